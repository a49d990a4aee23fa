"""Pictures of skip-gram: a strip of windows, the rows of a step, trails, forces on a vector."""

from __future__ import annotations

import numpy as np
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


def test_a_step_marks_one_row_of_the_target_table_and_those_of_its_questions():
    _, ax = plots.figure()
    words = ["jam", "apricot", "my", "of"]
    plots.step_tables(ax, words, "apricot", "jam", ["my"], dim=3)
    faces = np.array([patch.get_facecolor() for patch in ax.patches[: 2 * 4 * 3]]).reshape(2, 4, 3, 4)
    pale = faces[0, 0, 0]
    moved = (faces != pale).any(axis=(2, 3))
    assert moved.tolist() == [[False, True, False, False], [True, False, True, False]]


def test_a_step_needs_a_row_for_each_of_its_words():
    _, ax = plots.figure()
    with pytest.raises(ValueError, match="no row for aardvark"):
        plots.step_tables(ax, ["jam", "apricot"], "apricot", "jam", ["aardvark"])


def test_groups_are_named_once_beyond_their_outermost_word():
    _, ax = plots.figure()
    plots.plane(ax, 3)
    paths = {"cat": np.array([[0, 0], [1, 0]]), "dog": np.array([[0, 0], [2, 0]]), "pie": np.array([[0, -2]])}
    groups = {"cat": "animals", "dog": "animals", "pie": "food"}
    plots.trails(ax, paths, dict.fromkeys(paths, "black"), groups=groups)
    assert [(text.get_text(), text.xy) for text in ax.texts] == [
        ("animals", (2.0, 0.0)),
        ("food", (0.0, -2.0)),
    ]
