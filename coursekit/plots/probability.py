"""Distributions: bars of probabilities, and surprise as area."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes

from coursekit.plots.plane import HALO
from coursekit.style import COLOURS, GREY, INK

__all__ = ["bars", "surprise_areas"]

HATCHES = ("", "///", "...", "xxx")
"""Series differ by hatching too, so that a grey print-out can be read."""


def bars(
    ax: Axes,
    names: Sequence[str],
    named: Mapping[str, np.ndarray | Sequence[float]],
    *,
    ylabel: str = "probability",
    form: str = "{:.2f}",
    limits: tuple[float, float] | None = None,
    title: str = "",
) -> None:
    """Draw one or several rows of values as groups of bars, one group a name, with the number on each.

    Parameters
    ----------
    ax : Axes
    names : sequence of str
        Below the groups, in order.
    named : mapping of str to array_like, shape (len(names),)
        Legend entry and values, which may be negative. An empty name leaves the series out of the legend.
    ylabel : str
        With units.
    form : str
        How a number is written; ``""`` leaves the numbers out.
    limits : (low, high), optional
        Of the y axis; by default all bars and their numbers fit.
    title : str

    Raises
    ------
    ValueError
        If a series does not have one value a name.
    """
    width = 0.8 / len(named)
    for i, (label, values) in enumerate(named.items()):
        values = np.asarray(values, dtype=float)
        if values.shape != (len(names),):
            raise ValueError(f"named: {label!r} has shape {values.shape}, there are {len(names)} names")
        places = np.arange(len(names)) + (i - (len(named) - 1) / 2) * width
        colour = COLOURS[i % len(COLOURS)]
        ax.bar(
            places,
            values,
            0.92 * width,
            color=colour,
            edgecolor="white",
            linewidth=0.0,
            hatch=HATCHES[i % len(HATCHES)],
            label=label or "_",
        )
        for place, value in zip(places, values, strict=True):
            if form:
                at, side = ((0, 2), "bottom") if value >= 0 else ((0, -2), "top")
                ax.annotate(
                    form.format(value),
                    (place, value),
                    at,
                    textcoords="offset points",
                    ha="center",
                    va=side,
                    fontsize=8,
                    color=INK,
                )
    ax.set_xticks(range(len(names)), names)
    ax.tick_params(axis="x", length=0)
    ax.set(ylabel=ylabel, xlim=(-0.6, len(names) - 0.4))
    ax.margins(y=0.14)
    if limits is not None:
        ax.set_ylim(*limits)
    lows = [float(np.min(values)) for values in named.values()]
    if min(lows) < 0:
        ax.axhline(0, color=GREY, linewidth=0.8)
    ax.set_title(title)
    if any(named):
        ax.legend()


def surprise_areas(
    ax: Axes,
    names: Sequence[str],
    shares: np.ndarray,
    surprises: np.ndarray,
    *,
    least: np.ndarray | None = None,
    unit: str = "nats",
    title: str = "",
) -> None:
    """Draw a mean surprise as an area: one block a word, as wide as the word is frequent.

    Parameters
    ----------
    ax : Axes
    names : sequence of str
        One a block, from left to right.
    shares : ndarray, shape (len(names),)
        Widths: how often each word comes. They should add up to 1.
    surprises : ndarray, shape (len(names),)
        Heights, finite. Width times height, the word's part of the mean, is written into its block.
    least : ndarray, shape (len(names),), optional
        Heights to compare with, drawn as a dashed line over the blocks.
    unit : str
        Of the heights.
    title : str

    Raises
    ------
    ValueError
        If the three arrays do not have one value a name.
    """
    shares, surprises = np.asarray(shares, dtype=float), np.asarray(surprises, dtype=float)
    for what, values in (("shares", shares), ("surprises", surprises), ("least", least)):
        if values is not None and np.shape(values) != (len(names),):
            raise ValueError(f"{what}: shape {np.shape(values)}, there are {len(names)} names")
    edges = np.concatenate([[0.0], np.cumsum(shares)])
    for i, name in enumerate(names):
        middle = (edges[i] + edges[i + 1]) / 2
        ax.bar(
            middle,
            surprises[i],
            shares[i],
            color=COLOURS[i % len(COLOURS)],
            alpha=0.35,
            edgecolor=COLOURS[i % len(COLOURS)],
            linewidth=1.4,
        )
        text = f"{name}\n{shares[i] * surprises[i]:.2f}"
        # In the middle of what lies below the dashed line too, so that the line does not run through it.
        height = surprises[i] if least is None else min(surprises[i], float(least[i]))
        ax.text(middle, height / 2, text, ha="center", va="center", fontsize=8.5, path_effects=HALO)
    if least is not None:
        ax.stairs(least, edges, color=INK, linestyle="--", linewidth=1.6, baseline=None)
    ax.set(xlim=(0, max(1.0, edges[-1])), xlabel="how often the word comes", ylabel=f"surprise ({unit})")
    ax.set_title(title)
