"""Pictures of skip-gram: windows over a sentence, the rows of one step, moving words, forces on one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, GREEN, GREY, INK, PALE, VERMILION

__all__ = ["forces", "step_tables", "strip", "trails"]


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
    ax: Axes,
    paths: Mapping[str, np.ndarray],
    colours: Mapping[str, str],
    *,
    heads_only: bool = False,
    groups: Mapping[str, str] | None = None,
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
    groups : mapping of str to str, optional
        Word to the name of its group. Each group is then named once, beyond its outermost word, in place of
        every word at its own: words of a group often lie on top of one another.
    """
    heads = {word: np.asarray(path[-1], dtype=float) for word, path in paths.items()}
    for group in dict.fromkeys((groups or {}).values()):
        members = [word for word in paths if groups and groups[word] == group]
        middle = np.mean([heads[word] for word in members], axis=0)
        out = middle / (np.hypot(*middle) or 1.0)
        x, y = max((heads[word] for word in members), key=lambda head: float(head @ out))
        # Past the outermost word, on the side away from the origin.
        ax.annotate(
            group,
            (x, y),
            (7 * out[0], 9 * out[1]),
            textcoords="offset points",
            ha="center" if abs(out[0]) < 0.5 else "left" if out[0] > 0 else "right",
            va="center" if abs(out[1]) < 0.35 else "bottom" if out[1] > 0 else "top",
            color=colours[members[0]],
            fontsize=8.5,
            path_effects=HALO,
            zorder=4,
        )
    for word, path in paths.items():
        if not heads_only and len(path) > 1:
            ax.plot(*path.T, color=colours[word], linewidth=1, alpha=0.5, zorder=2)
        ax.plot(*path[-1], marker="o", color=colours[word], markersize=4.5, zorder=3)
        if groups is not None:
            continue
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
        force = scale * np.asarray(force, dtype=float)
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.7, "ls": style, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", tuple(tip + force), tuple(tip), arrowprops=arrow, zorder=3)
        # Written past the tip, in the direction of the force: there no other arrow begins.
        out = force / (np.hypot(*force) or 1.0)
        ax.annotate(
            name,
            tuple(tip + force),
            (6 * out[0], 6 * out[1]),
            textcoords="offset points",
            ha="center" if abs(out[0]) < 0.5 else "left" if out[0] > 0 else "right",
            va="center" if abs(out[1]) < 0.5 else "bottom" if out[1] > 0 else "top",
            color=colour,
            fontsize=8.5,
            path_effects=HALO,
        )


def step_tables(
    ax: Axes, words: Sequence[str], target: str, positive: str, negatives: Sequence[str], *, dim: int = 4
) -> None:
    """Draw the target and the context table with the rows that one step of negative sampling moves in colour.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    words : sequence of str
        One row of each table a word.
    target, positive : str
        The row of the target table that moves, and the row of the context table that it is pulled to.
    negatives : sequence of str
        The rows of the context table that it is pushed away from.
    dim : int
        How many cells a row is drawn with.

    Raises
    ------
    ValueError
        If one of the words has no row.
    """
    missing = [word for word in (target, positive, *negatives) if word not in words]
    if missing:
        raise ValueError(f"words: no row for {', '.join(missing)}")
    ax.axis("off")
    gap, place = 4.2, {word: -row for row, word in enumerate(words)}
    for x, name, marked in (
        (0.0, "$W$, words as targets", {target: BLUE}),
        (dim + gap, "$C$, words as contexts", {positive: GREEN, **dict.fromkeys(negatives, VERMILION)}),
    ):
        ax.text(x + dim / 2, 0.95, name, ha="center", va="bottom")
        for word, y in place.items():
            for column in range(dim):
                cell = Rectangle((x + column, y - 0.42), 0.92, 0.84, facecolor=marked.get(word, PALE))
                ax.add_patch(cell)
            left = x == 0
            ax.text(
                x - 0.25 if left else x + dim + 0.2,
                y,
                word,
                ha="right" if left else "left",
                va="center",
                color=marked.get(word, GREY),
                fontweight="bold" if word in marked else "normal",
            )
    for word in (positive, *negatives):
        pulled = word == positive
        arrow = {
            "arrowstyle": "-|>" if pulled else "-[, widthB=0.35",
            "color": GREEN if pulled else VERMILION,
            "ls": "-" if pulled else "--",
            "lw": 1.6,
        }
        ax.annotate("", (dim + gap - 0.15, place[word]), (dim + 0.1, place[target]), arrowprops=arrow)
    ax.set(xlim=(-3.2, 2 * dim + gap + 3.2), ylim=(-len(words) + 0.4, 1.9))
