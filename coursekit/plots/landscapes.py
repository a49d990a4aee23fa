"""Functions of two variables seen from above: loss surfaces, and what a classifier makes of the plane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap

from coursekit.style import BLUE, GREY, INK, VERMILION

__all__ = ["decisions", "landscape"]


def landscape(
    ax: Axes,
    x: np.ndarray,
    y: np.ndarray,
    height: np.ndarray,
    *,
    path: np.ndarray | None = None,
    levels: int = 24,
    xlabel: str,
    ylabel: str,
    title: str = "",
) -> None:
    """Draw contour lines of a surface, and the path of a descent on it.

    Parameters
    ----------
    ax : Axes
    x : ndarray, shape (m,)
    y : ndarray, shape (n,)
        The grid's coordinates.
    height : ndarray, shape (n, m)
        The surface, for example a loss, over the grid.
    path : ndarray, shape (steps, 2), optional
        Points visited, the first one marked as the start.
    levels : int
        Number of contour lines. They are evenly spaced in height, as on a map: dense where it is steep.
    xlabel, ylabel : str
    title : str

    Raises
    ------
    ValueError
        If `height` does not fit the grid, or is the same everywhere.
    """
    height = np.asarray(height, dtype=float)
    if height.shape != (len(y), len(x)):
        raise ValueError(
            f"height: shape {height.shape} does not fit a grid of {len(y)} rows and {len(x)} columns"
        )
    if not height.min() < height.max():
        raise ValueError("height: must not be the same everywhere, since a plain has no contours")
    steps = np.linspace(height.min(), height.max(), levels + 2)
    ax.contourf(x, y, height, levels=steps, cmap="Blues", alpha=0.6)
    ax.contour(x, y, height, levels=steps[1:-1], colors=GREY, linewidths=0.6)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_title(title)
    if path is not None:
        path = np.asarray(path, dtype=float)
        ax.plot(*path.T, color=VERMILION, marker="o", markersize=3, linewidth=1.4)
        ax.plot(*path[0], color=VERMILION, marker="s", markersize=7)
        ax.plot(*path[-1], color=INK, marker="*", markersize=12)


def decisions(
    ax: Axes,
    X: np.ndarray,
    y: np.ndarray,
    classify: Callable[[np.ndarray], np.ndarray],
    *,
    limit: float = 1.1,
    title: str = "",
) -> None:
    """Draw two classes of points, and the plane coloured by what a classifier says.

    Parameters
    ----------
    ax : Axes
    X : ndarray, shape (n, 2)
    y : ndarray of int, shape (n,)
        Classes, 0 and 1; drawn as discs and triangles.
    classify : callable
        Takes points ``(m, 2)`` and returns their classes ``(m,)``.
    limit : float
        Half the width of the square that is shown.
    title : str
    """
    side = np.linspace(-limit, limit, 121)
    grid = np.stack(np.meshgrid(side, side), axis=-1)
    said = np.asarray(classify(grid.reshape(-1, 2))).reshape(grid.shape[:2])
    ax.imshow(
        said,
        extent=(-limit, limit, -limit, limit),
        origin="lower",
        cmap=ListedColormap(["#CFE3F1", "#F7DCCB"]),
        vmin=0,
        vmax=1,
        interpolation="nearest",
    )
    for label, colour, marker in ((0, BLUE, "o"), (1, VERMILION, "^")):
        inside: dict[str, Any] = {
            "linestyle": "none",
            "markersize": 4,
            "markeredgecolor": "white",
            "markeredgewidth": 0.5,
        }
        ax.plot(*X[y == label].T, color=colour, marker=marker, **inside)
    ax.set(xlim=(-limit, limit), ylim=(-limit, limit), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    ax.set_title(title, fontsize=9)
