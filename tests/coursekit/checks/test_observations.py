# ruff: noqa: E501 - arrays and their messages stand on one line each
"""What differs and how: facts about some of the values, which are no diagnosis."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from coursekit.checks import CheckFailed, check_close, check_equal, check_same_rows
from coursekit.checks._observations import observe, observe_items

A = np.array([[1.0, -2.0, 3.0], [4.0, 0.5, -6.0], [0.25, 8.0, 9.0]])
ROWS = np.array([[0.7, 0.2, 0.1], [0.1, 0.6, 0.3]])


def observed(seen: np.ndarray, wanted: np.ndarray) -> str:
    return observe(seen, wanted, np.isclose(seen, wanted)) or ""


@pytest.mark.parametrize(
    ("seen", "wanted", "words"),
    [
        (A * [[0.5], [1], [1]], A, "Some values are right, all others are too small: where several"),
        (A + np.diag([3.0, -2, 1]), A, "Only the diagonal is wrong. 2 values too large, 1 too small, by up to 3."),
        (A + np.array([[0.0], [3.0], [0.0]]), A, "Only row 1 is wrong. The 3 wrong values are too large, by 3."),
        (A - np.array([0.0, 0, 2]), A, "Only column 2 is wrong. The 3 wrong values are too small, by 2."),
        (
            np.arange(14.0).reshape(7, 2) * [[1], [1], [3], [1], [1], [4], [1]],
            np.arange(14.0).reshape(7, 2),
            "Only rows 2 and 5 are wrong. The 4 wrong values are too large, by 8 to 33.",
        ),
        (np.array([1.0, 9.0, 3.0]), np.array([1.0, 2.0, 3.0]), "Only the value at index 1 is wrong. It is too large by 7."),
        (np.array([2.0, 4.0]), np.array([1.0, 2.5]), "All values are too large, by 1 to 1.5."),
        (np.array([[0.6, 0.5], [0.4, 0.5]]), np.array([[0.7, 0.3], [0.1, 0.9]]), "Sums along axis 0 are 1, along axis 1"),
        (np.array([[0.2, 0.1], [0.3, 0.4]]), np.array([[0.7, 0.3], [0.1, 0.9]]), "The whole array adds up to 1"),
        (ROWS**3 + 1, ROWS, "Sums along axis 1 should be 1, and are not."),
        (np.array([3.0, 27.6]), np.array([1.0, np.inf]), "should be infinite is finite"),
    ],
)  # fmt: skip
def test_what_differs_and_how(seen: np.ndarray, wanted: np.ndarray, words: str) -> None:
    assert words in observed(seen, wanted)


def test_single_numbers_speak_for_themselves() -> None:
    assert observed(np.array(1.0), np.array(2.0)) == ""


@settings(max_examples=150, deadline=None)
@given(
    st.data(),
    hnp.array_shapes(max_dims=3, max_side=4),
    st.sampled_from([np.float64, np.int64, np.bool_, np.complex128]),
)
def test_never_breaks_on_any_array(data: st.DataObject, shape: tuple[int, ...], dtype: type) -> None:
    seen = data.draw(hnp.arrays(dtype, shape))
    wanted = data.draw(hnp.arrays(np.float64, shape))
    assert "\n" not in observed(seen, wanted)


@pytest.mark.parametrize(
    ("seen", "wanted", "words"),
    [
        ([9, 8, 7], [1, 2], "2 items expected, 3 came."),
        ([1, 9, 3], [1, 2, 3], "9 does not belong in the result, 2 is missing."),
        ([9, 8, 3], [1, 2, 3], "9 and 8 do not belong in the result, 1 and 2 are missing."),
        ([1, 9, 1], [1, 1, 1], "9 does not belong in the result."),
        (list("abcdef"), list("uvwxyz"), "'a', 'b', 'c' and more do not belong"),
        ([[1], {}], [[2], 3], "[1] and {} do not belong"),
    ],
)
def test_items(seen: list, wanted: list, words: str) -> None:
    assert words in (observe_items(seen, wanted) or "")


def message(check, *args) -> str:
    with pytest.raises(CheckFailed) as caught:
        check(*args, "it")
    return str(caught.value)


def test_a_message_has_a_diagnosis_or_what_differs() -> None:
    assert "\nDiagnosis: This is 2 times" in message(check_close, 2 * A, A)
    odd = message(check_close, A + np.diag([3.0, -2, 1]), A)
    assert "\nWhat differs: Only the diagonal is wrong." in odd
    assert "Diagnosis" not in odd
    assert "\nWhat differs: 9 does not belong" in message(check_equal, [1, 9, 3], [1, 2, 3])


def test_a_transposed_shape_alone_is_not_a_transposed_result() -> None:
    wanted = np.arange(6.0).reshape(2, 3)
    assert "Diagnosis: The result is transposed." in message(check_close, wanted.T, wanted)
    assert "The result is transposed." not in message(check_close, wanted.T + 1, wanted)
    rows = np.array([[1, 2], [3, 4], [5, 6]])
    assert "transposed" in message(check_same_rows, rows.T, rows)
    assert "transposed" not in message(check_same_rows, rows.T + 1, rows)


def test_values_that_are_not_finite_explain_a_result_only_if_the_rest_is_right() -> None:
    assert "Diagnosis: Is there an overflow" in message(check_close, [1.0, np.nan], [1.0, 2.0])
    mixed = message(check_close, [7.0, np.nan], [1.0, 2.0])
    assert "Diagnosis" not in mixed
    assert (
        "What differs: Is there an overflow, a log of 0, or a division by 0? Other values differ as well."
        in mixed
    )
