"""Surfaces and decisions over the plane."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit import plots


@pytest.fixture
def ax():
    return plots.figure()[1]


def test_landscape_marks_start_and_end_of_the_path(ax):
    x, y = np.linspace(-1, 1, 9), np.linspace(-2, 2, 7)
    path = np.array([[1.0, 2.0], [0.5, 1.0], [0.0, 0.0]])
    plots.landscape(ax, x, y, 1 + x[None, :] ** 2 + y[:, None] ** 2, path=path, xlabel="w", ylabel="b")
    assert ax.lines[0].get_xydata().tolist() == path.tolist()
    assert ax.lines[1].get_xydata().tolist() == [[1.0, 2.0]]
    assert ax.lines[2].get_xydata().tolist() == [[0.0, 0.0]]


def test_landscape_draws_its_lines_evenly_in_height(ax):
    x, y = np.linspace(0, 1, 9), np.linspace(0, 1, 7)
    plots.landscape(ax, x, y, np.exp(3 * x[None, :]) + 0 * y[:, None], levels=5, xlabel="", ylabel="")
    lines = ax.collections[1]
    assert np.diff(lines.levels) == pytest.approx((np.exp(3) - 1) / 6)
    assert len(lines.levels) == 5


@pytest.mark.parametrize(
    ("height", "said"), [(np.ones((3, 3)), "does not fit a grid of 2 rows"), (np.zeros((2, 3)), "the same")]
)
def test_landscape_refuses_what_it_cannot_draw(ax, height, said):
    with pytest.raises(ValueError, match=said):
        plots.landscape(ax, np.arange(3), np.arange(2), height, xlabel="", ylabel="")


def test_decisions_colours_the_plane_as_the_classifier_says(ax):
    X, y = np.array([[0.5, 0.0], [-0.5, 0.0]]), np.array([1, 0])
    plots.decisions(ax, X, y, lambda points: (points[:, 0] > 0).astype(int))
    ground = ax.images[0].get_array()
    assert (ground[:, -1] == 1).all()
    assert (ground[:, 0] == 0).all()
    assert ax.lines[0].get_xydata().tolist() == [[-0.5, 0.0]]
    assert ax.lines[0].get_marker() != ax.lines[1].get_marker()
