"""Rows in any order: what passes, and what the message says when something does not."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks import CheckFailed
from coursekit.checks.exact import check_same_rows

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
