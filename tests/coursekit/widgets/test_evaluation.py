"""The widget of lecture 08."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit.widgets import evaluation


@pytest.fixture
def made():
    leaning = {bias: (bias - 0.5) * np.array([1.0, 0.8, -0.9, -1.1]) + 0.01 for bias in (0.2, 0.5, 0.8)}
    measures = {0.2: (-0.6, -1.8, 1.0), 0.5: (0.0, 0.3, 0.4), 0.8: (0.6, 1.8, 0.014)}
    groups = (["surgeon", "chef"], ["nurse", "clerk"])
    return evaluation.bias_of_a_corpus(leaning, measures, groups, names=("he jobs", "she jobs"))


def words_of(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def test_it_begins_in_the_middle_and_says_all_three_numbers(made):
    assert words_of(made) == ("bias 0.5: difference of the means +0.000, effect size d = +0.30, p = 0.400")


def test_a_move_changes_picture_and_words(made):
    pictures = {made.png}
    for bias in (0.2, 0.8):
        made.controls["bias"].value = bias
        pictures.add(made.png)
        assert f"bias {bias}" in words_of(made)
    assert len(pictures) == 3
    assert "d = +1.80" in words_of(made)
    assert "p = 0.014" in words_of(made)


def test_moving_back_gives_the_same_picture(made):
    first = made.png
    for bias in (0.8, 0.5):
        made.controls["bias"].value = bias
    assert made.png == first, "nothing of another position stays"


def test_saved_pages_say_what_is_missing(made):
    assert repr(made).startswith("The bias of a corpus, and three measures of it – Run this cell")
