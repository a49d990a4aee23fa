"""Receipts: when a notebook was submitted."""

from __future__ import annotations

import datetime

import pytest

from autograder.receipt import read_time


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2030-01-02 03:04:05.5 UTC\n", datetime.datetime(2030, 1, 2, 3, 4, 5, 500_000)),
        ("2030-01-02 03:04:05 +0200", datetime.datetime(2030, 1, 2, 1, 4, 5)),
        ("2030-01-02 03:04:05", datetime.datetime(2030, 1, 2, 3, 4, 5)),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times_are_read_as_nbgrader_writes_them(text: str, at: datetime.datetime | None) -> None:
    assert read_time(text) == at
