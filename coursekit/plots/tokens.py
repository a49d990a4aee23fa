"""Tokens: two tables in the plane, the hull of one, who wins in which direction, and what top-p keeps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from coursekit.plots.plane import HALO
from coursekit.style import BLUE, COLOURS, GREY, INK, ORANGE, PALE, VERMILION

__all__ = ["hull", "hull_corners", "nucleus", "token_tables", "winners"]


def token_tables(
    ax: Axes,
    words: Sequence[str],
    prev_vectors: np.ndarray | None = None,
    next_vectors: np.ndarray | None = None,
    *,
    highlight: int | None = None,
    probabilities: np.ndarray | None = None,
    title: str = "",
) -> None:
    """Draw the rows of one or two tables as named points: circles for *previous*, squares for *next*.

    Parameters
    ----------
    ax : Axes
        Best prepared with :func:`coursekit.plots.plane`.
    words : sequence of str, length n
    prev_vectors, next_vectors : ndarray, shape (n, 2), optional
    highlight : int, optional
        Row of ``prev_vectors`` that is drawn as an arrow from the origin.
    probabilities : ndarray, shape (n,), optional
        Areas of the squares grow with them.
    title : str

    Raises
    ------
    ValueError
        If a table does not have one row of two numbers a word.
    """
    for name, table in (("prev_vectors", prev_vectors), ("next_vectors", next_vectors)):
        if table is not None and np.shape(table) != (len(words), 2):
            raise ValueError(f"{name}: shape {np.shape(table)}, expected ({len(words)}, 2)")
    if next_vectors is not None:
        areas = np.full(len(words), 26.0) if probabilities is None else 14 + 420 * np.asarray(probabilities)
        x, y = np.asarray(next_vectors).T
        ax.scatter(x, y, s=areas, marker="s", color=VERMILION, alpha=0.45, zorder=3)
        _names(ax, words, next_vectors, VERMILION, np.sqrt(areas) / 2)
    if prev_vectors is not None:
        x, y = np.asarray(prev_vectors).T
        ax.scatter(x, y, s=20, facecolors="none", edgecolors=BLUE, zorder=3)
        _names(ax, words, prev_vectors, BLUE, np.full(len(words), 2.0), below=True)
    if highlight is not None and prev_vectors is not None:
        arrow = {"arrowstyle": "-|>", "color": BLUE, "lw": 2.0, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", prev_vectors[highlight], (0, 0), arrowprops=arrow, zorder=4)
    ax.set_title(title)


def _label(word: str) -> str:
    # A full stop on its own would be a speck.
    return word if any(character.isalnum() for character in word) else f"[{word}]"


def _names(
    ax: Axes, words: Sequence[str], table: np.ndarray, colour: str, sizes: np.ndarray, *, below: bool = False
) -> None:
    # Tokens that lie on top of each other share a label, which stands clear of the largest mark.
    near = 0.07 * abs(ax.get_xlim()[1] - ax.get_xlim()[0])
    groups: list[list[int]] = []
    for row, point in enumerate(np.asarray(table, dtype=float)):
        home = next((g for g in groups if np.hypot(*(point - table[g[0]])) < near), None)
        if home is None:
            groups.append([row])
        else:
            home.append(row)
    for group in groups:
        x, y = np.mean([table[row] for row in group], axis=0)
        clear = 3 + float(max(sizes[row] for row in group))
        ax.annotate(
            " ".join(_label(words[row]) for row in group),
            (x, y),
            (0, -clear if below else clear),
            textcoords="offset points",
            ha="center",
            va="top" if below else "bottom",
            color=colour,
            fontsize=8.5,
            path_effects=HALO,
            annotation_clip=True,
            zorder=5,
        )


def hull_corners(points: np.ndarray) -> np.ndarray:
    """Return the row numbers of the corners of a planar point set's convex hull, counter-clockwise.

    Parameters
    ----------
    points : ndarray, shape (n, 2)
        At least one point. Points on an edge are no corners.

    Returns
    -------
    ndarray of int, shape (corners,)

    Notes
    -----
    Andrew's monotone chain (A. M. Andrew, 1979), O(n log n).
    """
    points = np.asarray(points, dtype=float)
    order = np.lexsort(points.T[::-1])

    def chain(rows: np.ndarray) -> list[int]:
        kept: list[int] = []
        for row in rows:
            while len(kept) > 1:
                (ax, ay), (bx, by) = points[kept[-1]] - points[kept[-2]], points[row] - points[kept[-2]]
                if ax * by - ay * bx > 0:
                    break
                kept.pop()
            kept.append(int(row))
        return kept

    if len(points) == 1:
        return order
    return np.array(chain(order)[:-1] + chain(order[::-1])[:-1])


def hull(ax: Axes, points: np.ndarray) -> None:
    """Draw the convex hull of points in the plane as a pale area with a dashed outline.

    Parameters
    ----------
    ax : Axes
    points : ndarray, shape (n, 2)
    """
    corners = np.asarray(points)[hull_corners(points)]
    ax.add_patch(Polygon(corners, facecolor=ORANGE, alpha=0.12, zorder=1))
    ax.add_patch(Polygon(corners, fill=False, edgecolor=ORANGE, linestyle="--", linewidth=1.2, zorder=2))


def winners(
    ax: Axes, degrees: np.ndarray, winning: np.ndarray, words: Sequence[str], *, title: str = ""
) -> None:
    """Draw which token wins at which angle, one row of stripes a token; tokens that never win stay empty.

    Parameters
    ----------
    ax : Axes
    degrees : ndarray, shape (n,)
        Angles in rising order, evenly spaced.
    winning : ndarray of int, shape (n,)
        The winner's number at each angle.
    words : sequence of str
    title : str
    """
    for row in range(len(words)):
        won = winning == row
        ax.axhline(row, color=PALE, linewidth=0.8, zorder=1)
        ax.fill_between(
            degrees,
            row - 0.32,
            row + 0.32,
            where=won,
            color=COLOURS[row % len(COLOURS)],
            step="mid",
            linewidth=0,
        )
    never = set(range(len(words))) - set(np.unique(winning).tolist())
    ax.set_yticks(range(len(words)), [_label(word) for word in words])
    for row, label in enumerate(ax.get_yticklabels()):
        label.set_color(GREY if row in never else INK)
        label.set_fontweight("normal" if row in never else "bold")
    ax.set(xlim=(degrees[0], degrees[-1]), xlabel="direction of the previous token's vector (degrees)")
    ax.set_title(title)
    ax.invert_yaxis()
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)


def nucleus(
    ax: Axes, words: Sequence[str], probabilities: np.ndarray, mass: float, *, title: str = ""
) -> None:
    """Draw what top-p keeps: tokens by falling probability, each on top of those before, and the line.

    Parameters
    ----------
    ax : Axes
    words : sequence of str, length n
    probabilities : ndarray, shape (n,)
        Of sum 1.
    mass : float
        The line. The token whose block crosses it is kept, those above are not.
    title : str

    Raises
    ------
    ValueError
        If the two lengths differ.
    """
    p = np.asarray(probabilities, dtype=float)
    if p.shape != (len(words),):
        raise ValueError(f"probabilities: shape {p.shape}, there are {len(words)} words")
    # Rounded, so that what ties on paper ties here: the lower number goes first.
    order = np.argsort(-p.round(6), kind="stable")
    below = np.concatenate([[0.0], np.cumsum(p[order])[:-1]])
    for place, (token, start) in enumerate(zip(order, below, strict=True)):
        kept = start < mass - 1e-9
        ax.bar(
            place,
            p[token],
            0.8,
            bottom=start,
            color=VERMILION if kept else PALE,
            alpha=0.75 if kept else 1.0,
            hatch="//" if kept and start + p[token] > mass + 1e-9 else "",
            edgecolor="white",
        )
    ax.axhline(mass, color=INK, linewidth=1.1, linestyle=(0, (4, 3)))
    # Below the line at the right: blocks there begin above it, unless all are kept.
    ax.annotate(
        f"mass {mass:g}",
        (len(p) - 0.6, mass),
        (0, -3),
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=8.5,
        path_effects=HALO,
    )
    ax.set_xticks(range(len(words)), [_label(words[token]) for token in order])
    ax.tick_params(axis="x", length=0)
    ax.set(ylim=(0, 1.08), ylabel="running sum of probability")
    ax.set_title(title)
