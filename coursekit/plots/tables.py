"""Pictures of counting: windows, shares as areas, a factorised table, words in blocks and in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator, PercentFormatter

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, COLOURS, DIVERGING, GREY, INK, ORANGE, PALE, VERMILION

__all__ = ["block_map", "cell_areas", "factorisation", "groups", "mark_cell", "window"]

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


def factorisation(ax: Axes, rows: int, columns: int, kept: int) -> None:
    """Draw a table as the product of its singular value decomposition, to scale, what is kept in colour.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    rows, columns : int
        Shape of the table.
    kept : int
        How many singular values are kept, from 1 to the smaller of the two.

    Raises
    ------
    ValueError
        If `kept` is out of range.
    """
    rank = min(rows, columns)
    if not 1 <= kept <= rank:
        raise ValueError(f"kept: {kept} is not between 1 and {rank}, the most singular values there can be")
    gap, x = 0.16 * max(rows, columns), 0.0
    ax.axis("off")
    ax.set_aspect("equal")
    for name, height, width, tall, wide, sign in (
        ("$M$", rows, columns, rows, columns, "="),
        ("$U$", rows, rank, rows, kept, "·"),
        ("$S$", rank, rank, kept, kept, "·"),
        ("$V^\\top$", rank, columns, kept, columns, ""),
    ):
        top = -(rows - height) / 2
        ax.add_patch(Rectangle((x, top - height), width, height, facecolor="white", edgecolor=GREY))
        colour = ORANGE if name == "$M$" else BLUE
        ax.add_patch(Rectangle((x, top - tall), wide, tall, facecolor=colour, alpha=0.55, edgecolor="none"))
        if name == "$S$":
            ax.plot([x, x + rank], [top, top - rank], color=INK, linewidth=1.2)
        ax.text(x + width / 2, 0.03 * rows, name, ha="center", va="bottom", fontsize=12)
        ax.text(x + width / 2, -rows * 1.04, f"{height} × {width}", ha="center", va="top", color=GREY)
        ax.text(x + width + gap / 2, -rows / 2, sign, ha="center", va="center", fontsize=13)
        if name in ("$U$", "$V^\\top$"):
            inside = (
                (x + wide + 0.03 * rows, top - rows / 2) if name == "$U$" else (x + width / 2, top - tall)
            )
            ax.annotate(
                f"{kept} {'columns' if name == '$U$' else 'rows'} kept",
                inside,
                (0, 0 if name == "$U$" else -4),
                textcoords="offset points",
                ha="left" if name == "$U$" else "center",
                va="center" if name == "$U$" else "top",
                fontsize=8.5,
                color=BLUE,
            )
        x += width + gap
    ax.set(xlim=(-0.02 * rows, x - gap + 0.02 * rows), ylim=(-1.2 * rows, 0.2 * rows))


def block_map(
    ax: Axes, values: np.ndarray, groups: Mapping[str, int], *, names: bool = True, title: str = ""
) -> None:
    """Draw similarities of words that stand in groups as a heat map with the groups' names and borders.

    Parameters
    ----------
    ax : Axes
    values : ndarray, shape (n, n)
        From -1 to 1; rows and columns in the order of the groups.
    groups : mapping of str to int
        Name and size of each group, in order.
    names : bool
        Whether to write the names, on the left.
    title : str

    Raises
    ------
    ValueError
        If the sizes do not add up to n.
    """
    sizes = np.array(list(groups.values()))
    if np.shape(values) != (sizes.sum(), sizes.sum()):
        raise ValueError(f"values: shape {np.shape(values)}, the groups have {sizes.sum()} words together")
    ax.imshow(values, cmap=DIVERGING, vmin=-1, vmax=1)
    borders = np.cumsum(sizes) - 0.5
    for border in borders[:-1]:
        ax.axhline(border, color=GREY, linewidth=0.6)
        ax.axvline(border, color=GREY, linewidth=0.6)
    ax.set(xticks=(), yticks=())
    if names:
        ax.set_yticks(borders - sizes / 2, list(groups))
    ax.tick_params(length=0)
    ax.spines[:].set_color(PALE)
    ax.set_title(title)


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
        # Neighbours in the list are often neighbours in the plane.
        above = i % 2 == 0
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
