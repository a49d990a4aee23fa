"""The widgets of lecture 04."""

from __future__ import annotations

import io
import re

import numpy as np
import pytest
from PIL import Image

from coursekit.widgets import counts

COUNTS = np.array([[2, 8, 9, 442, 25], [0, 0, 1, 60, 19], [1670, 1683, 85, 5, 4], [3325, 3982, 378, 5, 13]])


WORDS = ["cherry", "strawberry", "digital", "information"]


CONTEXTS = ["computer", "data", "result", "pie", "sugar"]


def pixels(explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


def words_of(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


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
