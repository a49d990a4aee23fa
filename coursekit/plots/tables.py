"""Pictures of counting: a window on a sentence, shares as areas, points in named groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator, PercentFormatter

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, COLOURS, GREY, INK, ORANGE, PALE, VERMILION

__all__ = ["cell_areas", "groups", "mark_cell", "window"]

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*", "<")
"""Groups differ by marker too, so that a grey print-out can be read."""


def window(ax: Axes, tokens: Sequence[str], centre: int, reach: int) -> None:
    """Draw a sentence as a row of boxes with one centre and the neighbours that its window holds.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    tokens : sequence of str
    centre : int
        Position of the centre.
    reach : int
        Positions of the window to each side.
    """
    ax.set(xlim=(-0.6, len(tokens) - 0.4), ylim=(-0.75, 0.95), xticks=(), yticks=())
    ax.spines[:].set_visible(False)
    for i, token in enumerate(tokens):
        inside = 0 < abs(i - centre) <= reach
        face = VERMILION if i == centre else BLUE if inside else "white"
        ink = INK if face == "white" else "white"
        edge = GREY if face == "white" else face
        ax.add_patch(Rectangle((i - 0.46, -0.3), 0.92, 0.6, facecolor=face, edgecolor=edge, linewidth=1))
        ax.text(i, 0, token, ha="center", va="center", color=ink)
        if inside:
            ax.text(i, -0.52, f"{i - centre:+d}", ha="center", va="center", color=BLUE, fontsize=8.5)
    first, last = max(0, centre - reach), min(len(tokens) - 1, centre + reach)
    ax.plot([first - 0.5, first - 0.5, last + 0.5, last + 0.5], [0.4, 0.5, 0.5, 0.4], color=INK, linewidth=1)
    ax.text((first + last) / 2, 0.74, f"what the centre “{tokens[centre]}” sees", ha="center", va="center")


def cell_areas(ax: Axes, joint: float, row: float, column: float, *, title: str = "") -> None:
    """Draw the share that a cell of a table has and the share that chance would give it, as two areas.

    Both rectangles are as high as the share of the cell's row. The expected one is as wide as the share of
    the column, so its area is the product; the observed one is as wide as it must be for its area to be the
    joint share. The ratio of the areas is two to the power of the pointwise mutual information.

    Parameters
    ----------
    ax : Axes
    joint, row, column : float
        The shares of the cell, of its row and of its column in the sum of the table; ``row`` and ``column``
        in (0, 1], ``joint`` at most the smaller of them.
    title : str

    Raises
    ------
    ValueError
        If the shares cannot belong to one table.
    """
    if not (0 < row <= 1 and 0 < column <= 1 and 0 <= joint <= min(row, column) + 1e-12):
        raise ValueError(f"joint, row, column: {joint}, {row}, {column} are no shares of one table")
    observed = joint / row
    ax.add_patch(Rectangle((0, 0), observed, row, facecolor=ORANGE, alpha=0.65, label="observed"))
    ax.add_patch(
        Rectangle((0, 0), column, row, fill=False, edgecolor=BLUE, linewidth=2, hatch="//", label="expected")
    )
    ax.set(xlim=(0, 1.15 * max(observed, column)), ylim=(0, 1.75 * row))
    ax.set(xlabel="share of the row", ylabel="share of all sightings")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(nbins=4))
        axis.set_major_formatter(PercentFormatter(1.0))
    ax.set_title(title)
    ax.legend(loc="upper right", borderaxespad=0.1)


def mark_cell(ax: Axes, row: int, column: int) -> None:
    """Draw a frame around one cell of a heat map."""
    ax.add_patch(
        Rectangle((column - 0.47, row - 0.47), 0.94, 0.94, fill=False, edgecolor=VERMILION, linewidth=2.6)
    )


def groups(
    ax: Axes, named: Mapping[str, Mapping[str, Sequence[float]]], *, title: str = "", words: bool = True
) -> None:
    """Scatter words in the plane, one colour and one marker for each group.

    Parameters
    ----------
    ax : Axes
        Its ticks are taken away: the coordinates of a projection have no unit.
    named : mapping of str to mapping of str to (x, y)
        Group → word → point.
    title : str
    words : bool
        Whether to write every word beside its point; otherwise the group's name is written at its middle.
    """
    for i, (name, points) in enumerate(named.items()):
        colour = COLOURS[i % len(COLOURS)]
        x, y = np.array(list(points.values()), dtype=float).T
        ax.plot(
            x,
            y,
            linestyle="none",
            marker=MARKERS[i % len(MARKERS)],
            color=colour,
            markersize=5,
        )
        above = i % 2 == 0  # neighbours in the list are often neighbours in the plane
        labels: Mapping[str, Sequence[float]] = (
            points if words else {name: (float(x.mean()), float(y.max() if above else y.min()))}
        )
        for label, place in labels.items():
            ax.annotate(
                label,
                (place[0], place[1]),
                (5, 4) if words else (0, 7 if above else -14),
                textcoords="offset points",
                ha="left" if words else "center",
                fontsize=8.5,
                color=colour,
                path_effects=HALO,
                annotation_clip=False,
            )
    ax.margins(0.12)
    ax.set(xticks=(), yticks=())
    ax.spines[:].set_color(PALE)
    ax.set_title(title)
