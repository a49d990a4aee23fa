"""What differs and how, where nothing explains all of it.

A diagnosis accounts for every wrong value (see :mod:`coursekit.checks._diagnosis`). What is said here is a
fact about the values as well, but of some of them, or about one side of them: their sums, their place, their
size. So a message does not call it a diagnosis.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from coursekit.checks._text import as_words, number, position, times

__all__ = ["observe", "observe_items"]

_FEW = 3  # rows, columns or items that are listed


def observe(seen: np.ndarray, wanted: np.ndarray, close: np.ndarray) -> str | None:
    """Return what differs between two arrays of one shape, and how; None for single numbers.

    Parameters
    ----------
    seen, wanted : numpy.ndarray
        The student's values and the right ones.
    close : numpy.ndarray of bool
        Where they agree within the check's tolerance.
    """
    if seen.shape != wanted.shape or seen.size < 2 or close.all():
        return None
    if (np.isinf(wanted) & np.isfinite(seen)).any():
        return "A value that should be infinite is finite: a small constant inside a log or a division?"
    if seen.dtype.kind == "c" or not (np.isfinite(seen).all() and np.isfinite(wanted).all()):
        return _where(close)
    seen, wanted = seen.astype(float), wanted.astype(float)
    with np.errstate(all="ignore"):
        said = _sums(seen, wanted) or _too_small(seen, wanted, close)
        return said or " ".join(filter(None, [_where(close), _how(seen, wanted, close)]))


def _sums(seen: np.ndarray, wanted: np.ndarray) -> str | None:
    """Sums that should be 1 along one axis and are 1 along another, or all together."""
    axes = [a for a in range(wanted.ndim) if wanted.shape[a] > 1 and np.allclose(wanted.sum(axis=a), 1.0)]
    if not axes or (wanted < 0).any() or np.allclose(seen.sum(axis=axes[-1]), 1.0):
        return None
    axis = axes[-1]
    for other in range(wanted.ndim):
        if other != axis and np.allclose(seen.sum(axis=other), 1.0):
            return f"Sums along axis {other} are 1, along axis {axis} they should be."
    if wanted.ndim > 1 and np.isclose(seen.sum(), 1.0):
        return f"The whole array adds up to 1, each slice along axis {axis} should."
    return f"Sums along axis {axis} should be 1, and are not."


def _too_small(seen: np.ndarray, wanted: np.ndarray, close: np.ndarray) -> str | None:
    """Some values right, all others a fraction of what they should be."""
    ratio = seen[~close] / wanted[~close]
    right = close & (np.abs(wanted) > 1e-8)
    if wanted.size < 3 or not right.any() or len(ratio) < 2 or not ((ratio > 0) & (ratio < 1)).all():
        return None
    return (
        "Some values are right, all others are too small: where several contributions meet, "
        "are they summed (+=, np.add.at) or does the last one overwrite the rest?"
    )


def _where(close: np.ndarray) -> str:
    """Which values differ, when they have a place in common."""
    wrong = ~close
    if wrong.ndim == 2:
        rows, columns = np.flatnonzero(wrong.any(axis=1)), np.flatnonzero(wrong.any(axis=0))
        square = wrong.shape[0] == wrong.shape[1] > 2
        if square and np.array_equal(wrong, np.eye(len(wrong)) > 0):
            return "Only the diagonal is wrong."
        for name, found, length in (("row", rows, wrong.shape[0]), ("column", columns, wrong.shape[1])):
            if len(found) == 1 and length > 2:
                return f"Only {name} {found[0]} is wrong."
            if len(found) <= _FEW and 2 * len(found) < length:
                return f"Only {name}s {', '.join(map(str, found[:-1]))} and {found[-1]} are wrong."
    if wrong.size > 2 and wrong.sum() == 1:
        return f"Only the value at {position(tuple(np.argwhere(wrong)[0]))} is wrong."
    return ""


def _how(seen: np.ndarray, wanted: np.ndarray, close: np.ndarray) -> str:
    """How far the wrong values are out, and to which side."""
    out = (seen - wanted)[~close]
    above, below = int((out > 0).sum()), int((out < 0).sum())
    sizes = sorted({number(abs(out).min(), 2), number(abs(out).max(), 2)}, key=float)
    if above and below:
        return f"{times(above, 'value')} too large, {below} too small, by up to {sizes[-1]}."
    side = "large" if above else "small"
    if len(out) == 1:
        return f"It is too {side} by {sizes[-1]}."
    share = "All values" if not close.any() else f"The {len(out)} wrong values"
    return f"{share} are too {side}, by {' to '.join(sizes)}."


def observe_items(seen: list[Any], wanted: list[Any]) -> str | None:
    """Return what differs between two sequences of ids, words or counts, and how; None where it is plain."""
    if len(seen) != len(wanted):
        return f"{times(len(wanted), 'item')} expected, {len(seen)} came."
    extra = _without(seen, wanted)
    lacking = _without(wanted, seen)
    if not extra:
        return None
    verb = "does" if len(extra) == 1 else "do"
    said = f"{_listed(extra)} {verb} not belong in the result"
    return (
        f"{said}, {_listed(lacking)} {'is' if len(lacking) == 1 else 'are'} missing."
        if lacking
        else f"{said}."
    )


def _without(items: list[Any], others: list[Any]) -> list[Any]:
    """The items that are not among others, each once."""
    found: list[Any] = []
    for item in items:
        if item not in others and item not in found:
            found.append(item)
        if len(found) > _FEW:
            break
    return found


def _listed(items: list[Any]) -> str:
    words = [as_words(item) for item in items[:_FEW]]
    if len(items) > _FEW:
        return f"{', '.join(words)} and more"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
