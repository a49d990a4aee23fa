"""Pictures of skip-gram: a window over a sentence, words that move, forces on one word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, GREEN, GREY, INK, PALE, VERMILION

__all__ = ["forces", "strip", "trails"]


def strip(ax: Axes, tokens: Sequence[str], centres: Sequence[int], window: int) -> None:
    """Draw a window at several positions of a sentence, one row a position.

    Parameters
    ----------
    ax : Axes
        Loses its axes.
    tokens : sequence of str
    centres : sequence of int
        Positions of the target, top row first.
    window : int
        Greatest distance of a context.
    """
    for row, centre in enumerate(centres):
        for i, token in enumerate(tokens):
            target, context = i == centre, 0 < abs(i - centre) <= window
            face = VERMILION if target else BLUE if context else PALE
            box = {"boxstyle": "round,pad=0.35", "facecolor": face, "edgecolor": "none"}
            weight = "bold" if target else "normal"
            colour = "white" if target or context else INK
            place = ((i + 0.5) / len(tokens), 1 - (row + 0.5) / len(centres))
            ax.text(*place, token, ha="center", va="center", color=colour, bbox=box, fontweight=weight)
    ax.set(xlim=(0, 1), ylim=(0, 1))
    ax.axis("off")


def trails(
    ax: Axes, paths: Mapping[str, np.ndarray], colours: Mapping[str, str], *, heads_only: bool = False
) -> None:
    """Draw words and the ways that they came.

    Parameters
    ----------
    ax : Axes
        Prepared with :func:`coursekit.plots.plane`.
    paths : mapping of str to ndarray, shape (n, 2)
        Word and its places, the present one last.
    colours : mapping of str to str
        Word to colour.
    heads_only : bool
        Whether to leave the ways out.
    """
    for word, path in paths.items():
        if not heads_only and len(path) > 1:
            ax.plot(*path.T, color=colours[word], linewidth=1, alpha=0.5, zorder=2)
        ax.plot(*path[-1], marker="o", color=colours[word], markersize=4.5, zorder=3)
        ax.annotate(
            word,
            tuple(path[-1]),
            (5, 3),
            textcoords="offset points",
            color=colours[word],
            fontsize=8.5,
            path_effects=HALO,
            zorder=4,
        )


def forces(
    ax: Axes,
    w: Sequence[float],
    pull: Sequence[float],
    pushes: Mapping[str, Sequence[float]],
    *,
    scale: float = 1.0,
) -> None:
    """Draw what one step does to a target vector: its pull, its pushes, and their sum.

    Parameters
    ----------
    ax : Axes
        Prepared with :func:`coursekit.plots.plane`.
    w : (x, y)
        The target's vector; forces act on its tip.
    pull : (x, y)
        Towards the real neighbour.
    pushes : mapping of str to (x, y)
        Noise word and its push.
    scale : float
        By how much the forces are stretched.
    """
    tip = np.asarray(w, dtype=float)
    ax.annotate(
        "",
        tuple(tip),
        (0, 0),
        arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.9, "shrinkA": 0, "shrinkB": 0},
    )
    total = np.asarray(pull, dtype=float) + sum(
        (np.asarray(p, dtype=float) for p in pushes.values()), np.zeros(2)
    )
    for name, force, colour, style in (
        ("pull", pull, GREEN, "-"),
        *((name, push, VERMILION, "-") for name, push in pushes.items()),
        ("sum", total, GREY, "--"),
    ):
        end = tip + scale * np.asarray(force, dtype=float)
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.7, "ls": style, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", tuple(end), tuple(tip), arrowprops=arrow, zorder=3)
        ax.annotate(
            name,
            tuple(end),
            (4, 4),
            textcoords="offset points",
            color=colour,
            fontsize=8.5,
            path_effects=HALO,
        )
