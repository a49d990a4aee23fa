"""Windows, areas of cells, groups of words."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit import plots


@pytest.fixture
def ax():
    return plots.figure()[1]


def size(patch) -> float:
    return patch.get_width() * patch.get_height()


@pytest.mark.parametrize(("centre", "reach", "seen"), [(0, 2, 2), (3, 2, 4), (6, 10, 6)])
def test_a_window_marks_as_many_neighbours_as_there_are(ax, centre, reach, seen):
    tokens = ["the", "cat", "ate", "the", "dog", "and", "ran"]
    plots.window(ax, tokens, centre, reach)
    assert len(ax.patches) == len(tokens)
    offsets = [text.get_text() for text in ax.texts if re.fullmatch(r"[+-]\d+", text.get_text())]
    assert len(offsets) == seen
    assert "+0" not in offsets


def test_the_two_areas_have_the_ratio_that_pmi_measures(ax):
    joint, row, column = 19 / 11716, 80 / 11716, 61 / 11716
    plots.cell_areas(ax, joint, row, column)
    observed, expected = ax.patches
    assert size(observed) == pytest.approx(joint)
    assert size(expected) == pytest.approx(row * column)
    assert np.log2(size(observed) / size(expected)) == pytest.approx(5.51, abs=0.005)
    assert observed.get_width() <= ax.get_xlim()[1]


@pytest.mark.parametrize("shares", [(0.5, 0.2, 0.9), (0.1, 0, 0.5), (0.1, 0.5, 1.2), (-0.1, 0.5, 0.5)])
def test_impossible_shares_are_refused(ax, shares):
    with pytest.raises(ValueError, match="joint, row, column"):
        plots.cell_areas(ax, *shares)


def test_a_frame_marks_its_cell(ax):
    plots.mark_cell(ax, row=2, column=1)
    (frame,) = ax.patches
    assert frame.get_x() < 1 < frame.get_x() + frame.get_width()
    assert frame.get_y() < 2 < frame.get_y() + frame.get_height()


@pytest.mark.parametrize(("words", "labels"), [(True, {"dog", "cat", "pie"}), (False, {"animals", "food"})])
def test_groups_are_told_apart_by_marker_and_name(ax, words, labels):
    named = {"animals": {"dog": (0, 0), "cat": (0, 1)}, "food": {"pie": (3, 3)}}
    plots.groups(ax, named, words=words)
    assert {text.get_text() for text in ax.texts} == labels
    assert len({line.get_marker() for line in ax.lines}) == 2


def test_a_factorisation_shows_what_is_kept_to_scale(ax):
    plots.factorisation(ax, rows=12, columns=8, kept=3)
    whole, kept = ax.patches[0::2], ax.patches[1::2]
    assert [(p.get_height(), p.get_width()) for p in whole] == [(12, 8), (12, 8), (8, 8), (8, 8)]
    assert [(p.get_height(), p.get_width()) for p in kept] == [(12, 8), (12, 3), (3, 3), (3, 8)]
    assert {text.get_text() for text in ax.texts} >= {"12 × 8", "8 × 8", "3 columns kept", "3 rows kept"}


@pytest.mark.parametrize("kept", [0, 9])
def test_more_singular_values_than_there_are_cannot_be_kept(ax, kept):
    with pytest.raises(ValueError, match="kept"):
        plots.factorisation(ax, rows=12, columns=8, kept=kept)


def test_a_block_map_names_its_groups_at_their_middle_and_draws_their_borders(ax):
    plots.block_map(ax, np.eye(5), {"fruit": 2, "animals": 3})
    assert [label.get_text() for label in ax.get_yticklabels()] == ["fruit", "animals"]
    assert list(ax.get_yticks()) == [0.5, 3.0]
    assert len(ax.lines) == 2


def test_a_block_map_wants_one_row_for_each_word(ax):
    with pytest.raises(ValueError, match="values"):
        plots.block_map(ax, np.eye(4), {"fruit": 2, "animals": 3})
