"""Diagnoses of arrays, shapes and items; and honest silence where nothing is known."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from coursekit.checks._diagnosis import diagnose, diagnose_items, diagnose_shape


def test_a_finite_value_for_infinity() -> None:
    told = diagnose(np.array([1.0, 27.6]), np.array([1.0, np.inf]))
    assert told is not None
    assert "small constant" in told


def test_nothing_is_said_about_unrelated_numbers() -> None:
    rng = np.random.default_rng(5)
    assert diagnose(rng.normal(size=(4, 3)), rng.normal(size=(4, 3))) is None
    assert diagnose(np.array(0.37), np.array(0.91)) is None


@settings(max_examples=150, deadline=None)
@given(
    st.data(),
    hnp.array_shapes(max_dims=3, max_side=4),
    st.sampled_from([np.float64, np.float32, np.int64, np.bool_, np.complex128]),
)
def test_never_breaks_on_any_array(data: st.DataObject, shape: tuple[int, ...], dtype: type) -> None:
    """A diagnosis that raises would hide the failure that it is to explain."""
    seen = data.draw(hnp.arrays(dtype, shape))
    wanted = data.draw(hnp.arrays(np.float64, shape))
    told = diagnose(seen, wanted)
    assert told is None or (told and "\n" not in told)


@pytest.mark.parametrize(
    ("seen", "wanted", "words"),
    [
        ((3, 2), (2, 3), "transposed"),
        ((5, 1), (5,), "too many"),
        ((5,), (5, 1), "missing"),
        ((4,), (), "sum missing"),
        ((), (4,), "one axis should stay"),
        ((6,), (5,), "longer by one"),
        ((3, 4), (3, 5), "shorter by one"),
    ],
)
def test_shapes(seen: tuple[int, ...], wanted: tuple[int, ...], words: str) -> None:
    assert words in (diagnose_shape(seen, wanted) or "")


def test_an_unrelated_shape_gets_no_diagnosis() -> None:
    assert diagnose_shape((7, 2), (3, 5)) is None


@pytest.mark.parametrize(
    ("seen", "wanted", "words"),
    [
        ([3, 2, 1], [1, 2, 3], "reverse"),
        ([2, 1, 3], [1, 2, 3], "wrong order"),
        ([1.0, 2.0], [1, 2], "whole numbers"),
        ([True, False], [1, 0], "bool"),
        ([0.9, 0.5], [1, 2], "values that were sorted"),
        ([1, 2, 3, 4], [1, 2], "2 items too many at the end"),
        ([1], [1, 2], "1 item missing at the end"),
        (["1", "2"], [1, 2], "text (str)"),
        ([["8", "6"]], [[8, 6]], "text (str)"),
        ([9, 1, 2], [1, 2, 3], "9 should not stand first"),
        ([2, 3, 4], [1, 2, 3], "1 is missing at the front"),
        (["dog", "the"], ["the", "dog"], "reverse"),
    ],
)
def test_items(seen: list, wanted: list, words: str) -> None:
    assert words in (diagnose_items(seen, wanted) or "")


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [
        ([9, 8, 7], [1, 2]),
        ([1, 9, 3], [1, 2, 3]),
        ([0.5, 2], [1, 2]),
        (["1", 2], [1, 2]),
        ([4, 3, 2], [1, 2, 3]),
    ],
)
def test_what_some_items_say_is_no_diagnosis(seen: list, wanted: list) -> None:
    assert diagnose_items(seen, wanted) is None


def test_infinities_explain_a_result_only_if_the_rest_is_right() -> None:
    wanted = np.array([1.0, np.inf, np.inf])
    assert "small constant" in (diagnose(np.array([1.0, 27.6, 27.6]), wanted) or "")
    assert diagnose(np.array([2.0, 27.6, 27.6]), wanted) is None


def test_items_that_cannot_be_sorted_get_no_diagnosis() -> None:
    assert diagnose_items([1, "a"], [1, 2]) is None


@pytest.mark.parametrize(
    ("half", "words"),
    [(np.triu, "above"), (np.tril, "below"), (lambda table: np.triu(2 * table, 1), "above")],
)
def test_one_half_of_a_symmetric_table(half: Callable[[np.ndarray], np.ndarray], words: str) -> None:
    symmetric = np.array([[2.0, 3.0, 1.0], [3.0, 0.0, 5.0], [1.0, 5.0, 4.0]])
    assert f"half {words} the diagonal" in (diagnose(half(symmetric), symmetric) or "")
