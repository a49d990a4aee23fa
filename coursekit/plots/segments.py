"""Subwords: words cut into coloured pieces, the race of pairs for the next merge, all ways through a word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, PathPatch
from matplotlib.path import Path

from coursekit.style import COLOURS, GREY, INK, PALE, VERMILION

__all__ = ["lattice", "race", "segments"]

_GAP = 0.12  # between two pieces, in widths of a letter


def segments(
    ax: Axes,
    rows: Sequence[tuple[str, Sequence[str]]],
    *,
    highlight: Sequence[str] = (),
    counts: bool = True,
    width: float | None = None,
    fontsize: float = 9.0,
) -> None:
    """Draw texts cut into tokens, one row a text: each token a box as wide as its letters.

    Parameters
    ----------
    ax : Axes
        Its axes are switched off.
    rows : sequence of (str, sequence of str)
        A name, written to the left, and the tokens.
    highlight : sequence of str
        Tokens with a strong frame.
    counts : bool
        Write the number of tokens at the right.
    width : float, optional
        Room for so many letters; by default as many as the longest row has.
    fontsize : float
        Of the tokens.
    """
    shades: dict[str, str] = {}
    ends = []
    for y, (_, tokens) in enumerate(rows):
        x = 0.0
        for token in tokens:
            shade = shades.setdefault(token, COLOURS[len(shades) % len(COLOURS)])
            strong = token in highlight
            box = FancyBboxPatch(
                (x + _GAP / 2, y - 0.32),
                max(len(token), 1) - _GAP,
                0.64,
                boxstyle="round,pad=0,rounding_size=0.12",
                facecolor=(*_rgb(shade), 0.28),
                edgecolor=INK if strong else (*_rgb(shade), 0.9),
                linewidth=1.6 if strong else 0.8,
            )
            ax.add_patch(box)
            ax.text(
                x + len(token) / 2, y, token, ha="center", va="center", fontsize=fontsize, family="monospace"
            )
            x += len(token)
        ends.append(x)
    room = max([*ends, width or 0.0])
    for y, (name, tokens) in enumerate(rows):
        ax.text(-0.6, y, name, ha="right", va="center", fontsize=8.5, color=GREY)
        if counts:
            ax.text(room + 0.5, y, str(len(tokens)), ha="left", va="center", fontsize=8.5, color=GREY)
    names = max((len(name) for name, _ in rows), default=0)
    ax.set(xlim=(-0.75 * names - 1.0, room + (2.5 if counts else 0.3)), ylim=(len(rows) - 0.5, -0.6))
    ax.set_axis_off()


def _rgb(colour: str) -> tuple[float, float, float]:
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def race(
    ax: Axes,
    counts: Mapping[tuple[str, str], float],
    *,
    top: int = 8,
    form: str = "{:g}",
    limit: float | None = None,
    title: str = "",
) -> None:
    """Draw the pairs with the highest counts as bars, the highest on top; those that share the lead are red.

    Parameters
    ----------
    ax : Axes
    counts : mapping of (str, str) to float
        A count or score for each pair; none may be negative.
    top : int
        How many bars. Equal values are in the order of the pairs.
    form : str
        How a value is written at its bar.
    limit : float, optional
        End of the axis; by default the highest value and room for its number.
    title : str
    """
    ranked = sorted(counts, key=lambda pair: (-counts[pair], pair))[:top]
    values = [float(counts[pair]) for pair in ranked]
    lead = values[0] if values else 0.0
    for y, value in enumerate(values):
        leads = value == lead
        ax.barh(y, value, 0.68, color=VERMILION if leads else PALE, alpha=0.8 if leads else 1.0)
        ax.annotate(
            form.format(value),
            (value, y),
            (3, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=INK,
        )
    ax.set_yticks(range(len(ranked)), [f"{a} {b}" for a, b in ranked], family="monospace")
    ax.set(ylim=(top - 0.4, -0.6), xlim=(0, 1.22 * (limit or lead or 1.0)))
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0)
    ax.spines["bottom"].set_visible(False)
    ax.set_title(title)


def lattice(
    ax: Axes, word: str, scores: Mapping[str, float], best: Sequence[str] = (), *, form: str = "{:.1f}"
) -> None:
    """Draw all pieces that fit into a word as arcs over its letters, each with its score.

    Parameters
    ----------
    ax : Axes
        Its axes are switched off.
    word : str
        The positions between its letters are the dots.
    scores : mapping of str to float
        The pieces.
    best : sequence of str
        Pieces that make up the word: these arcs are red and thick.
    form : str
        How a score is written on its arc.
    """
    chosen, at = set(), 0
    for piece in best:
        chosen.add((at, at + len(piece)))
        at += len(piece)
    n = len(word)
    for i in range(n):
        for j in range(i + 1, n + 1):
            piece = word[i:j]
            if piece not in scores:
                continue
            strong = (i, j) in chosen
            colour, rise = (VERMILION if strong else GREY), 0.62 * (j - i) - 0.1
            path = Path([(i, 0), (i, rise * 4 / 3), (j, rise * 4 / 3), (j, 0)], [1, 4, 4, 4])
            ax.add_patch(
                PathPatch(
                    path, fill=False, edgecolor=colour, linewidth=2.4 if strong else 0.9, zorder=2 + strong
                )
            )
            ax.text(
                (i + j) / 2,
                rise,
                f"{piece}  {form.format(scores[piece])}".replace("-", "−"),
                ha="center",
                va="center",
                fontsize=8.5,
                color=colour if strong else INK,
                fontweight="bold" if strong else "normal",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
                zorder=5,
            )
    ax.plot(np.arange(n + 1), np.zeros(n + 1), "o", color=INK, markersize=6, zorder=6)
    for i, letter in enumerate(word):
        ax.text(i + 0.5, -0.28, letter, ha="center", va="center", fontsize=13, family="monospace")
    ax.set(xlim=(-0.4, n + 0.4), ylim=(-0.55, 0.62 * max(1, max(map(len, scores), default=1)) + 0.25))
    ax.set_axis_off()
