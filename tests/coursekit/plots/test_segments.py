"""Subwords as boxes, pairs in a race, and the paths through a word."""

from __future__ import annotations

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from coursekit import plots
from coursekit.style import VERMILION


@pytest.fixture
def ax():
    _, ax = plots.figure()
    return ax


def test_a_token_is_a_box_as_wide_as_its_letters_and_keeps_its_colour(ax):
    plots.segments(ax, [("one", ["how_", "w"]), ("two", ["w", "how_", "x"])])
    widths = [round(box.get_width() + 0.12, 6) for box in ax.patches]
    assert widths == [4, 1, 1, 4, 1]
    faces = [to_hex(box.get_facecolor()) for box in ax.patches]
    assert faces[0] == faces[3]
    assert faces[1] == faces[2]
    assert len(set(faces)) == 3


def test_tokens_are_counted_at_the_right_and_named_at_the_left(ax):
    plots.segments(ax, [("one", ["how_", "w"]), ("two", ["x"])])
    assert [text.get_text() for text in ax.texts] == ["how_", "w", "x", "one", "2", "two", "1"]


def test_counts_can_be_left_out_and_tokens_framed(ax):
    plots.segments(ax, [("", ["a", "b"])], highlight=["b"], counts=False)
    assert [text.get_text() for text in ax.texts] == ["a", "b", ""]
    assert [box.get_linewidth() for box in ax.patches] == [0.8, 1.6]


def test_all_that_share_the_lead_are_red_and_ties_are_in_order(ax):
    plots.race(ax, {("w", "b"): 2, ("a", "b"): 2, ("c", "d"): 1}, top=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a b", "w b"]
    assert {to_hex(bar.get_facecolor()) for bar in ax.patches} == {VERMILION.lower()}
    assert [bar.get_width() for bar in ax.patches] == [2, 2]


def test_a_race_of_nobody_is_empty(ax):
    plots.race(ax, {})
    assert not ax.patches


def test_a_lattice_has_an_arc_for_each_place_of_a_piece(ax):
    plots.lattice(ax, "aba", {"a": -1.0, "b": -2.0, "ab": -1.5, "c": -9.0}, ["ab", "a"])
    arcs = [patch for patch in ax.patches if isinstance(patch, PathPatch)]
    places = {(arc.get_path().vertices[0][0], arc.get_path().vertices[-1][0]) for arc in arcs}
    assert places == {(0, 1), (2, 3), (1, 2), (0, 2)}
    thick = {tuple(arc.get_path().vertices[[0, -1], 0]) for arc in arcs if arc.get_linewidth() > 2}
    assert thick == {(0, 2), (2, 3)}
    assert "ab  −1.5" in {text.get_text() for text in ax.texts}
