"""Pictures of attention: who looks at whom, what a sentence does to a word, and how a block is built."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from coursekit.style import BLUE, COLOURS, GREY, INK, ORANGE, PALE, SEQUENTIAL

__all__ = ["attention_map", "bend", "gaze", "residual_stream"]


def attention_map(
    ax: Axes,
    weights: np.ndarray,
    queries: Sequence[str],
    keys: Sequence[str],
    *,
    mask: np.ndarray | None = None,
    title: str = "",
) -> None:
    """Draw attention weights as a table: one row a query, one column a key.

    Parameters
    ----------
    ax : Axes
    weights : ndarray, shape (n, m)
        From 0 (dark) to 1 (light).
    queries, keys : sequence of str
        Names of the rows and of the columns; no names if empty.
    mask : ndarray of bool, shape (n, m), optional
        Cells that are not allowed (False) are drawn in pale grey.
    title : str
    """
    shown = np.ma.masked_where(~np.asarray(mask), weights) if mask is not None else weights
    ax.set_facecolor(PALE)
    ax.imshow(shown, cmap=SEQUENTIAL, vmin=0, vmax=1, aspect="auto")
    ax.set_xticks(range(len(keys)), keys, rotation=90)
    ax.set_yticks(range(len(queries)), queries)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_title(title)


def gaze(ax: Axes, tokens: Sequence[str], query: int, weights: np.ndarray) -> None:
    """Draw a sentence twice, with lines from one query above to its keys below, as wide as the weights.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    tokens : sequence of str
    query : int
        Position of the query, in the upper row.
    weights : ndarray, shape (len(tokens),)
        The query's weights; one of 0 is not drawn.
    """
    ax.set(xlim=(-0.6, len(tokens) - 0.4), ylim=(-0.55, 1.3), xticks=(), yticks=())
    ax.spines[:].set_visible(False)
    for i, token in enumerate(tokens):
        mine = i == query
        ax.text(i, 1.1, token, ha="center", color=INK if mine else GREY, weight="bold" if mine else "normal")
        ax.text(i, -0.12, token, ha="center", va="top", color=INK)
        if weights[i] > 0:
            ax.plot(
                [query, i], [1.04, 0.0], color=BLUE, lw=9 * weights[i], alpha=0.65, solid_capstyle="round"
            )
            label = f"{weights[i]:.2f}" if weights[i] >= 0.005 else "0"
            ax.text(i, -0.34, label, ha="center", va="top", fontsize=8, color=BLUE)
        else:
            ax.text(i, -0.34, "–", ha="center", va="top", fontsize=8, color=GREY)


def bend(
    ax: Axes,
    static: np.ndarray,
    contextual: np.ndarray,
    groups: np.ndarray,
    names: Sequence[str],
    *,
    word: str,
) -> None:
    """Draw one word's static vector and where each of its sentences bends it, as arrows.

    Parameters
    ----------
    ax : Axes
        Its ticks are taken away: the coordinates of a projection have no unit.
    static : ndarray, shape (2,)
        The word's one vector, projected to the plane.
    contextual : ndarray, shape (n, 2)
        Its vectors in n sentences.
    groups : ndarray of int, shape (n,)
        Which group each sentence belongs to: a colour and a marker.
    names : sequence of str
        The groups' names, for the legend below the picture.
    word : str
        The static vector's name.
    """
    markers = "os^Dv<"
    for group, name in enumerate(names):
        points = contextual[groups == group]
        for x, y in points:
            ax.annotate(
                "",
                (x, y),
                tuple(static),
                arrowprops={"arrowstyle": "-", "color": COLOURS[group], "alpha": 0.25, "lw": 0.8},
            )
        ax.plot(*points.T, markers[group], color=COLOURS[group], ms=4.5, alpha=0.8, label=name)
    ax.plot(*static, "*", color=INK, ms=13)
    # On the side of the star where no line begins.
    above = static[1] > contextual[:, 1].mean()
    shift = (0, 8) if above else (0, -8)
    side = "bottom" if above else "top"
    ax.annotate(
        word, tuple(static), textcoords="offset points", xytext=shift, ha="center", va=side, weight="bold"
    )
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=len(names))
    ax.set(xticks=(), yticks=())
    ax.margins(0.1, 0.16)


def residual_stream(ax: Axes) -> None:
    """Draw a pre-norm transformer block: the stream runs straight through, two parts read it and add."""
    ax.set(xlim=(-0.2, 11.2), ylim=(-0.55, 2.5), xticks=(), yticks=())
    ax.spines[:].set_visible(False)
    ax.add_patch(FancyArrowPatch((0.3, 0), (10.7, 0), arrowstyle="-|>", mutation_scale=16, color=INK, lw=2.6))
    ax.text(0.2, 0, "X", ha="right", va="center", weight="bold")
    ax.text(10.8, 0, "Y", ha="left", va="center", weight="bold")
    parts = (
        (1.2, "attention", "tokens talk\nto each other", BLUE),
        (6.0, "network", "each token\nby itself", ORANGE),
    )
    for left, name, purpose, colour in parts:
        _arrow(ax, (left, 0), (left, 1.25))
        _box(ax, left, 1.6, "norm", PALE)
        _arrow(ax, (left + 0.55, 1.6), (left + 1.25, 1.6))
        _box(ax, left + 2.1, 1.6, name, colour, width=1.7)
        ax.text(
            left + 2.1, 2.08, purpose.replace("\n", " "), ha="center", va="bottom", fontsize=8, color=GREY
        )
        _arrow(ax, (left + 3.0, 1.6), (left + 3.6, 1.6), head=False)
        _arrow(ax, (left + 3.6, 1.6), (left + 3.6, 0.24))
        ax.plot(left + 3.6, 0, "o", ms=15, color="white", mec=INK, mew=1.4)
        ax.text(left + 3.6, -0.02, "+", ha="center", va="center", weight="bold")
    ax.text(5.5, -0.42, "residual stream", ha="center", va="center", fontsize=8.5, color=GREY)


def _box(ax: Axes, x: float, y: float, words: str, colour: str, *, width: float = 1.1) -> None:
    style = "round,pad=0.02,rounding_size=0.1"
    ax.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - 0.33), width, 0.66, boxstyle=style, fc=colour, ec=INK, alpha=0.35, lw=1.0
        )
    )
    ax.text(x, y, words, ha="center", va="center")


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], *, head: bool = True) -> None:
    ax.add_patch(
        FancyArrowPatch(
            start,
            end,
            arrowstyle="-|>" if head else "-",
            mutation_scale=10,
            color=INK,
            lw=1.2,
            shrinkA=0,
            shrinkB=0,
        )
    )
