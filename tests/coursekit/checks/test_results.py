"""What comes back from a function with several results."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from coursekit.checks import CheckFailed, check_results


@pytest.mark.parametrize("actual", [(1.0, [2.0]), [1.0, [2.0]]])
def test_two_results_come_back_one_by_one(actual: Any) -> None:
    assert check_results(actual, ("loss", "dw"), "the loss and its gradient") == [1.0, [2.0]]


def test_one_array_may_hold_all_results() -> None:
    first, second = check_results(np.eye(2), ("W", "C"), "two tables")
    assert first.tolist() == [1.0, 0.0]
    assert second.tolist() == [0.0, 1.0]


@pytest.mark.parametrize(
    ("actual", "came"),
    [
        (None, r"nothing came back \(None\)"),
        (3.5, "got 3.5 of type float"),
        ({"W": 1}, "of type dict"),
        ("ab", "of type str"),
        ((), "a tuple with 0 items"),
        ([1, 2, 3], "a list with 3 items"),
        (np.zeros(3), "an array of float64 with 3 items"),
        (np.array(1.0), "of type ndarray"),
        ((i for i in range(2)), "of type generator"),
    ],
)
def test_anything_else_is_named(actual: Any, came: str) -> None:
    with pytest.raises(CheckFailed, match=r"two tables: expected 2 results \(W, C\).*" + came):
        check_results(actual, ("W", "C"), "two tables")
