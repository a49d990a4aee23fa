"""Vectors at given angles."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit.data.geometry import rows_at_angles


def test_rows_lie_at_their_angles() -> None:
    rng = np.random.default_rng(3)
    for dim in (2, 3, 50):
        direction = rng.normal(size=dim)
        degrees, lengths = [0, 30, 90, 135, 180], [0.1, 2, 5, 1, 30]
        rows = rows_at_angles(direction, degrees, lengths, rng)
        unit = direction / np.linalg.norm(direction)
        assert np.allclose(np.linalg.norm(rows, axis=1), lengths)
        assert np.allclose(rows @ unit / lengths, np.cos(np.radians(degrees)))


@pytest.mark.parametrize(
    ("direction", "lengths", "name"),
    [
        (np.zeros(3), [1.0], "direction"),
        (np.ones(1), [1.0], "direction"),
        (np.ones(3), [1.0, 2.0], "lengths"),
    ],
)
def test_bad_directions_are_refused(direction: np.ndarray, lengths: list[float], name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        rows_at_angles(direction, [20.0], lengths, np.random.default_rng(0))
