"""Vectors, angles and points in the right places."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit import plots


@pytest.fixture
def ax():
    return plots.figure()[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_plane_keeps_angles_true_and_names_its_axes(ax):
    plots.plane(ax, 3, xlabel="royal", ylabel="female")
    assert ax.get_aspect() == 1.0
    assert ax.get_xlim() == (-3, 3)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("royal", "female")


def test_vectors_end_where_they_should_and_are_labelled_beyond_the_tip(ax):
    plots.plane(ax, 5)
    plots.vectors(ax, {"v": (3, 1), "w": (-1, 2)})
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert [arrow.xy for arrow in arrows] == [(3, 1), (-1, 2)]
    for name, tip in (("v", (3, 1)), ("w", (-1, 2))):
        label = next(text for text in ax.texts if text.get_text() == name)
        assert np.hypot(*label.get_position()) > np.hypot(*tip)
        assert np.allclose(np.cross([*label.get_position(), 0], [*tip, 0]), 0)


def test_a_zero_vector_gets_no_label(ax):
    plots.plane(ax, 1)
    plots.vectors(ax, {"zero": (0, 0)})
    assert "zero" not in texts(ax)


@pytest.mark.parametrize(
    ("v", "w", "size"),
    [
        ((1, 0), (0, 1), 90),
        ((0, 1), (1, 0), 90),
        ((1, 0.1), (1, -0.1), 2 * np.degrees(np.arctan(0.1))),
        ((-1, 0.1), (-1, -0.1), 2 * np.degrees(np.arctan(0.1))),
        ((1, 0), (-1, 0), 180),
    ],
)
def test_the_arc_goes_the_short_way_round(ax, v, w, size):
    plots.plane(ax, 2)
    plots.angle(ax, v, w, label="θ")
    (arc,) = ax.patches
    assert (arc.theta2 - arc.theta1) == pytest.approx(size)
    middle = np.radians((arc.theta1 + arc.theta2) / 2)
    if size < 180:
        assert np.dot((np.cos(middle), np.sin(middle)), np.add(v, w)) > 0, "the arc is on the far side"


def test_no_arc_beside_a_zero_vector(ax):
    plots.plane(ax, 2)
    plots.angle(ax, (0, 0), (1, 0), label="θ")
    assert not ax.patches
    assert texts(ax) == []


def test_pair_draws_both_vectors_and_the_angle(ax):
    plots.pair(ax, (1, 0), (0, 1), limit=2, label="90°", title="a right angle")
    assert {"v", "w", "90°"} <= set(texts(ax))
    assert len(ax.patches) == 1
    assert ax.get_title(loc="left") == "a right angle"


def test_the_fourth_corner_of_a_parallelogram(ax):
    plots.plane(ax, 6)
    plots.parallelogram(ax, (1, 1), (4, 1), (1, 3), label="corner")
    label = next(text for text in ax.texts if text.get_text() == "corner")
    assert tuple(label.xy) == (4, 3)


def test_shadow_ends_at_its_foot(ax):
    plots.plane(ax, 3)
    plots.shadow(ax, (1.5, 0.5), (1, 2))
    stripe, dotted = ax.lines[-2:]
    assert stripe.get_xydata().tolist() == [[0, 0], [1.5, 0.5]]
    assert dotted.get_xydata().tolist() == [[1, 2], [1.5, 0.5]]


def test_points_are_named_on_the_side_asked_for(ax):
    plots.plane(ax, 3)
    plots.points(ax, {"king": (1, 2)}, offset=(-6, 0))
    (label,) = ax.texts
    assert tuple(label.xy) == (1, 2)
    assert label.get_horizontalalignment() == "right"
