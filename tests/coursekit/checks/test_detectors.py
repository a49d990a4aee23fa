"""Every mistake that the detectors promise to recognise, made on purpose."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks._diagnosis import diagnose

A = np.array([[1.5, -2.0, 0.25], [0.5, 3.0, -1.0], [4.0, -0.75, 2.5]])


POSITIVE = np.array([0.3, 2.5, 1.7, 0.9])


ROWS = np.array([[0.5, 0.3, 0.2], [0.1, 0.1, 0.8], [0.6, 0.2, 0.2], [0.25, 0.25, 0.5]])  # distributions


LOGITS = np.log(ROWS) + np.array([[0.0], [1.0], [-1.0], [2.0]])


MISTAKES = [
    pytest.param(-A, A, "opposite", id="opposite sign"),
    pytest.param(np.array(0.5), np.array(-0.5), "minus sign is lost", id="lost minus"),
    pytest.param(np.abs(A), A, "absolute value", id="absolute value"),
    pytest.param(np.maximum(A, 0), A, "clipped", id="negative values clipped"),
    pytest.param(np.zeros_like(A), A, "Every value is 0", id="all zero"),
    pytest.param(np.full_like(A, 2.0), A, "Every value is the same, 2", id="constant"),
    pytest.param(2 * A, A, "2 times", id="twice"),
    pytest.param(A / 2, A, "1/2 times", id="half"),
    pytest.param(-2 * A, A, "-2 times", id="minus twice"),
    pytest.param(A * 3, A, "sum in place of a mean", id="sum for mean over the rows"),
    pytest.param(A / 9, A, "mean in place of a sum", id="mean for sum over everything"),
    pytest.param(A * 7.3, A, "7.3 times", id="unnamed factor"),
    pytest.param(POSITIVE * np.log(2), POSITIVE, "base of the logarithm", id="ln for log2"),
    pytest.param(np.array(0.094 / np.log(2)), np.array(0.094), "base of the logarithm", id="log2 for ln"),
    pytest.param(POSITIVE / np.log(10), POSITIVE, "base of the logarithm", id="log10 for ln"),
    pytest.param(A + 0.5, A, "off by the same amount, 0.5", id="offset"),
    pytest.param(A.T, A, "transposed", id="transposed"),
    pytest.param(A[::-1], A, "rows are right but in reverse", id="rows reversed"),
    pytest.param(A[:, [0, 2, 1]], A, "columns are right but in another order", id="columns permuted"),
    pytest.param(np.roll(POSITIVE, -1), POSITIVE, "shifted by one", id="shifted"),
    pytest.param(POSITIVE[[1, 0, 3, 2]], POSITIVE, "another order", id="values permuted"),
    pytest.param(1 - POSITIVE, POSITIVE, "1 minus", id="complement"),
    pytest.param((1 + POSITIVE) / 2, POSITIVE, r"(1 + x) / 2", id="squeezed"),
    pytest.param(POSITIVE**2, POSITIVE, "square root missing", id="square"),
    pytest.param(np.sqrt(POSITIVE), POSITIVE, "root too many", id="root"),
    pytest.param(1 / POSITIVE, POSITIVE, "upside down", id="reciprocal"),
    pytest.param(np.exp(POSITIVE), POSITIVE, "log missing", id="exp"),
    pytest.param(np.exp(-POSITIVE), POSITIVE, "-log missing", id="exp of minus"),
    pytest.param(np.log(POSITIVE), POSITIVE, "exp missing", id="log"),
    pytest.param(np.exp(LOGITS), ROWS, "normalisation is missing", id="softmax without the sum"),
    pytest.param(ROWS / ROWS.sum(), ROWS, "whole array adds up to 1", id="global sum"),
    pytest.param(ROWS / ROWS.sum(axis=0), ROWS, "wrong axis", id="columns normalised"),
    pytest.param(A * [[2.0], [5.0], [0.3]], A, "Every row is off by a factor", id="row factors"),
    pytest.param(A * [2.0, 5.0, 0.3], A, "Every column is off by a factor", id="column factors"),
    pytest.param(
        A * [[2.0], [5.0], [0.3]] * [1.1, 7.0, 3.0],
        A,
        "factor of its row and one of its column",
        id="both",
    ),
    pytest.param(A + 1e-5 * np.eye(3), A, "Almost right", id="epsilon"),
    pytest.param(A * (1 + np.eye(3)), A, "counted twice", id="diagonal counted twice"),
]


@pytest.mark.parametrize(("seen", "wanted", "words"), MISTAKES)
def test_a_mistake_is_called_by_its_name(seen: np.ndarray, wanted: np.ndarray, words: str) -> None:
    told = diagnose(np.asarray(seen), np.asarray(wanted))
    assert told is not None
    assert words in told


@pytest.mark.parametrize(("seen", "wanted", "words"), MISTAKES)
def test_one_value_that_does_not_fit_and_it_is_no_diagnosis(
    seen: np.ndarray, wanted: np.ndarray, words: str
) -> None:
    if np.size(seen) == 1:
        seen, wanted = np.append(seen, 3.0), np.append(wanted, 3.0)
    for place in range(np.size(seen)):
        spoiled = np.array(seen, dtype=float)
        spoiled.flat[place] += 0.4142 * (1 + np.abs(seen).max())
        assert diagnose(spoiled, np.asarray(wanted)) is None, place


def test_a_factor_for_every_row_needs_rows() -> None:
    wanted = np.diag([1.0, 2.0, 3.0])
    assert diagnose(np.diag([1.3, 2.9, 3.1]), wanted) is None
    assert diagnose(A * [[2.0], [1.0], [0.3]], A) is None, "not every row is off"


def test_gradients_have_words_of_their_own() -> None:
    assert diagnose(-A, A, gradient=True) == "The gradient has the right size but the opposite sign."
    assert diagnose(np.array(1.0), np.array(-1.0), gradient=True) == (
        "The gradient has the right size but the opposite sign."
    )
    assert "times the expected gradient" in (diagnose(A * 3, A, gradient=True) or "")


def test_axes_of_a_cube() -> None:
    cube = np.arange(24.0).reshape(2, 3, 4) ** 1.5
    same_lengths = np.arange(27.0).reshape(3, 3, 3) ** 1.5
    assert (
        diagnose(np.transpose(cube, (1, 0, 2)), cube) is None
    )  # another shape is another function's business
    assert "axes are exchanged" in (diagnose(np.transpose(same_lengths, (1, 0, 2)), same_lengths) or "")


@pytest.mark.parametrize(("seen", "wanted"), [(1.0, 0.0), (0.0, 1.0)])
def test_zero_and_one_are_no_evidence(seen: float, wanted: float) -> None:
    """exp(0) is 1 and 1 - 1 is 0: with a single 0 or 1 any of a dozen mistakes would fit."""
    assert diagnose(np.array(seen), np.array(wanted)) is None


def test_a_division_that_multiplies_is_no_array_of_zeros() -> None:
    wanted = np.array([12.0, 9.0])
    assert "brackets" in str(diagnose(wanted * 1e-12, wanted, gradient=True))
    assert "Every value is 0" in str(diagnose(np.zeros(2), wanted, gradient=True))
