"""The widget of lecture 12."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit.reference import adapting as reference
from coursekit.widgets import adapting


@pytest.fixture
def made():
    before = np.array([0.7, 0.2, 0.1])
    policies = {beta: reference.tilted(before, np.array([0.0, 1.0, 5.0]), beta) for beta in (10.0, 2.0, 1.0)}
    errors, numbers = {0: 2.0, 1: 1.0, 2: 0.0}, {0: 0, 1: 21, 2: 42}
    return adapting.tilt_and_rank(["no", "short", "good"], before, policies, errors, numbers)


def words_of(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def test_it_begins_in_the_middle_and_says_both(made):
    assert words_of(made).startswith("β = 2: the model is ")
    assert words_of(made).endswith("Rank 1: 21 numbers trained, error 1.000")


def test_both_sliders_change_picture_and_words(made):
    pictures = {made.png}
    made.controls["beta"].value = 1.0
    pictures.add(made.png)
    assert "“good” with probability 0.92" in words_of(made)
    made.controls["rank"].value = 2
    pictures.add(made.png)
    assert "42 numbers trained, error 0.000" in words_of(made)
    assert len(pictures) == 3


def test_moving_back_gives_the_same_picture(made):
    first = made.png
    for rank in (0, 1):
        made.controls["rank"].value = rank
    assert made.png == first, "nothing of another position stays"


def test_saved_pages_say_what_is_missing(made):
    assert repr(made).startswith("A reward tilts a model, a low rank bends a matrix – Run this cell")
