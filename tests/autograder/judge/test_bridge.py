# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What crosses between a test cell and a student's process: plain data, calls inside calls, within limits."""

from __future__ import annotations

import pytest
from one_session import fails, judged, passes

from autograder.result import Status

pytestmark = pytest.mark.sandbox


PLAIN = [
    "None", "True", "3", "-2.5", "2**80", "1+2j", "'text'", "b'bytes'", "[1, 'a', None]", "(1, (2,))", "{'a': [1]}", "{1, 2}", "frozenset({1})",
    "range(3)", "np.float32(0.5)", "np.int64(7)", "np.bool_(True)", "np.arange(6).reshape(2, 3)", "np.array(['a', 'bc'])", "np.zeros((0, 3))",
]  # fmt: skip


def test_plain_results_are_what_they_are() -> None:
    checks = "\n".join(
        f"seen, wanted = f({i}), {text}\n"
        "assert type(seen) is type(wanted), type(seen)\n"
        "assert np.array_equal(seen, wanted) if isinstance(wanted, np.ndarray) else seen == wanted"
        for i, text in enumerate(PLAIN)
    )
    passes(f"def f(i):\n    return [{', '.join(PLAIN)}][i]", checks)


def test_arguments_arrive_as_they_are() -> None:
    checks = "\n".join(f"assert f({text}) == repr(({text}))" for text in PLAIN if "frozen" not in text)
    passes("def f(value):\n    return repr(value)", checks)


def test_a_check_inside_a_callback_cannot_be_caught() -> None:
    answers = "def f(g):\n    try:\n        g(-1)\n    except BaseException:\n        return 1"
    checks = "def g(i):\n    check_true(i > 0, 'asked for a negative number')\nassert f(g) == 1"
    assert fails(answers, checks) == "asked for a negative number"


def test_callbacks_have_a_budget() -> None:
    checks = "f(lambda x: 0.0, np.zeros(3))"
    message = fails(
        "def f(g, x):\n    try:\n        g(np.zeros(100_000))\n    except BaseException:\n        pass",
        checks,
    )
    assert "0.8 MB of arguments, many times what the check passed to yours" in message
    large = "assert f(lambda x: 0.0, np.zeros(100_000)) != 1"
    passes("def f(g, x):\n    return g(x)", large)
    message = fails("def f(g, x):\n    for _ in range(100):\n        g(x)", large)
    assert "more than 64 MB in all" in message


def test_errors_inside_a_callback_say_nothing_of_the_test() -> None:
    answers = "def f(g):\n    try:\n        return g()\n    except {} as error:\n        return str(error)"
    text = "the function that was passed in cannot work with these arguments"
    checks = f"assert f(lambda: 1 / 0) == {text!r}"
    assert judged(answers.format("ZeroDivisionError"), checks).status is Status.PASSED
    hidden = f"def g():\n    return np.zeros(7) @ np.zeros(8)\nassert f(g) == {text!r}"
    assert judged(answers.format("ValueError"), hidden).status is Status.PASSED
    message = fails("def f(g):\n    return g()", "def g():\n    raise KeyError('inside')\nf(g)")
    assert "KeyError" in message
    assert "inside" not in message


def test_callbacks_inside_callbacks() -> None:
    passes(
        "def f(g, n):\n    return g(n)",
        "def g(n):\n    return n if n == 0 else 1 + f(g, n - 1)\nassert f(g, 5) == 5",
    )


def test_endless_nesting_of_calls_ends() -> None:
    fails("def f(g):\n    return g()", "def g():\n    return f(g)\nf(g)")


def test_a_result_does_not_change_behind_the_test_s_back() -> None:
    passes(
        "kept = []\ndef f():\n    kept.append(1)\n    return kept",
        "first = f()\nf()\nassert f() == [1, 1, 1]",
    )
    result = judged(
        "kept = []\ndef f():\n    kept.append(1)\n    return kept", "first = f()\nf()\nassert first == [1]"
    )
    assert result.status is Status.PASSED


def test_objects_of_a_process_that_ended_are_refused() -> None:
    result = judged(
        "import os\nclass Box: pass\ndef f(*args):\n    if args:\n        os._exit(0)\n    return Box()",
        "box = f()\nf(1)\nbox.value",
    )
    assert result.status is Status.KILLED


def test_what_comes_back_in_one_exercise_is_bounded() -> None:
    message = fails("def f():\n    return np.zeros(8_000_000)", "kept = [f() for _ in range(20)]")
    assert "400 MB came back in one exercise: too much to be checked" in message


SEVERAL = "from coursekit.checks import call_each\n"


def test_several_calls_cross_together_and_come_in_order() -> None:
    answers = "def f(i, x):\n    x += i\n    return x.copy()"
    checks = (
        SEVERAL + "x = np.zeros(2)\n"
        "seen = list(call_each(lambda i, x: i, [(0, x)]))\nassert seen == [0]\n"
        "results = call_each(f, [(i, x + 0) for i in range(3)])\n"
    )
    message = fails(answers, checks + "list(results)")
    assert message == "f changed its argument x: work on a copy, or build a new array"
    passes(
        "def f(i, x):\n    return x + i",
        checks
        + "assert np.array_equal(list(results), [[0, 0], [1, 1], [2, 2]])\nassert not list(call_each(f, []))",
    )


def test_of_several_calls_none_follows_the_one_that_raises() -> None:
    answers = "seen = []\ndef f(i):\n    seen.append(i)\n    return 1 / (2 - i)"
    checks = (
        SEVERAL + "results = call_each(f, [(i,) for i in range(5)])\n"
        "assert [next(results), next(results)] == [0.5, 1.0]\n"
    )
    tried = "try:\n    next(results)\nexcept ZeroDivisionError:\n    pass\nelse:\n    assert False\nassert seen == [0, 1, 2]"
    passes(answers, checks + tried)
    message = fails(answers, checks + "next(results)")
    assert message == "f(2) raised ZeroDivisionError: division by zero (line 4 of your cell)"


def test_what_a_student_holds_or_calls_is_passed_in_a_call_of_its_own() -> None:
    for given in ("lambda: 1", "f"):
        result = judged("def f(g):\n    return 1", SEVERAL + f"list(call_each(f, [({given},)]))")
        assert "a function is passed in a call of its own" in result.message, given
    result = judged(
        "def f(x):\n    return 1",
        SEVERAL + "x = np.zeros(2)\nwith in_place(x):\n    list(call_each(f, [(x,)]))",
    )
    assert "arguments in place are passed in a call of their own" in result.message


def test_warnings_of_several_calls_come_with_their_results() -> None:
    answers = "import warnings\ndef f(i):\n    warnings.warn(f'number {i}')\n    return i"
    passes(
        answers,
        SEVERAL + "import warnings\n"
        "with warnings.catch_warnings(record=True) as seen:\n"
        "    warnings.simplefilter('always')\n    list(call_each(f, [(3,), (4,)]))\n"
        "assert [str(entry.message) for entry in seen] == ['number 3', 'number 4']",
    )
