"""Finite differences, the oracle of gradient checks.

They answer an exercise, so the grader keeps this module from students' code (see
``coursekit.WITHHELD_FROM_STUDENTS``).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

__all__ = ["central_differences"]


def central_differences(f: Callable[[np.ndarray], float], x: np.ndarray, eps: float) -> np.ndarray:
    """Return the gradient of a function of one array at `x` (float, any shape), by central differences."""
    gradient = np.empty_like(x)
    for index in np.ndindex(*x.shape):
        here = x[index]
        x[index] = here + eps
        above = float(f(x.copy()))
        x[index] = here - eps
        below = float(f(x.copy()))
        x[index] = here
        gradient[index] = (above - below) / (2 * eps)
    return gradient
