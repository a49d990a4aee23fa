"""The widget of lecture 10."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit.widgets import recurrence


@pytest.fixture
def made():
    norms = {gain: gain ** np.arange(11.0) * np.ones((3, 1)) for gain in (0.5, 1.0, 2.0)}
    eigenvalues = {gain: gain * np.exp(1j * np.arange(4)) for gain in norms}
    return recurrence.gradient_through_time(norms, eigenvalues)


def words_of(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def test_it_begins_with_the_middle_gain_and_the_whole_length(made):
    assert words_of(made) == "gain 1, 10 steps back: a gradient of length 1 has become 1e+00 (median)"


def test_a_move_changes_picture_and_words(made):
    pictures = {made.png}
    made.controls["gain"].value = 2.0
    pictures.add(made.png)
    assert "become 1e+03" in words_of(made)
    made.controls["length"].value = 3
    pictures.add(made.png)
    assert "3 steps back: a gradient of length 1 has become 8e+00" in words_of(made)
    assert len(pictures) == 3


def test_moving_back_gives_the_same_picture(made):
    first = made.png
    for gain in (0.5, 1.0):
        made.controls["gain"].value = gain
    assert made.png == first, "nothing of another position stays"


def test_eigenvalues_can_be_left_out():
    made = recurrence.gradient_through_time({1.0: np.ones((2, 5))})
    assert "4 steps back" in words_of(made)


def test_saved_pages_say_what_is_missing(made):
    assert repr(made).startswith(
        "A gradient on its way back, by the gain of Wh and the length – Run this cell"
    )
