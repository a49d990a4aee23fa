"""Checks of numbers: they pass what is right in any dress, and raise, with the facts, on what is not."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    check_between,
    check_close,
    check_distribution,
    check_gradient,
    check_parameters,
    check_shape,
)


def failing(check, *args, **kwargs) -> str:
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(
    "result",
    [0.5, np.float64(0.5), np.float32(0.5), np.array(0.5), np.array(0.5, dtype=np.float16)],
    ids=["float", "float64", "float32", "0-d", "float16"],
)
def test_a_number_passes_in_any_dress(result: object) -> None:
    check_close(result, 0.5, "a half")


@pytest.mark.parametrize("result", [[1, 2.0], (1, 2), np.array([1, 2]), np.array([1.0, 2.0], np.float32)])
def test_a_vector_passes_in_any_dress(result: object) -> None:
    check_close(result, np.array([1.0, 2.0]), "a vector")


def test_message_has_the_check_both_values_the_diagnosis_and_the_hint() -> None:
    message = failing(check_close, -0.96, 0.96, "the cosine of [3, 4] and [4, 3]", hint="Look at the sign.")
    first, second, third = message.splitlines()
    assert first == "the cosine of [3, 4] and [4, 3]: expected 0.96, got -0.96."
    assert second.startswith("Diagnosis:")
    assert third == "Hint: Look at the sign."


def test_numbers_that_look_alike_get_more_digits() -> None:
    message = failing(check_close, 0.123456789, 0.123456780, "x", rtol=1e-12, atol=0)
    assert "0.12345678," in message
    assert "0.123456789" in message


def test_a_large_array_is_not_printed_but_located() -> None:
    wanted = np.arange(100.0).reshape(10, 10)
    seen = wanted.copy()
    seen[3, 7] = -5
    message = failing(check_close, seen, wanted, "a table")
    assert "1 of 100 values differ; at row 3, column 7 expected 37, got -5" in message
    assert len(message) < 300


def test_shape_comes_before_values() -> None:
    message = failing(check_close, np.zeros((3, 2)), np.ones((2, 3)), "a matrix")
    assert "expected shape (2, 3), got (3, 2)" in message
    assert "transposed" in message


@pytest.mark.parametrize(("value", "name"), [(np.nan, "NaN"), (np.inf, "inf"), (-np.inf, "-inf")])
def test_non_finite_values_are_called_so(value: float, name: str) -> None:
    message = failing(check_close, [1.0, value], [1.0, 2.0], "a vector")
    assert f"got {name} at index 1" in message


def test_infinity_where_infinity_is_right() -> None:
    check_close(np.inf, np.inf, "the divergence")
    assert "expected inf, got 27.6" in failing(check_close, 27.6, np.inf, "the divergence")
    assert "expected inf, got -inf" in failing(check_close, -np.inf, np.inf, "the divergence")


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "nothing came back (None)"),
        ("0.5", "expected numbers, got '0.5' of type str"),
        ({1: 2}, "of type dict"),
        ([[1, 2], [3]], "of type list"),
        (object(), "of type object"),
    ],
)
def test_what_is_no_number_is_said_to_be_none(result: object, words: str) -> None:
    assert words in failing(check_close, result, 0.5, "a number")


def test_a_known_mistake_comes_before_the_general_diagnoses() -> None:
    known_mistakes = {"This is the mean.": 4.0, "This is the sum.": 24.0}
    assert "Diagnosis: This is the sum." in failing(
        check_close, 24.0, 12.0, "x", known_mistakes=known_mistakes
    )
    assert "Diagnosis: This is 1/2 times" in failing(
        check_close, 6.0, 12.0, "x", known_mistakes=known_mistakes
    )
    check_close(12.0, 12.0, "x", known_mistakes=known_mistakes)


def test_tolerances_are_the_callers() -> None:
    check_close(1.001, 1.0, "x", rtol=1e-2)
    failing(check_close, 1.001, 1.0, "x")
    check_close(1e-9, 0.0, "x")
    failing(check_close, 1e-9, 0.0, "x", atol=0)


@pytest.mark.parametrize("kind", [float, np.float32, int], ids=["float64", "float32", "integers"])
@pytest.mark.filterwarnings("ignore:overflow")
def test_what_is_close_is_what_numpy_calls_so(kind: type) -> None:
    values = [0.0, 1e-9, 1.0, 1.0 + 5e-7, 1.0 + 2e-6, -1.0, 1e6, 1e6 + 0.5, 1e6 + 2.0, 1.7e308, -1.7e308]
    values += [np.inf, -np.inf, np.nan]
    for wanted in np.array([[0.0, value] for value in values]):
        for value in values if kind is float else [value for value in values if abs(value) < 1e7]:
            seen = np.array([0, value]).astype(kind)
            if np.isclose(seen, wanted, rtol=1e-6, atol=1e-8).all():
                check_close(seen, wanted, "x")
            else:
                assert failing(check_close, seen, wanted, "x")


def test_gradient_against_finite_differences() -> None:
    x = np.array([[0.3, -1.2], [2.0, 0.7]])
    before = x.copy()
    check_gradient(np.cos(x), lambda z: np.sin(z).sum(), x)
    assert np.array_equal(x, before)
    assert "opposite sign" in failing(check_gradient, -np.cos(x), lambda z: np.sin(z).sum(), x)


def test_gradient_against_an_array_and_of_integers() -> None:
    check_gradient([2.0, 4.0], np.array([2.0, 4.0]))
    check_gradient([2.0, 4.0], lambda z: (z**2).sum(), np.array([1, 2]))
    message = failing(check_gradient, [1.0, 2.0], lambda z: (z**2).sum(), np.array([1, 2]), "the slope")
    assert message.startswith("the slope:")
    assert "1/2 times the expected gradient" in message


def test_a_function_needs_a_point() -> None:
    with pytest.raises(TypeError, match="x"):
        check_gradient([1.0], lambda z: z.sum())


def test_shape_alone() -> None:
    check_shape([[1, 2, 3]], (1, 3), "a row")
    assert "expected shape () (a single number)" in failing(check_shape, [1.0], (), "a loss")


def test_between_includes_its_ends_and_nothing_beyond() -> None:
    check_between([-1.0, 0.0, 1.0], -1, 1, "cosines")
    message = failing(check_between, [0.0, np.nextafter(1.0, 2.0)], -1, 1, "cosines")
    assert "1.0000000000000002 at index 1" in message
    failing(check_between, np.nan, -1, 1, "a cosine")
    check_between(1.0000001, -1, 1, "a cosine", tol=1e-6)


def test_distributions_along_an_axis() -> None:
    p = np.array([[0.2, 0.8], [0.5, 0.5]])
    check_distribution(p, "rows")
    check_distribution(p.T, "columns", axis=0)
    assert "add up to 0.7" in failing(check_distribution, [0.2, 0.5], "p")
    assert "never negative" in failing(check_distribution, [1.5, -0.5], "p")
    assert "NaN" in failing(check_distribution, [np.nan, 1.0], "p")
    assert "single number" in failing(check_distribution, 1.0, "p")
    assert "array as a whole adds up to 1" in failing(check_distribution, p / 2, "rows")


GOOD = {"W": np.ones((2, 3)), "b": np.zeros(3)}


@pytest.mark.parametrize(
    ("params", "words"),
    [
        (None, "expected a dict of arrays, got None"),
        ([1], "expected a dict of arrays, got [1] of type list"),
        ({"W": np.ones((2, 3))}, "'b' is missing, got the names ['W']"),
        (GOOD | {"b": [0.0, 0.0]}, "b of a model: expected shape (3,), got (2,), a list"),
        (GOOD | {"c": 1.0}, "'c' does not belong there"),
        (GOOD | {"b": np.zeros(4)}, "b of a model: expected shape (3,), got (4,)"),
        (GOOD | {"b": np.zeros(3, dtype=int)}, "expected floats, got an array of type int64"),
        (GOOD | {"b": np.zeros(3, dtype=complex)}, "expected floats, got an array of type complex128"),
        (GOOD | {"W": np.full((2, 3), np.nan)}, "expected finite numbers, got NaN at row 0, column 0"),
    ],
    ids=str,
)
def test_parameters_have_the_names_shapes_and_type_that_were_promised(params: object, words: str) -> None:
    with pytest.raises(CheckFailed) as caught:
        check_parameters(params, {"W": (2, 3), "b": (3,)}, "a model")
    assert words in str(caught.value)


def test_right_parameters_pass() -> None:
    check_parameters(GOOD, {"W": (2, 3), "b": (3,)}, "a model")
    check_parameters(GOOD | {"b": np.zeros(3, np.float32)}, {"b": (3,), "W": (2, 3)}, "a model")


def test_known_mistakes_with_the_same_result_are_all_named() -> None:
    known_mistakes = {
        "The first row.": [1.0, 2.0],
        "The smallest row.": [1.0, 2.0],
        "The last row.": [3.0, 4.0],
    }
    said = failing(check_close, [1.0, 2.0], [2.0, 3.0], "a row", known_mistakes=known_mistakes)
    assert "Diagnosis: The first row. Or: The smallest row." in said
    assert "The last row." not in said
    shapes = {"Rows and columns.": (3, 1), "The other table.": (3, 1)}
    said = failing(check_shape, np.ones((3, 1)), (2, 1), "a table", known_mistakes=shapes)
    assert "Diagnosis: Rows and columns. Or: The other table." in said


def test_known_mistakes_of_another_shape_are_recognised() -> None:
    with pytest.raises(CheckFailed, match="the other table"):
        check_close(
            np.ones((3, 1)), np.ones((2, 1)), "a table", known_mistakes={"the other table": np.ones((3, 1))}
        )
    with pytest.raises(CheckFailed, match="the other table"):
        check_shape(np.ones((3, 1)), (2, 1), "a table", known_mistakes={"the other table": (3, 1)})
    with pytest.raises(CheckFailed, match="longer by one"):
        check_shape(np.ones((3, 1)), (2, 1), "a table", known_mistakes={"the other table": (4, 1)})
