"""The interactive figure of lecture 09: a text, cut by more and more merges."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coursekit import plots
from coursekit.widgets._explorer import Explorer, explorer, selection_slider

__all__ = ["merges"]


def merges(
    texts: Sequence[str],
    learned: Sequence[tuple[str, str]],
    encode: Callable[[str, Sequence[tuple[str, str]]], list[str]],
    stops: Sequence[int],
) -> Explorer:
    """How lines of text are cut after the first 0, 1, 2 … merges.

    Parameters
    ----------
    texts : sequence of str
        One line each; words are separated by blanks.
    learned : sequence of (str, str)
        Merges in the order in which they were learned.
    encode : callable
        Cuts a word with given merges.
    stops : sequence of int
        The numbers of merges that the slider offers, at most ``len(learned)``.

    Returns
    -------
    Explorer
        Control ``n``: how many merges are used.
    """
    if max(stops) > len(learned):
        raise ValueError(f"stops: {max(stops)} merges wanted, {len(learned)} were learned")
    longest = max(sum(len(word) + 1 for word in text.split()) for text in texts)
    fig, ax = plots.figure(height=0.42 * len(texts) + 0.35)

    def draw(n: int) -> str:
        rows = [
            ("", [token for word in text.split() for token in encode(word, learned[:n])]) for text in texts
        ]
        plots.segments(ax, rows, width=float(longest))
        total = sum(len(tokens) for _, tokens in rows)
        last = f", the last one {learned[n - 1][0]} + {learned[n - 1][1]}" if n else ""
        words = sum(len(text.split()) for text in texts)
        return f"{n:,} merges{last} · {total} tokens, {total / words:.2f} a word"

    controls = {"n": selection_slider("merges", [(f"{n:,}", n) for n in stops], stops[0])}
    return explorer(fig, draw, controls, title="More and more merges")
