"""The widget of lecture 07: type a word, see which of its n-grams are known, and where it lands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import ipywidgets
import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, explorer

__all__ = ["unseen_word"]

LONGEST = 14
"""Letters of a word that are shown."""


def unseen_word(
    runs_of: Callable[[str], list[str]],
    table: np.ndarray,
    rows: dict[str, int],
    words: Sequence[str],
    vectors: np.ndarray,
    first: str,
) -> Explorer:
    """Type a word: its n-grams, those with a trained row filled, and the nearest words of the vocabulary.

    Parameters
    ----------
    runs_of : callable
        The n-grams of a word.
    table : ndarray, shape (n_rows, dim)
        Trained rows.
    rows : dict of str to int
        N-gram → row, for those that occurred while training.
    words : sequence of str, length V
        The vocabulary.
    vectors : ndarray, shape (V, dim)
        Its vectors.
    first : str
        The word at the start.

    Returns
    -------
    Explorer
        Control ``word``.
    """
    directions = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    fig, (left, right) = plots.figure(2, height=3.2, width_ratios=[1.7, 1])
    left.axis("off")
    right.set(xlim=(-0.05, 1.6), ylim=(-5.6, 0.6), yticks=(), xticks=(0, 0.5, 1), xlabel="cosine")
    right.spines["left"].set_visible(False)

    def draw(word: str) -> str:
        word = word.strip().lower()[:LONGEST]
        runs = runs_of(word)
        known = [run for run in runs if run in rows]
        plots.ngram_boxes(left, runs[:42], known, columns=6)
        if not known:
            return f"“{word}”: none of its {len(runs)} n-grams was seen in training, its vector is zero"
        v = table[[rows[run] for run in known]].mean(axis=0)
        cosines = directions @ (v / max(float(np.linalg.norm(v)), 1e-12))
        nearest = np.argsort(-cosines, kind="stable")[:6]
        for i, j in enumerate(nearest):
            right.barh(-i, max(float(cosines[j]), 0.0), color=style.BLUE, alpha=0.55, height=0.7)
            right.text(max(float(cosines[j]), 0.0) + 0.03, -i, words[j], va="center", fontsize=9)
        here = "in the vocabulary" if word in words else "not in the vocabulary"
        return f"“{word}” ({here}): {len(known)} of {len(runs)} n-grams known · nearest: " + ", ".join(
            words[j] for j in nearest[:3]
        )

    box = ipywidgets.Text(
        value=first,
        description="word",
        continuous_update=True,
        style={"description_width": "60px"},
        layout=ipywidgets.Layout(width="340px"),
    )
    return explorer(fig, draw, {"word": box}, title="Where does an unseen word land?")
