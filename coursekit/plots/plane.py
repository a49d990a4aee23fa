"""Vectors, angles, points and parallelograms in the plane."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Arc
from matplotlib.patheffects import withStroke
from matplotlib.ticker import MaxNLocator

from coursekit.style import COLOURS, GREY, INK, ORANGE

__all__ = ["angle", "pair", "parallelogram", "plane", "points", "shadow", "vectors"]

HALO = (withStroke(linewidth=3, foreground="white"),)
"""For labels that may cross a line."""


def plane(
    ax: Axes,
    limit: float | tuple[float, float, float, float],
    *,
    xlabel: str = "first coordinate",
    ylabel: str = "second coordinate",
    grid: bool = True,
) -> None:
    """Turn an Axes into a plane with equal scales, so that angles look as large as they are.

    Parameters
    ----------
    ax : Axes
    limit : float or (left, right, bottom, top)
        Half the width of a square around the origin, or the four bounds.
    xlabel, ylabel : str
        What the axes measure, with the unit if there is one. An empty string leaves the label out.
    grid : bool
        Whether to draw faint grid lines.
    """
    left, right, bottom, top = limit if isinstance(limit, tuple) else (-limit, limit, -limit, limit)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel=xlabel, ylabel=ylabel)
    ax.set_aspect("equal")
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(
            MaxNLocator(nbins=6, steps=[1, 2, 5, 10], integer=max(right - left, top - bottom) > 4)
        )
    ax.grid(grid)
    ax.axhline(0, color=GREY, linewidth=0.8, zorder=1)
    ax.axvline(0, color=GREY, linewidth=0.8, zorder=1)
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)


def vectors(
    ax: Axes,
    named: Mapping[str, Sequence[float]],
    *,
    colours: Sequence[str] | None = None,
    labels: bool = True,
    start: Sequence[float] = (0.0, 0.0),
    linestyle: str = "-",
) -> None:
    """Draw arrows from one point, each labelled at its tip.

    Parameters
    ----------
    ax : Axes
        Best prepared with :func:`plane`: labels are placed by the size of the view.
    named : mapping of str to (x, y)
        Label and vector, in the order of drawing.
    colours : sequence of str, optional
        One for each arrow; by default the course's palette in order.
    labels : bool
        Whether to write the labels.
    start : (x, y)
        Where the arrows begin.
    linestyle : str
        Matplotlib's line style of the shafts, ``"--"`` for vectors that were derived from others.
    """
    x0, y0 = start
    reach = 0.055 * abs(ax.get_xlim()[1] - ax.get_xlim()[0])
    for i, (name, (x, y)) in enumerate(named.items()):
        colour = (colours or COLOURS)[i % len(colours or COLOURS)]
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.9, "ls": linestyle}
        ax.annotate(
            "", (x0 + x, y0 + y), (x0, y0), arrowprops={**arrow, "shrinkA": 0, "shrinkB": 0}, zorder=3
        )
        length = float(np.hypot(x, y))
        if labels and length > 0:
            at = (x0 + x + reach * x / length, y0 + y + reach * y / length)
            bold: dict[str, Any] = {"fontweight": "bold", "path_effects": HALO, "zorder": 4}
            ax.text(*at, name, color=colour, ha="center", va="center", **bold)


def angle(
    ax: Axes,
    v: Sequence[float],
    w: Sequence[float],
    *,
    radius: float = 0.8,
    label: str = "",
    colour: str = INK,
) -> None:
    """Draw the arc of the angle between two vectors, the short way round, with a label on its middle.

    Parameters
    ----------
    ax : Axes
    v, w : (x, y)
        Neither may be zero: a zero vector has no direction and nothing is drawn.
    radius : float
        In the units of the axes.
    label, colour : str
    """
    if not (np.any(v) and np.any(w)):
        return
    first, second = (float(np.degrees(np.arctan2(y, x))) for x, y in (v, w))
    sweep = (second - first) % 360
    begin = first if sweep <= 180 else second
    sweep = min(sweep, 360 - sweep)
    ax.add_patch(
        Arc((0, 0), 2 * radius, 2 * radius, theta1=begin, theta2=begin + sweep, color=colour, lw=1.2)
    )
    middle = np.radians(begin + sweep / 2)
    if label:
        out = radius + 0.06 * abs(ax.get_xlim()[1] - ax.get_xlim()[0])
        at = (out * np.cos(middle), out * np.sin(middle))
        ax.text(*at, label, color=colour, ha="center", va="center", path_effects=HALO, zorder=4)


def pair(
    ax: Axes,
    v: Sequence[float],
    w: Sequence[float],
    limit: float | tuple[float, float, float, float],
    *,
    label: str = "",
    title: str = "",
) -> None:
    """Draw two vectors ``v`` and ``w`` and the angle between them in a plane without axis labels.

    Parameters
    ----------
    ax : Axes
    v, w : (x, y)
    limit : float or (left, right, bottom, top)
        As for :func:`plane`.
    label : str
        Written on the angle's arc.
    title : str
    """
    plane(ax, limit, xlabel="", ylabel="")
    vectors(ax, {"v": v, "w": w})
    angle(ax, v, w, radius=0.11 * abs(ax.get_xlim()[1] - ax.get_xlim()[0]), label=label)
    ax.set_title(title, fontsize=8.5)


def shadow(ax: Axes, foot: Sequence[float], tip: Sequence[float], *, label: str = "shadow") -> None:
    """Draw the shadow of a vector on the line through another: a thick stripe from the origin to its foot.

    Parameters
    ----------
    ax : Axes
    foot : (x, y)
        Where the shadow ends, the orthogonal projection of ``tip``.
    tip : (x, y)
        End of the vector that throws it; joined to ``foot`` by a dotted line.
    label : str
        Written beside the foot.
    """
    ax.plot([0, foot[0]], [0, foot[1]], color=ORANGE, linewidth=6, alpha=0.6, solid_capstyle="butt")
    ax.plot([tip[0], foot[0]], [tip[1], foot[1]], color=GREY, linestyle=":", linewidth=1.4)
    ax.annotate(
        label,
        (foot[0], foot[1]),
        (6, -8),
        textcoords="offset points",
        fontsize=8.5,
        va="center",
        path_effects=HALO,
    )


def points(
    ax: Axes,
    named: Mapping[str, Sequence[float]],
    *,
    colour: str = INK,
    marker: str = "o",
    offset: tuple[float, float] = (6.0, 5.0),
) -> None:
    """Mark points in the plane and write their names beside them.

    Parameters
    ----------
    ax : Axes
    named : mapping of str to (x, y)
    colour, marker : str
    offset : (float, float)
        From point to name, in printer's points; a negative first number puts the name on the left.
    """
    for name, (x, y) in named.items():
        ax.plot(x, y, marker=marker, color=colour, linestyle="none", zorder=4)
        side = "left" if offset[0] > 0 else "right" if offset[0] < 0 else "center"
        ax.annotate(
            name, (x, y), offset, textcoords="offset points", color=colour, ha=side, va="center", zorder=5
        )


def parallelogram(
    ax: Axes,
    a: Sequence[float],
    b: Sequence[float],
    a_star: Sequence[float],
    *,
    label: str = "",
    offset: tuple[float, float] = (6.0, 5.0),
) -> None:
    """Draw the analogy "a is to b as a_star is to what?": the step from a to b, taken again from a_star.

    The fourth corner ``b - a + a_star`` gets a cross: the answer is looked for there, it is not a word.

    Parameters
    ----------
    ax : Axes
    a, b, a_star : (x, y)
    label : str
        Written at the fourth corner.
    offset : (float, float)
        From the corner to the label, in printer's points.
    """
    corner = (b[0] - a[0] + a_star[0], b[1] - a[1] + a_star[1])
    for begin, end, colour, dashed in (
        (a, b, COLOURS[0], False),
        (a_star, corner, COLOURS[0], True),
        (a, a_star, COLOURS[1], False),
        (b, corner, COLOURS[1], True),
    ):
        arrow = {"arrowstyle": "-|>", "color": colour, "lw": 1.6, "ls": "--" if dashed else "-"}
        ax.annotate(
            "",
            (end[0], end[1]),
            (begin[0], begin[1]),
            arrowprops={**arrow, "shrinkA": 4, "shrinkB": 4},
            zorder=3,
        )
    points(ax, {label: corner}, marker="x", colour=GREY, offset=offset)
