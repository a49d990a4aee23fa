"""The words of a message: short, never ambiguous, and laid out as every reader of it expects."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks import CheckFailed
from coursekit.checks._text import as_words, fail, number, number_pair, position, shape_words, times


def test_a_check_is_an_assertion() -> None:
    assert issubclass(CheckFailed, AssertionError)


def test_a_traceback_names_the_module_that_students_import_from() -> None:
    assert f"{CheckFailed.__module__}.{CheckFailed.__qualname__}" == "coursekit.checks.CheckFailed"


def test_a_failure_has_a_line_for_the_fact_the_diagnosis_and_the_hint() -> None:
    with pytest.raises(CheckFailed) as caught:
        fail("the sum", "expected 3, got 2", "One is missing.", "Count.")
    assert str(caught.value) == "the sum: expected 3, got 2.\nDiagnosis: One is missing.\nHint: Count."
    with pytest.raises(CheckFailed) as caught:
        fail("the sum", "expected 3, got 2")
    assert str(caught.value) == "the sum: expected 3, got 2."


@pytest.mark.parametrize(
    ("value", "words"),
    [(True, "True"), (np.True_, "True"), (7, "7"), (np.int64(7), "7"), (1 / 3, "0.333333"), (1 + 2j, "1+2j")],
)
def test_numbers(value: object, words: str) -> None:
    assert number(value) == words


def test_a_pair_takes_as_many_digits_as_show_a_difference() -> None:
    assert number_pair(1.0, 2.0) == ("1", "2")
    first, second = number_pair(1.0, 1.0 + 2**-52)
    assert first != second


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (np.array([[1.0, 2.0], [3.0, 4.5]]), "[[1. , 2. ], [3. , 4.5]]"),
        (np.zeros((13, 2)), "an array of shape (13, 2)"),
        ("cat", "'cat'"),
        (None, "None"),
        ("x" * 100, "'" + "x" * 78 + "…"),
    ],
    ids=["small array", "large array", "text", "none", "long text"],
)
def test_values_are_quoted_or_shortened(value: object, words: str) -> None:
    assert as_words(value) == words


@pytest.mark.parametrize(
    "value",
    [[], (), {}, set(), [1], (1,), {1}, {"a": [1, (2,)]}, [None, True, 2.5, b"x"], frozenset({1}), range(3)],
    ids=repr,
)
def test_short_values_are_quoted_as_python_writes_them(value: object) -> None:
    assert as_words(value) == repr(value)


@pytest.mark.parametrize(
    "value", [list(range(100)), ("ab",) * 50, {i: [i] * 3 for i in range(30)}, [[1] * 99] * 9]
)
def test_of_long_values_the_beginning_is_quoted(value: object) -> None:
    assert as_words(value) == repr(value)[:79] + "…"


def test_a_value_that_cannot_be_quoted_is_called_by_its_type() -> None:
    class Broken:
        def __repr__(self) -> str:
            raise RuntimeError

    assert as_words(Broken()) == "a value of type Broken"


def test_places_shapes_and_counts() -> None:
    assert [position(index) for index in ((3,), (1, 4), (0, 1, 2))] == [
        "index 3",
        "row 1, column 4",
        "index (0, 1, 2)",
    ]
    assert shape_words(()) == "() (a single number)"
    assert shape_words((2, 3)) == "(2, 3)"
    assert [times(1, "row"), times(0, "row"), times(2, "axis", "axes")] == ["1 row", "0 rows", "2 axes"]
