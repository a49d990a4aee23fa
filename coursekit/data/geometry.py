"""Vectors at known angles: tests of similarity whose answers are known without computing a cosine."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

__all__ = ["rows_at_angles"]


def rows_at_angles(
    direction: np.ndarray, degrees: Sequence[float], lengths: Sequence[float], rng: np.random.Generator
) -> np.ndarray:
    """Return vectors that lie at given angles from a direction, each on a random side of it.

    Parameters
    ----------
    direction : numpy.ndarray, shape (dim,)
        Any vector but zero, with ``dim >= 2``.
    degrees : sequence of float, length n
        The angle of each row from `direction`, in degrees.
    lengths : sequence of float, length n
        The Euclidean length of each row.
    rng : numpy.random.Generator
        Chooses the sides.

    Returns
    -------
    numpy.ndarray, shape (n, dim)

    Raises
    ------
    ValueError
        If `direction` is zero or has fewer than two coordinates, or `degrees` and `lengths` differ in length.

    Examples
    --------
    >>> rows = rows_at_angles(np.array([2.0, 0.0]), [0, 180], [3, 1], np.random.default_rng(0))
    >>> rows.round(6) + 0.0
    array([[ 3.,  0.],
           [-1.,  0.]])
    """
    size = np.sqrt((direction**2).sum())
    if direction.ndim != 1 or direction.size < 2 or size == 0:
        raise ValueError("direction: must be a vector of at least two coordinates that is not zero")
    if len(degrees) != len(lengths):
        raise ValueError(f"lengths: {len(degrees)} degrees need as many lengths, got {len(lengths)}")
    along = direction / size
    across = rng.normal(size=(len(degrees), direction.size))
    # Gram-Schmidt twice: once leaves a rest of rounding where a draw happens to lie almost along the
    # direction.
    for _ in range(2):
        across -= np.outer(across @ along, along)
        across /= np.sqrt((across**2).sum(axis=1, keepdims=True))
    angles = np.radians(np.asarray(degrees, dtype=float))[:, None]
    rows: np.ndarray = np.cos(angles) * along + np.sin(angles) * across
    rows *= np.asarray(lengths, dtype=float)[:, None]
    return rows
