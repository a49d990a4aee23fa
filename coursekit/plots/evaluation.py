"""Pictures of measuring: intervals, shares of a whole, words that lean to a side, two maps of one town."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import PercentFormatter

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, COLOURS, GREY, INK, PALE, VERMILION

__all__ = ["intervals", "lean", "shares", "two_maps"]

MARKERS = ("o", "s", "^", "D")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "")
"""Parts differ by hatching too, so that a grey print-out can be read."""


def intervals(
    ax: Axes,
    named: Mapping[str, tuple[float, float, float]],
    *,
    xlabel: str,
    title: str = "",
    form: str = "{:.2f}",
) -> None:
    """Draw estimates as dots with the range in which they are uncertain, one a line, from the top.

    Parameters
    ----------
    ax : Axes
    named : mapping of str to (low, middle, high)
    xlabel, title : str
    form : str
        How the middle is written beside its dot.
    """
    for line, (low, middle, high) in enumerate(named.values()):
        colour = COLOURS[line % len(COLOURS)]
        ax.plot([low, high], [-line, -line], color=colour, linewidth=2.2, solid_capstyle="butt")
        ax.plot([middle], [-line], marker=MARKERS[line % len(MARKERS)], color=colour, markersize=7)
        ax.annotate(
            form.format(middle),
            (middle, -line),
            (0, 8),
            textcoords="offset points",
            ha="center",
            color=colour,
            fontsize=8.5,
        )
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    ax.set_yticks([-line for line in range(len(named))], list(named))
    ax.set(xlabel=xlabel, ylim=(0.4 - len(named), 0.65))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_title(title)
    ax.grid(True, axis="x")


def shares(
    ax: Axes, rows: Mapping[str, Sequence[float]], parts: Sequence[str], *, xlabel: str, title: str = ""
) -> None:
    """Draw shares of a whole as bars that are stacked from left to right, with a legend of the parts above.

    Parameters
    ----------
    ax : Axes
    rows : mapping of str to sequence of float
        One bar each, from the top; shares of all parts, at most 1 together.
    parts : sequence of str
        What the shares are of. The last one is drawn pale, as the rest.
    xlabel, title : str

    Raises
    ------
    ValueError
        If a bar has another number of shares than there are parts, or more than 1 in all.
    """
    for line, (name, values) in enumerate(rows.items()):
        if len(values) != len(parts) or sum(values) > 1 + 1e-9:
            raise ValueError(f"rows: {name!r} needs {len(parts)} shares of one whole, got {list(values)}")
        left = 0.0
        for i, (part, value) in enumerate(zip(parts, values, strict=True)):
            rest = i == len(parts) - 1
            ax.barh(
                -line,
                value,
                left=left,
                height=0.62,
                color=PALE if rest else COLOURS[i % len(COLOURS)],
                hatch="" if rest else HATCHES[i % len(HATCHES)],
                edgecolor="white",
                label=part if line == 0 else None,
            )
            if value >= 0.08:
                box = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 1.2}
                middle = left + value / 2
                ax.text(
                    middle, -line, f"{value:.0%}", ha="center", va="center", fontsize=8.5, color=INK, bbox=box
                )
            left += value
    ax.set_yticks([-line for line in range(len(rows))], list(rows))
    ax.set(xlim=(0, 1), ylim=(0.45 - len(rows), 0.5), xlabel=xlabel)
    ax.xaxis.set_major_formatter(PercentFormatter(1.0))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.set_title(title, pad=24)
    ax.legend(
        loc="lower left", bbox_to_anchor=(0, 1.0), ncols=len(parts), borderaxespad=0.1, columnspacing=1.2
    )


def lean(
    ax: Axes,
    first: Mapping[str, float],
    second: Mapping[str, float],
    *,
    names: tuple[str, str],
    xlabel: str,
    limit: float | None = None,
) -> None:
    """Draw two groups of words at their associations, each group on a line of its own, and their means.

    Parameters
    ----------
    ax : Axes
    first, second : mapping of str to float
        Word and association. The first group stands above. Names are turned upright.
    names : (str, str)
        Of the groups.
    xlabel : str
    limit : float, optional
        Half the width of the picture; by default as wide as the words need.
    """
    reach = limit or 1.2 * max(abs(value) for group in (first, second) for value in group.values())
    ax.set(xlim=(-reach, reach), ylim=(-1.75, 2.05), xlabel=xlabel)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    for y, group, colour, marker, side in (
        (0.5, first, BLUE, "o", 1),
        (-0.5, second, VERMILION, "s", -1),
    ):
        ax.axhline(y, color=PALE, linewidth=0.8, zorder=1)
        spots = _spread(np.array(list(group.values())), 2 * reach * 0.062)
        for (word, value), spot in zip(group.items(), spots, strict=True):
            ax.plot(value, y, marker=marker, color=colour, linestyle="none", markersize=6, zorder=3)
            ax.plot([value, spot], [y + 0.08 * side, y + 0.24 * side], color=colour, linewidth=0.7)
            ax.text(
                spot,
                y + 0.28 * side,
                word,
                rotation=90,
                ha="center",
                va="bottom" if side > 0 else "top",
                fontsize=8.5,
                color=colour,
            )
        mean = float(np.mean(list(group.values())))
        ax.plot([mean, mean], [y - 0.22, y + 0.22], color=colour, linewidth=3, alpha=0.55, zorder=2)
    ax.set_yticks([0.5, -0.5], list(names))
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def two_maps(
    ax: Axes,
    old: Mapping[str, Sequence[float]],
    new: Mapping[str, Sequence[float]],
    *,
    names: tuple[str, str],
    moved: str = "",
    label: Mapping[str, tuple[float, float]] | None = None,
    title: str = "",
) -> None:
    """Draw the same words on two maps laid over each other, each joined to itself.

    Parameters
    ----------
    ax : Axes
        Best prepared with :func:`coursekit.plots.plane`.
    old, new : mapping of str to (x, y)
        The same words; hollow circles and full ones.
    names : (str, str)
        Of the two maps, for the legend.
    moved : str
        The word that is drawn in another colour.
    label : mapping of str to (float, float), optional
        Words that are written, at which offset from their place on the new map in printer's points; by
        default all, to the upper right.
    title : str
    """
    label = dict.fromkeys(new, (5.0, 4.0)) if label is None else label
    for word, (x, y) in new.items():
        colour = VERMILION if word == moved else BLUE
        before = old[word]
        ax.plot([before[0], x], [before[1], y], color=colour, linewidth=1.0, alpha=0.7, zorder=2)
        ax.plot(*before, marker="o", markerfacecolor="white", color=colour, linestyle="none", zorder=3)
        ax.plot(x, y, marker="o", color=colour, linestyle="none", zorder=3)
        if word in label:
            dx, dy = label[word]
            ax.annotate(
                word,
                (x, y),
                (dx, dy),
                textcoords="offset points",
                fontsize=8,
                color=colour,
                path_effects=HALO,
                ha="left" if dx > 0 else "right" if dx < 0 else "center",
                va="center",
                zorder=4,
            )
    for name, face in zip(names, ("white", BLUE), strict=True):
        ax.plot([], [], marker="o", markerfacecolor=face, color=BLUE, linestyle="none", label=name)
    ax.legend(loc="upper left", borderaxespad=0.1, handletextpad=0.2)
    ax.set_title(title)


def _spread(places: np.ndarray, gap: float) -> np.ndarray:
    """Move places apart, as little as needed for neighbours to be `gap` apart, in the same order."""
    order = np.argsort(places, kind="stable")
    spots = places[order].astype(float)
    for _ in range(200):
        short = gap - np.diff(spots)
        if (short <= 1e-9).all():
            break
        push = np.maximum(short, 0) / 2
        spots[:-1] -= push
        spots[1:] += push
    result = np.empty_like(spots)
    result[order] = spots
    return result
