"""Sizes are compared before anything is converted: what a check takes is little, whatever came."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    check_between,
    check_close,
    check_distribution,
    check_equal,
    check_gradient,
    check_same_rows,
    check_shape,
)
from coursekit.checks._size import parts


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (1.5, 1),
        ([1, 2, 3], 4),
        ([[1, 2], [3]], 6),
        ({"a": [1]}, 4),
        (np.zeros(3), 4),
        (np.zeros((3, 2)), 10),
        (np.zeros((3, 0)), 4),
        (range(5), 6),
        ("text", 1),
    ],
    ids=str,
)
def test_items_and_containers_are_counted(value: object, count: int) -> None:
    assert parts(value, 100) == count


def test_counting_stops() -> None:
    assert 50 < parts([[0] * 40] * 40, 50) < 100
    assert parts(np.broadcast_to(0, (10**6, 10**6)), 50) > 50


FLAGS = np.zeros((4_000_000, 1), dtype=bool)
LARGE = {
    "flags": FLAGS,
    "many axes": np.zeros((2_000_000,) + (1,) * 30, dtype=np.int8),
    "empty rows": np.zeros((2_000_000, 0)),
    "list": [0] * 500_000,
    "shared rows": [[0.0] * 1_000] * 1_000,
    "dict": dict.fromkeys(range(200_000), 0),
    "set": set(range(200_000)),
    "text": "x" * 5_000_000,
    "tuple of arrays": (FLAGS, FLAGS, FLAGS),
}
CHECKS = {
    "close": lambda value: check_close(value, [1.0, 2.0], "x"),
    "close to a number": lambda value: check_close(value, 1.0, "x"),
    "gradient": lambda value: check_gradient(value, np.ones((2, 3)), what="x"),
    "equal": lambda value: check_equal(value, [1, 2], "x"),
    "equal to an array": lambda value: check_equal(value, np.ones((2, 3), dtype=int), "x"),
    "equal to a dict": lambda value: check_equal(value, {"a": 1}, "x"),
    "equal to a number": lambda value: check_equal(value, 1, "x"),
    "shape": lambda value: check_shape(value, (2, 3), "x"),
    "between": lambda value: check_between(value, 1, 2, "x"),
    "distribution": lambda value: check_distribution(value, "x"),
    "distribution of a shape": lambda value: check_distribution(value, "x", shape=(2, 3)),
    "same rows": lambda value: check_same_rows(value, [[0], [1]], "x"),
}


@pytest.mark.parametrize("value", LARGE.values(), ids=LARGE)
@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_large_results_fail_at_little_cost(check, value: object) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(CheckFailed) as caught:
            check(value)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert len(str(caught.value)) < 500


def test_a_result_of_the_wrong_size_is_still_told_as_such() -> None:
    with pytest.raises(CheckFailed, match=r"expected shape \(2,\), got \(300,\)"):
        check_close([1.0] * 300, [1.0, 2.0], "x")
    with pytest.raises(CheckFailed, match="far more"):
        check_close([1.0] * 30_000, [1.0, 2.0], "x")
