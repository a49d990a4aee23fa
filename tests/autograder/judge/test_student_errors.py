# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""A student's exceptions and warnings as a test cell sees them."""

from __future__ import annotations

import pytest
from one_session import fails, passes

pytestmark = pytest.mark.sandbox


@pytest.mark.parametrize(
    "kind",
    ["ValueError", "KeyError", "IndexError", "ZeroDivisionError", "TypeError", "RuntimeError", "OSError"],
)
def test_exceptions_keep_their_built_in_type(kind: str) -> None:
    passes(f"def f():\n    raise {kind}('about x')", f"check_raises({kind}, f, naming='x')")


def test_exceptions_of_the_students_own_come_as_their_base() -> None:
    answers = "class Mine(ValueError):\n    pass\ndef f(x):\n    raise Mine('x is bad')"
    passes(answers, "check_raises(ValueError, f, 1, naming='x')")
    message = fails("class Mine(Exception):\n    pass\ndef f():\n    raise Mine('oh')", "f()")
    assert "Mine: oh" in message


def test_a_message_says_where_it_happened() -> None:
    message = fails("def f(x):\n    y = 1\n    return y / 0", "f(1)")
    assert message == "f(1) raised ZeroDivisionError: division by zero (line 3 of your cell)"


def test_warnings_and_error_states_cross() -> None:
    passes(
        "import warnings\ndef f():\n    warnings.warn('careful', DeprecationWarning)\n    return 1",
        "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n    warnings.simplefilter('always')\n    assert f() == 1\n"
        "assert [str(w.message) for w in seen] == ['careful'] and seen[0].category is DeprecationWarning",
    )
    passes(
        "def f(x):\n    return 1 / x",
        "with np.errstate(divide='raise'):\n    check_raises(FloatingPointError, f, np.zeros(2))",
    )
    passes(
        "def f(x):\n    return 1 / x",
        "with np.errstate(divide='ignore'):\n    assert np.isinf(f(np.zeros(2))).all()",
    )
