"""Heat maps, curves, histograms and guide lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm, Normalize

from coursekit import style
from coursekit.style import COLOURS, GREY, INK

__all__ = ["curves", "guide", "heat_map", "histograms", "ranks"]

LINE_STYLES = ("-", "--", "-.", ":")
"""Series differ by line style too, so that a grey print-out can be read."""


def heat_map(
    ax: Axes,
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str] | None = None,
    *,
    form: str = "{:.2f}",
    limits: tuple[float, float] | None = None,
    colours: str = style.DIVERGING,
    log: bool = False,
    title: str = "",
) -> None:
    """Draw a table as coloured cells with the number in each.

    Parameters
    ----------
    ax : Axes
    values : ndarray, shape (n, m)
    rows, columns : sequence of str
        Names of the rows and columns; ``columns`` defaults to ``rows``.
    form : str
        How a number is written; ``""`` leaves the numbers out (for large tables).
    limits : (low, high), optional
        Values at the two ends of the colour map; by default -1 and 1 for a diverging map, so that white is 0,
        else the smallest (positive, if ``log``) and the largest value.
    colours : str
        Matplotlib colour map: ``style.DIVERGING`` for signed scores, ``style.SEQUENTIAL`` for amounts.
    log : bool
        Whether the colours follow the logarithm; cells that are not positive take the lowest colour.
    title : str

    Raises
    ------
    ValueError
        If the names do not match the shape of ``values``.
    """
    values = np.asarray(values, dtype=float)
    columns = rows if columns is None else columns
    if values.shape != (len(rows), len(columns)):
        raise ValueError(
            f"values: shape {values.shape} does not fit {len(rows)} row names and {len(columns)} column names"
        )
    if limits is None and colours == style.DIVERGING:
        limits = (-1.0, 1.0)
    if limits is None:
        shown = values[values > 0] if log else values
        limits = (float(shown.min()), float(shown.max()))
    norm = LogNorm(*limits, clip=True) if log else Normalize(*limits)
    floor = np.maximum(values, limits[0]) if log else values
    image = ax.imshow(floor, cmap=colours, norm=norm, aspect="auto")
    ax.set_xticks(range(len(columns)), columns)
    ax.set_yticks(range(len(rows)), rows)
    ax.set_title(title)
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    ax.set_xticks(np.arange(len(columns) + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(len(rows) + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="white", linewidth=2)
    ax.tick_params(which="minor", length=0)
    if form:
        for i, j in np.ndindex(values.shape):
            red, green, blue, _ = image.cmap(norm(floor[i, j]))
            # Perceived brightness, ITU-R BT.601.
            dark = 0.299 * red + 0.587 * green + 0.114 * blue < 0.55
            text = form.format(values[i, j])
            ax.text(j, i, text, ha="center", va="center", color="white" if dark else INK, fontsize=8.5)


def curves(
    ax: Axes,
    x: np.ndarray,
    named: Mapping[str, np.ndarray],
    *,
    xlabel: str,
    ylabel: str,
    title: str = "",
    name_at: Mapping[str, int] | None = None,
) -> None:
    """Draw one or several curves over the same x, each named at its right end instead of in a legend.

    Parameters
    ----------
    ax : Axes
    x : ndarray, shape (n,)
    named : mapping of str to ndarray, shape (n,)
        Line styles differ as well as colours. An empty name leaves the curve unnamed.
    xlabel, ylabel : str
        With units.
    title : str
    name_at : mapping of str to int, optional
        For curves that meet at their right ends: the index of the point beside which the name is
        written instead, on the free side of the curve.
    """
    for i, (name, y) in enumerate(named.items()):
        colour = COLOURS[i % len(COLOURS)]
        ax.plot(x, y, color=colour, linestyle=LINE_STYLES[i % len(LINE_STYLES)])
        if name_at and name in name_at:
            at = name_at[name]
            rises = y[min(at + 1, len(y) - 1)] > y[max(at - 1, 0)]
            beside, side = ((5, -3), "top") if rises else ((5, 3), "bottom")
        else:
            at, beside, side = -1, (5, 0), "center"
        ax.annotate(name, (x[at], y[at]), beside, textcoords="offset points", color=colour, va=side)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_title(title)
    ax.grid(True)


def histograms(
    ax: Axes,
    named: Mapping[str, np.ndarray],
    *,
    xlabel: str,
    ylabel: str = "density",
    bins: int | np.ndarray = 60,
    limits: tuple[float, float] | None = None,
    density: bool = True,
    title: str = "",
) -> None:
    """Draw the distributions of one or several samples over the same bins, named in a legend.

    Parameters
    ----------
    ax : Axes
    named : mapping of str to ndarray
        Legend entry and sample.
    xlabel, ylabel : str
        With units.
    bins : int or ndarray
        As for :func:`numpy.histogram`.
    limits : (low, high), optional
        Range of the bins; by default that of all samples together.
    density : bool
        Whether areas are 1 (True) or heights are counts (False).
    title : str
    """
    if limits is None:
        everything = np.concatenate([np.ravel(sample) for sample in named.values()])
        limits = (float(everything.min()), float(everything.max()))
    tallest = 0.0
    for i, (name, sample) in enumerate(named.items()):
        colour = COLOURS[i % len(COLOURS)]
        heights, edges = np.histogram(np.ravel(sample), bins=bins, range=limits, density=density)
        ax.stairs(heights, edges, color=colour, fill=True, alpha=0.25)
        ax.stairs(
            heights,
            edges,
            color=colour,
            linewidth=1.6,
            linestyle=LINE_STYLES[i % len(LINE_STYLES)],
            label=name,
        )
        tallest = max(tallest, float(heights.max()))
    ax.set(xlabel=xlabel, ylabel=ylabel, xlim=limits, ylim=(0, 1.08 * tallest or 1))
    ax.set_title(title)
    if any(named):
        ax.legend()


def ranks(ax: Axes, named: Mapping[str, np.ndarray], *, xlabel: str, ylabel: str, title: str = "") -> None:
    """Draw one or several samples of counts in falling order, both axes logarithmic but for the zeros.

    Parameters
    ----------
    ax : Axes
    named : mapping of str to ndarray, shape (n,)
        Legend entry and counts (non-negative).
    xlabel, ylabel : str
        What is ranked, and what was counted.
    title : str
    """
    for i, (name, sample) in enumerate(named.items()):
        falling = np.sort(np.ravel(sample))[::-1]
        line: dict[str, Any] = {
            "linestyle": LINE_STYLES[i % len(LINE_STYLES)],
            "linewidth": 2.2 if i else 4.0,
        }
        ax.plot(np.arange(1, falling.size + 1), falling, label=name, alpha=1.0 if i else 0.5, **line)
    ax.set(xscale="log", yscale="symlog", xlabel=xlabel, ylabel=ylabel)
    ax.set_xlim(left=1)
    ax.set_ylim(bottom=0)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_formatter("{x:,.0f}")
    ax.set_title(title)
    ax.grid(True)
    ax.legend()


def guide(
    ax: Axes, *, x: float | None = None, y: float | None = None, label: str = "", colour: str = GREY
) -> None:
    """Draw a thin dashed line across the Axes at a value worth noticing, with a label.

    Parameters
    ----------
    ax : Axes
    x, y : float
        Give one: ``x`` for an upright line, ``y`` for a level one.
    label, colour : str

    Raises
    ------
    ValueError
        If neither or both of ``x`` and ``y`` are given.
    """
    if (x is None) == (y is None):
        raise ValueError("x, y: give exactly one of them")
    if x is not None:
        ax.axvline(x, color=colour, linewidth=1.1, linestyle=(0, (4, 3)), zorder=2)
        ax.annotate(
            label,
            (x, 1.0),
            (4, -3),
            xycoords=("data", "axes fraction"),
            textcoords="offset points",
            va="top",
            color=colour,
        )
    elif y is not None:
        ax.axhline(y, color=colour, linewidth=1.1, linestyle=(0, (4, 3)), zorder=2)
        ax.annotate(
            label,
            (1.0, y),
            (-3, 4),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            ha="right",
            color=colour,
        )
