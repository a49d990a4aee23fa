"""Two classes of points in the plane that no straight line separates: small problems for small networks."""

from __future__ import annotations

import numpy as np

__all__ = ["four_blocks", "two_spirals"]


def two_spirals(n: int, rng: np.random.Generator, *, turns: float = 0.6) -> tuple[np.ndarray, np.ndarray]:
    """Draw points from two interleaved spirals, half of them from each.

    Parameters
    ----------
    n : int
        Number of points.
    rng : numpy.random.Generator
    turns : float
        How far each spiral winds around the origin. At 0.6 a small network learns them within a hundred steps
        of gradient descent; with more turns the problem gets harder.

    Returns
    -------
    X : numpy.ndarray, shape (n, 2)
        Points within 1 of the origin, in random order; the density is even along the radius squared.
    y : numpy.ndarray of int, shape (n,)
        The spiral of each, 0 or 1.
    """
    y = rng.permutation(np.arange(n) % 2)
    radius = np.sqrt(rng.uniform(0.02, 1.0, size=n))
    angle = 2 * np.pi * turns * radius + np.pi * y
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), y


def four_blocks(n: int, rng: np.random.Generator, *, margin: float = 0.2) -> tuple[np.ndarray, np.ndarray]:
    """Draw points from four squares, one in each quadrant; opposite ones are of one class (*exclusive or*).

    Parameters
    ----------
    n : int
        Number of points.
    rng : numpy.random.Generator
    margin : float
        Half the width of the empty cross along the axes, from 0 up to (not including) 1.

    Returns
    -------
    X : numpy.ndarray, shape (n, 2)
        Points with coordinates between `margin` and 1 in size, of either sign.
    y : numpy.ndarray of int, shape (n,)
        1 where the coordinates have different signs, 0 where they have the same.
    """
    # One block after the other, so that no class and no quadrant is missing in a small sample.
    corners = np.array([[1, 1], [-1, -1], [1, -1], [-1, 1]])[rng.permutation(np.arange(n) % 4)]
    X = corners * rng.uniform(margin, 1.0, size=(n, 2))
    return X, (corners[:, 0] != corners[:, 1]).astype(int)
