"""Pictures of skip-gram: a strip of windows, forces on a vector."""

from __future__ import annotations

import pytest

from coursekit import plots


def test_a_strip_marks_target_and_contexts():
    fig, ax = plots.figure()
    plots.strip(ax, ["a", "b", "c", "d", "e"], [0, 2], window=1)
    faces = [text.get_bbox_patch().get_facecolor() for text in ax.texts]
    assert len(ax.texts) == 10
    assert faces[0] == faces[7] != faces[1]
    assert faces[1] == faces[6] == faces[8] != faces[5]
    assert plots.png(fig)


def test_forces_add_up():
    _, ax = plots.figure()
    plots.plane(ax, 3)
    plots.forces(ax, (1, 0), (0, 1), {"push": (0.5, -2)})
    assert ax.texts[-1].xy == pytest.approx((1.5, -1))
    assert ax.texts[-1].get_text() == "sum"
