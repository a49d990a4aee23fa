"""The widget of lecture 09."""

from __future__ import annotations

import re

import pytest

from coursekit.reference import tokenization
from coursekit.widgets import tokenization as widgets

LEARNED = [("w", "_"), ("o", "w_"), ("h", "ow_")]


def says(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def test_it_tells_the_last_merge_and_counts_tokens():
    made = widgets.merges(["show how", "owl"], LEARNED, tokenization.replay, [0, 1, 3])
    assert says(made) == "0 merges · 13 tokens, 4.33 a word"
    made.controls["n"].value = 1
    assert says(made) == "1 merges, the last one w + _ · 11 tokens, 3.67 a word"
    made.controls["n"].value = 3
    assert says(made) == "3 merges, the last one h + ow_ · 7 tokens, 2.33 a word"


def test_the_picture_changes():
    made = widgets.merges(["show how"], LEARNED, tokenization.replay, [0, 3])
    before = made.png
    made.controls["n"].value = 3
    assert made.png != before


def test_more_merges_than_were_learned_are_refused():
    with pytest.raises(ValueError, match="stops"):
        widgets.merges(["show"], LEARNED, tokenization.replay, [0, 4])
