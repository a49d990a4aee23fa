"""Recognise the usual mistakes in a result: what it looks like, not only that it differs.

:func:`diagnose` asks a list of detectors in turn, the most specific first, and returns the first answer. A
detector compares the wrong values with the right ones through a family of mistakes (a sign, a factor, a
transpose, a lost normalisation …) and answers only when *all* values fit, so that a diagnosis is a fact about
the numbers; what it suggests about the code is put as a question. :func:`diagnose_shape` and
:func:`diagnose_items` do the same for shapes, and for sequences of ids, words or counts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from coursekit.checks import _layout_detectors, _value_detectors
from coursekit.checks._comparison import Comparison
from coursekit.checks._text import as_words, times

__all__ = ["diagnose", "diagnose_items", "diagnose_shape"]

_DETECTORS: tuple[Callable[[Comparison], str | None], ...] = (
    _value_detectors.sign,
    _value_detectors.constant,
    _value_detectors.absolute,
    _layout_detectors.arrangement,
    _layout_detectors.one_half,
    _layout_detectors.normalisation,
    _value_detectors.factor,
    _value_detectors.offset,
    _value_detectors.simple_functions,
    _value_detectors.nearly,
    _layout_detectors.accumulation,
    _layout_detectors.rows_and_columns,
)


def diagnose(
    seen: np.ndarray, wanted: np.ndarray, *, rtol: float = 1e-6, atol: float = 1e-8, gradient: bool = False
) -> str | None:
    """Return what a wrong array looks like, or None when nothing known fits.

    Parameters
    ----------
    seen, wanted : numpy.ndarray
        The student's values and the right ones, of one shape, not all close.
    rtol, atol : float
        Tolerances of the check that failed.
    gradient : bool
        Whether the arrays are gradients, which changes the words.
    """
    if seen.shape != wanted.shape or seen.size == 0:
        return None
    case = Comparison(_real(seen), _real(wanted), rtol, atol, gradient)
    if not (np.isfinite(case.seen).all() and np.isfinite(case.wanted).all()):
        return _infinities(case)
    with np.errstate(all="ignore"):
        for detector in _DETECTORS:
            if answer := detector(case):
                return answer
    return None


def _real(values: np.ndarray) -> np.ndarray:
    return values if values.dtype.kind == "c" else values.astype(float)


def _infinities(case: Comparison) -> str | None:
    lost = np.isinf(case.wanted) & np.isfinite(case.seen)
    with np.errstate(invalid="ignore"):
        others = np.isclose(case.seen, case.wanted, rtol=case.rtol, atol=case.atol) | lost
    if lost.any() and others.all():
        return "A value that should be infinite is finite: a small constant inside a log or a division?"
    return None


def diagnose_shape(seen: tuple[int, ...], wanted: tuple[int, ...]) -> str | None:
    """Return what a wrong shape looks like, or None."""
    if len(seen) == len(wanted) > 1 and seen == wanted[::-1]:
        return "The axes are in the other order: is the result transposed?"
    if tuple(n for n in seen if n != 1) == tuple(n for n in wanted if n != 1):
        if len(seen) > len(wanted):
            return "An axis of length 1 too many: a `keepdims`, a 2-D input, or a list around the result?"
        return "An axis of length 1 is missing."
    if wanted == ():
        return "One number is expected, an array came: is a sum missing, or does it run along one axis only?"
    if seen == ():
        return "One number came: a sum over everything, where one axis should stay?"
    if len(seen) == len(wanted):
        off = [(axis, s - w) for axis, (s, w) in enumerate(zip(seen, wanted, strict=True)) if s != w]
        if len(off) == 1 and abs(off[0][1]) == 1:
            axis, difference = off[0]
            longer = "longer" if difference > 0 else "shorter"
            return f"Axis {axis} is {longer} by one than expected: an index off by one?"
    return None


def diagnose_items(seen: list[Any], wanted: list[Any]) -> str | None:
    """Return what a wrong sequence of ids, words or counts looks like, or None."""
    try:
        same_values = bool(seen == wanted)
        same_items = sorted(seen) == sorted(wanted)
    except TypeError:
        same_items = False
    if same_values:
        kinds = " and ".join(sorted({type(item).__name__ for item in _leaves(seen)}))
        return f"The values are right, but they are of type {kinds}: ids and counts are whole numbers (int)."
    if _leaves(wanted) and [str(item) for item in _leaves(wanted)] == _leaves(seen):
        return "The right values as text (str): ids and counts are whole numbers (int)."
    if all(isinstance(item, int) for item in wanted) and seen and all(map(_has_fraction, seen)):
        return "Ids and counts are whole numbers: are these the values that were sorted, not their positions?"
    if len(seen) > 1 and seen == wanted[::-1]:
        return "The right items in reverse order: the worst comes first?"
    if same_items:
        return "The right items in the wrong order."
    if len(seen) != len(wanted):
        if seen[: len(wanted)] == wanted:
            return (
                f"The beginning is right, with {times(len(seen) - len(wanted), 'item')} too many at the end."
            )
        if wanted[: len(seen)] == seen:
            return (
                f"The beginning is right, with {times(len(wanted) - len(seen), 'item')} missing at the end."
            )
        return None
    if wanted[:-1] == seen[1:] and len(wanted) > 1:
        return f"Shifted by one place: {as_words(seen[0])} should not stand first."
    if wanted[1:] == seen[:-1] and len(wanted) > 1:
        return f"Shifted by one place: {as_words(wanted[0])} is missing at the front."
    return None


def _leaves(items: list[Any]) -> list[Any]:
    """The items themselves, out of rows of rows."""
    return [leaf for item in items for leaf in (_leaves(item) if isinstance(item, list) else [item])]


def _has_fraction(item: Any) -> bool:
    return isinstance(item, float) and not item.is_integer()
