"""The pictures and widgets of counting: areas are what they claim, controls change picture and words."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image

from coursekit import plots
from coursekit.widgets import counts

COUNTS = np.array([[2, 8, 9, 442, 25], [0, 0, 1, 60, 19], [1670, 1683, 85, 5, 4], [3325, 3982, 378, 5, 13]])
WORDS = ["cherry", "strawberry", "digital", "information"]
CONTEXTS = ["computer", "data", "result", "pie", "sugar"]


@pytest.fixture
def ax():
    return plots.figure()[1]


def pixels(explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


def words_of(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def size(patch) -> float:
    return patch.get_width() * patch.get_height()


# --- plots ---


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


# --- widgets ---


def test_a_cell_tells_what_was_seen_and_expected():
    made = counts.area_of_a_cell(COUNTS, WORDS, CONTEXTS)
    made.controls["cell"].value = "digital – result"
    text = words_of(made)
    assert "observed 85" in text
    assert "expected by chance 139.2" in text
    assert "PMI -0.71" in text
    assert "PPMI 0.00" in text


def test_more_sightings_move_a_rare_pair_and_not_a_frequent_one():
    made = counts.area_of_a_cell(COUNTS, WORDS, CONTEXTS)
    moved = {}
    for cell in ("cherry – pie", "strawberry – sugar"):
        made.controls["cell"].value, made.controls["more"].value = cell, 0
        before = float(re.search(r"PMI ([+-][\d.]+)", words_of(made))[1])
        picture = pixels(made)
        made.controls["more"].value = 20
        assert (pixels(made) != picture).any()
        moved[cell] = float(re.search(r"PMI ([+-][\d.]+)", words_of(made))[1]) - before
    assert abs(moved["cherry – pie"]) < 0.05 < 0.25 < moved["strawberry – sugar"]


def test_a_cell_that_was_never_seen_is_minus_infinity():
    made = counts.area_of_a_cell(COUNTS, WORDS, CONTEXTS)
    made.controls["cell"].value = "strawberry – data"
    assert "PMI −∞ bits · PPMI 0.00" in words_of(made)
    made.controls["more"].value = 1
    assert "(was −∞)" in words_of(made)


@pytest.fixture
def choices():
    """Two groups of rows; with window 2 all columns but the first are noise."""
    asked = []

    def embed(window: int) -> np.ndarray:
        asked.append(window)
        rng = np.random.default_rng(window)
        table = rng.normal(size=(6, 8)) * (3.0 if window == 2 else 0.1)
        table[:, 0] += 1
        table[:3, 1] += 5
        table[3:, 2] += 5
        return table

    names = list("abcdef")
    made = counts.window_and_rank(
        embed, {"first": [0, 1, 2], "second": [3, 4, 5]}, names, windows=(1, 3), ranks=(1, 8)
    )
    return made, asked


def test_rank_and_window_change_picture_and_words(choices):
    made, asked = choices
    for name, value in (("rank", 2), ("window", 2)):
        before, text = pixels(made), words_of(made)
        made.controls[name].value = value
        assert (pixels(made) != before).any()
        assert words_of(made) != text
    made.controls["window"].value = 3
    assert sorted(asked) == [2, 3], "a window is embedded once, when it is first asked for"


def test_the_means_are_those_of_the_cosines_at_that_rank(choices):
    made, _ = choices
    made.controls["rank"].value = 5
    rng = np.random.default_rng(3)
    table = rng.normal(size=(6, 8)) * 0.1
    table[:, 0] += 1
    table[:3, 1] += 5
    table[3:, 2] += 5
    unit = table[:, :5] / np.linalg.norm(table[:, :5], axis=1, keepdims=True)
    cosines = unit @ unit.T
    within = np.concatenate([cosines[:3, :3][np.triu_indices(3, 1)], cosines[3:, 3:][np.triu_indices(3, 1)]])
    assert f"{within.mean():.2f} within groups, {cosines[:3, 3:].mean():.2f} between" in words_of(made)


def test_saved_pages_say_what_is_missing():
    made = counts.area_of_a_cell(COUNTS, WORDS, CONTEXTS)
    assert repr(made).startswith("Area of a cell – Run this cell")
