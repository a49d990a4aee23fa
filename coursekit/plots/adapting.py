"""Pictures of adapting a model: a frozen matrix beside the narrow ones that are trained."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from coursekit.style import BLUE, GREY, INK, PALE

__all__ = ["low_rank"]


def low_rank(ax: Axes, rows: int, columns: int, rank: int, *, title: str = "") -> None:
    """Draw a frozen matrix plus a product of two narrow ones, to scale, with the numbers that each holds.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    rows, columns : int
        Shape of the frozen matrix W.
    rank : int
        Columns of A and rows of B.
    title : str

    Raises
    ------
    ValueError
        If `rank` is below 1.
    """
    if rank < 1:
        raise ValueError(f"rank: must be at least 1, got {rank}")
    ax.axis("off")
    ax.set_aspect("equal")
    ax.set_title(title)
    gap, x, size = 0.3 * max(rows, columns), 0.0, max(rows, columns)
    for name, height, width, sign, colour in (
        ("W", rows, columns, "+", PALE),
        ("A", rows, rank, "·", BLUE),
        ("B", rank, columns, "", BLUE),
    ):
        ax.add_patch(Rectangle((x, -height), width, height, facecolor=colour, edgecolor=INK, linewidth=0.8))
        ax.text(x + width / 2, 0.05 * size, f"${name}$", ha="center", va="bottom", fontsize=12)
        ax.text(
            x + width / 2,
            -height - 0.05 * size,
            f"{height} × {width}\n{height * width:,} {'frozen' if name == 'W' else 'trained'}",
            ha="center",
            va="top",
            color=GREY,
            fontsize=8.5,
        )
        if sign:
            ax.text(x + width + gap / 2, -0.35 * rows, sign, ha="center", va="center", fontsize=13)
        x += width + gap
    ax.set(xlim=(-0.15 * size, x - gap + 0.15 * size), ylim=(-rows - 0.35 * size, 0.25 * size))
