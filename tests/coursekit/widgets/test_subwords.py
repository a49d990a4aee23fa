"""The widget of lecture 07."""

from __future__ import annotations

import numpy as np

from coursekit.widgets import subwords


def pairs(word: str) -> list[str]:
    marked = f"<{word}>"
    return [marked[i : i + 2] for i in range(len(marked) - 1)]


def make() -> object:
    rows = {"<c": 0, "ca": 1, "at": 2, "t>": 3}
    table = np.array([[1.0, 0.0], [1.0, 0.2], [0.9, 0.0], [0.5, 0.5]])
    return subwords.unseen_word(
        pairs, table, rows, ["cat", "dog"], np.array([[1.0, 0.1], [0.0, 1.0]]), "cats"
    )


def test_a_typed_word_is_cut_and_placed():
    widget = make()
    assert "“cats” (not in the vocabulary): 3 of 5 n-grams known · nearest: cat, dog" in widget.readout.value
    before = widget.png
    widget.controls["word"].value = "Cat "
    assert widget.png != before
    assert "“cat” (in the vocabulary): 4 of 4 n-grams known" in widget.readout.value


def test_a_word_without_known_n_grams_says_so():
    widget = make()
    widget.controls["word"].value = "zzz"
    assert "none of its 4 n-grams was seen" in widget.readout.value
    widget.controls["word"].value = ""
    assert "none of its 1 n-grams was seen" in widget.readout.value
