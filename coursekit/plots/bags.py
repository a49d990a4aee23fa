"""Pictures of bags: what a mean is taken of, and which rows the n-grams of a word hash to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursekit.style import BLUE, GREEN, GREY, INK, PALE, VERMILION

__all__ = ["bag", "bucket_rows", "ngram_boxes"]


def bag(
    ax: Axes,
    members: Sequence[str],
    target: str,
    *,
    title: str = "",
    centre: str = "mean",
    score: str = "real or noise?",
) -> None:
    """Draw members of a bag, their mean, and the word that it is asked about.

    Parameters
    ----------
    ax : Axes
        Loses its axes.
    members : sequence of str
        What is averaged, from top to bottom.
    target : str
        The other side of the question.
    title : str
    centre, score : str
        What is written at the mean, and at the line to the target.
    """
    ax.axis("off")
    ax.set(xlim=(0, 10), ylim=(-0.6, 6.4))
    ax.set_title(title)
    step = 5.4 / max(len(members), 1)
    middle = 2.9
    for i, member in enumerate(members):
        y = middle + step * ((len(members) - 1) / 2 - i)
        box = {"boxstyle": "round,pad=0.3", "facecolor": BLUE, "edgecolor": "none"}
        ax.text(1.7, y, member, ha="center", va="center", color="white", fontsize=8.5, bbox=box, zorder=3)
        ax.plot([1.7, 4.9], [y, middle], color=GREY, linewidth=0.9, zorder=1)
    ax.plot(4.9, middle, marker="o", markersize=13, color=INK)
    ax.text(4.9, middle - 1.15, centre, ha="center", va="top", fontsize=8.5)
    ax.annotate("", (7.2, middle), (5.4, middle), arrowprops={"arrowstyle": "<->", "color": GREEN, "lw": 1.6})
    ax.text(6.3, middle + 0.85, score, ha="center", va="bottom", color=GREEN, fontsize=8)
    box = {"boxstyle": "round,pad=0.3", "facecolor": VERMILION, "edgecolor": "none"}
    ax.text(8.5, middle, target, ha="center", va="center", color="white", fontsize=9, bbox=box)


def bucket_rows(ax: Axes, runs: Mapping[str, int], buckets: int, *, dim: int = 4) -> None:
    """Draw n-grams and the rows of a small table to which they hash; rows that several share stand out.

    Parameters
    ----------
    ax : Axes
        Loses its axes.
    runs : mapping of str to int
        N-gram and its row.
    buckets : int
        Number of rows.
    dim : int
        Cells a row is drawn with.

    Raises
    ------
    ValueError
        If a row is not in the table.
    """
    outside = [run for run, row in runs.items() if not 0 <= row < buckets]
    if outside:
        raise ValueError(f"runs: {outside[0]!r} has row {runs[outside[0]]}, the table has {buckets}")
    ax.axis("off")
    used = list(runs.values())
    height = max(len(runs), buckets)
    for row in range(buckets):
        y = height - (row + 0.5) * height / buckets
        guests = used.count(row)
        colour = PALE if guests == 0 else BLUE if guests == 1 else VERMILION
        for column in range(dim):
            ax.add_patch(Rectangle((6 + 0.5 * column, y - 0.34), 0.46, 0.68, facecolor=colour))
        ax.text(
            6.15 + 0.5 * dim, y, f"{row}", va="center", color=GREY if guests == 0 else colour, fontsize=8.5
        )
    for i, (run, row) in enumerate(runs.items()):
        y, end = height - (i + 0.5) * height / len(runs), height - (row + 0.5) * height / buckets
        colour = BLUE if used.count(row) == 1 else VERMILION
        ax.text(2.4, y, run, ha="right", va="center", family="DejaVu Sans Mono", fontsize=9, color=colour)
        style = "-" if used.count(row) == 1 else "--"
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.1, "ls": style, "shrinkA": 2, "shrinkB": 0}
        ax.annotate("", (5.9, end), (2.5, y), arrowprops=arrow)
    ax.set(xlim=(0, 9), ylim=(-0.2, height + 0.2))


def ngram_boxes(ax: Axes, runs: Sequence[str], known: Collection[str], *, columns: int = 7) -> None:
    """Draw n-grams as boxes: blue if their row was trained, pale if nothing is known of them.

    Parameters
    ----------
    ax : Axes
        Loses its axes.
    runs : sequence of str
        In the order in which they are drawn, row by row.
    known : collection of str
        Those that occurred while training.
    columns : int
        Boxes in a row.
    """
    ax.axis("off")
    lines = -(-len(runs) // columns)
    ax.set(xlim=(0, columns), ylim=(-max(lines, 4), 0.2))
    for i, run in enumerate(runs):
        seen = run in known
        box = {
            "boxstyle": "round,pad=0.3",
            "facecolor": BLUE if seen else "white",
            "edgecolor": BLUE if seen else GREY,
        }
        place = (i % columns + 0.5, -(i // columns) - 0.5)
        ax.text(
            *place,
            run,
            ha="center",
            va="center",
            family="DejaVu Sans Mono",
            fontsize=8.5,
            color="white" if seen else GREY,
            bbox=box,
        )
