"""The interactive figure of lecture 11: choose a query, a head, a divisor and a mask."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets
import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, dropdown, explorer, selection_slider

__all__ = ["who_looks_at_whom"]


def who_looks_at_whom(
    sentences: Sequence[Sequence[str]], products: Sequence[np.ndarray], size: int, query: int
) -> Explorer:
    """One query's attention, as lines from word to word.

    Parameters
    ----------
    sentences : sequence of sequences of str
        All of the same length T.
    products : sequence of ndarray, each of shape (heads, T, T)
        For each sentence the dot products of queries (rows) and keys (columns), not yet divided.
    size : int
        Coordinates of a head: the divisor's square.
    query : int
        Position of the query at the start.

    Returns
    -------
    Explorer
        Controls ``sentence`` (a number), ``query`` (a position), ``head``, ``divisor`` and ``causal``.
    """
    heads, length = products[0].shape[:2]
    fig, (ax, below) = plots.figure(rows=2, height=3.9, height_ratios=[1.5, 1])
    below.set(ylim=(0, 1.08), xlim=(-0.6, length - 0.4), ylabel="weight", yticks=(0, 0.5, 1), xticks=())

    def draw(sentence: int, query: int, head: int, divisor: float, causal: bool) -> str:
        words = sentences[sentence]
        scores = products[sentence][head, query] / divisor
        allowed = np.arange(length) <= query if causal else np.ones(length, dtype=bool)
        weights = np.where(allowed, np.exp(scores - scores[allowed].max()), 0.0)
        weights /= weights.sum()
        plots.gaze(ax, words, query, weights)
        below.bar(np.arange(length), weights, color=style.BLUE, alpha=0.6, width=0.7)
        best = int(np.argmax(weights))
        hidden = f", {length - int(allowed.sum())} keys masked" if causal else ""
        return (
            f"“{words[query]}” (token {query + 1}) looks most at “{words[best]}” (token {best + 1}), "
            f"with the weight {weights[best]:.2f}{hidden}"
        )

    named = [(" ".join(words), i) for i, words in enumerate(sentences)]
    places = [(f"{i + 1}: {word}", i) for i, word in enumerate(sentences[0])]
    divisors = [("1", 1.0), ("√d", float(size) ** 0.5), ("d", float(size)), ("4 d", 4.0 * size)]
    controls = {
        "sentence": dropdown("sentence", named, 0),
        "query": selection_slider("query", places, query),
        "head": dropdown("head", list(range(heads)), 0),
        "divisor": dropdown("divide by", divisors, divisors[1][1]),
        "causal": ipywidgets.Checkbox(value=False, description="causal mask"),
    }
    return explorer(fig, draw, controls, title="Who looks at whom?")
