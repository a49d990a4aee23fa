"""Two classes in the plane: balanced, within bounds, repeatable, and out of reach of a straight line."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data.planar import four_blocks, two_spirals


@pytest.mark.parametrize("draw", [four_blocks, two_spirals])
def test_classes_are_balanced_shuffled_and_repeatable(draw):
    X, y = draw(100, np.random.default_rng(5))
    again = draw(100, np.random.default_rng(5))
    assert X.shape == (100, 2)
    assert np.bincount(y).tolist() == [50, 50]
    assert 20 < np.abs(np.diff(y)).sum() < 80
    assert np.array_equal(X, again[0])
    assert np.array_equal(y, again[1])


@pytest.mark.parametrize("draw", [four_blocks, lambda n, rng: two_spirals(n, rng, turns=1.25)])
def test_no_line_separates_what_neighbours_tell_apart(draw):
    # Every process that collects this file would pay for them otherwise.
    from sklearn.linear_model import LogisticRegression
    from sklearn.neighbors import KNeighborsClassifier

    X, y = draw(400, np.random.default_rng(0))
    assert LogisticRegression().fit(X, y).score(X, y) < 0.75
    assert KNeighborsClassifier(1).fit(X[:300], y[:300]).score(X[300:], y[300:]) > 0.97


def test_blocks_leave_the_axes_free():
    X, y = four_blocks(200, np.random.default_rng(1), margin=0.3)
    assert np.abs(X).min() >= 0.3
    assert np.abs(X).max() <= 1
    assert np.array_equal(y, (X[:, 0] * X[:, 1] < 0).astype(int))


def test_spirals_wind_as_far_as_they_are_told():
    X, y = two_spirals(500, np.random.default_rng(2), turns=0.6)
    radius = np.hypot(*X.T)
    angle = np.arctan2(X[:, 1], X[:, 0])
    expected = 2 * np.pi * 0.6 * radius + np.pi * y
    assert np.allclose(np.exp(1j * angle), np.exp(1j * expected))
