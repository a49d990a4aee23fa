"""Checks without a tolerance: ids, strings, sequences, rows in any order."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    check_equal,
    check_true,
)
from coursekit.checks.exact import check_same_rows


def failing(check, *args, **kwargs) -> str:
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(
    "result", [[1, 0], (1, 0), np.array([1, 0]), np.array([1, 0], np.int32), range(1, -1, -1)]
)
def test_ids_pass_in_any_sequence(result: object) -> None:
    check_equal(result, np.array([1, 0]), "ids")


def test_empty_sequences_are_equal_whatever_their_type() -> None:
    check_equal(np.array([]), [], "no ids")
    check_equal([], np.array([], dtype=int), "no ids")


@pytest.mark.parametrize("result", [[1.0, 0.0], [True, False], ["1", "0"]])
def test_ids_are_integers(result: list) -> None:
    failing(check_equal, result, [1, 0], "ids")


def test_strings_dicts_sets_and_nested_lists() -> None:
    check_equal(["the", np.str_("dog")], ["the", "dog"], "tokens")
    check_equal({"the": np.int64(0)}, {"the": 0}, "a vocabulary")
    check_equal({(1, 2)}, {(1, 2)}, "pairs")
    check_equal(np.array([[1, 2], [3, 4]]), [(1, 2), (3, 4)], "rows")
    failing(check_equal, {"the": 1}, {"the": 0}, "a vocabulary")
    failing(check_equal, ["the"], {"the": 0}, "a vocabulary")
    failing(check_equal, "the", ["the"], "tokens")


def test_a_missing_return_and_a_bare_id() -> None:
    assert "nothing came back" in failing(check_equal, None, [1], "ids")
    assert "expected a sequence of 1 item, got 1" in failing(check_equal, 1, [1], "ids")


def test_a_long_sequence_shows_its_first_difference() -> None:
    seen = [*range(30), 99, *range(31, 60)]
    message = failing(check_equal, seen, list(range(60)), "sixty ids")
    assert "first difference at index 30: expected 30, got 99" in message


def test_a_known_wrong_sequence_is_recognised() -> None:
    known_mistakes = {"Ranked by length.": np.array([2, 1])}
    assert "Ranked by length." in failing(check_equal, [2, 1], [1, 0], "ids", known_mistakes=known_mistakes)


def test_mistakes_with_the_same_result_are_all_named() -> None:
    known_mistakes = {"By length.": [2, 1], "Other.": [0, 0], "Reversed.": [2, 1], "Reversed. ": [2, 1]}
    said = failing(check_equal, [2, 1], [1, 0], "ids", known_mistakes=known_mistakes)
    assert "Diagnosis: By length. Or: Reversed.\n" in f"{said}\n"
    assert "Other" not in said
    assert said.count("Reversed.") == 1


def test_true() -> None:
    check_true(True, "never seen")
    assert failing(check_true, False, "the loss rose") == "the loss rose"


PAIRS = [[1, 2], [2, 1], [1, 2]]


@pytest.mark.parametrize(
    "rows",
    [PAIRS, PAIRS[::-1], np.array(PAIRS, dtype=np.int32), tuple(map(tuple, PAIRS))],
    ids=lambda r: type(r).__name__,
)
def test_any_order_and_any_kind_of_table_passes(rows):
    check_same_rows(rows, PAIRS, "pairs")


@pytest.mark.parametrize("nothing", [[], np.empty((0, 2), dtype=int), np.empty(0)])
def test_no_rows_may_come_in_any_shape(nothing):
    check_same_rows(nothing, np.empty((0, 2), dtype=int), "pairs")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (None, "nothing came back"),
        (
            [[1, 2], [2, 1]],
            r"expected 3 rows, got 2; the row \(1, 2\) should be there 2 times and is there 1 time",
        ),
        ([*PAIRS, [5, 5]], r"\(5, 5\) should be there 0 times and is there 1 time"),
        ([[1.0, 2.0], [2.0, 1.0], [1.0, 2.0]], "whole numbers"),
        ([[1, 2], [2]], "whole numbers"),
        (np.transpose(PAIRS), "transposed"),
        ([1, 2, 2, 1], r"shape \(4,\)"),
        ([], r"shape \(0,\)"),
    ],
)
def test_what_the_message_says(rows, said):
    with pytest.raises(CheckFailed, match=said):
        check_same_rows(rows, PAIRS, "the pairs of a text")


def test_a_known_mistake_is_named_and_the_hint_repeated():
    with pytest.raises(CheckFailed) as failed:
        check_same_rows(
            [[1, 2], [2, 1]],
            PAIRS,
            "pairs",
            known_mistakes={"Each pair once.": [[2, 1], [1, 2]]},
            hint="Count.",
        )
    assert "Each pair once." in str(failed.value)
    assert "Count." in str(failed.value)


def test_rows_are_sorted_and_not_hashed() -> None:
    # -1 and -2 have the same hash, and 2**61 - 1 is the modulus of hashes: 20,000 such rows in a dict take
    # minutes.
    rows = [[-1 - (i & 1), (2**61 - 1) * (i >> 1)] for i in range(4)]
    with pytest.raises(CheckFailed, match="expected 1 row, got 4"):
        check_same_rows(rows, [[0, 1]], "rows")
    same = np.array([[(2**61 - 1) * (i % 4), i % 2 - 2] for i in range(20_000)])
    check_same_rows(same[::-1], same, "rows")


def test_rows_of_unsigned_numbers_are_compared_as_what_they_are() -> None:
    check_same_rows(np.array([[1, 2]], dtype=np.uint64), [[1, 2]], "rows")
    with pytest.raises(CheckFailed, match="should be there 1 time and is there 0 times"):
        check_same_rows(np.array([[2**64 - 1, 2]], dtype=np.uint64), [[1, 2]], "rows")


def test_right_rows_of_floats_are_told_their_type() -> None:
    message = failing(check_equal, np.array([[8.0, 6.0], [6.0, 3.0]]), [[8, 6], [6, 3]], "windows")
    assert "of type float" in message


@pytest.mark.parametrize(
    ("rows", "came"),
    [
        (np.array([[1.0, np.nan]]), "of type float64, with NaN in it"),
        (np.array([[1.0, np.inf]]), "of type float64, with inf in it"),
        (np.array([[1, 2j]]), "of type complex128"),
        (np.array([["1", "2"]]), "of type <U1"),
    ],
)
def test_rows_of_another_type_are_told_theirs(rows: np.ndarray, came: str) -> None:
    with pytest.raises(CheckFailed, match=came):
        check_same_rows(rows, [[1, 2]], "one pair")
