"""Recognise the usual slips in the structure of a result: its shape, or the items of a sequence."""

from __future__ import annotations

from typing import Any

from coursekit.checks._text import as_words, times

__all__ = ["diagnose_items", "diagnose_shape"]


def diagnose_shape(seen: tuple[int, ...], wanted: tuple[int, ...]) -> str | None:
    """Return what a wrong shape looks like, or None."""
    if len(seen) == len(wanted) > 1 and seen == wanted[::-1]:
        return "The result is transposed."
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
        same_values = seen == wanted
        same_items = sorted(seen) == sorted(wanted)
    except TypeError:
        return None
    if same_values:
        kinds = " and ".join(sorted({type(item).__name__ for item in seen}))
        return f"The values are right, but they are of type {kinds}: ids and counts are whole numbers (int)."
    if all(isinstance(item, int) for item in wanted) and any(_has_fraction(item) for item in seen):
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
        return f"{times(len(wanted), 'item')} expected, {len(seen)} came."
    extra = [item for item in seen if item not in wanted]
    if wanted[:-1] == seen[1:] and len(wanted) > 1:
        return f"Shifted by one place: {as_words(seen[0])} should not stand first."
    if wanted[1:] == seen[:-1] and len(wanted) > 1:
        return f"Shifted by one place: {as_words(wanted[0])} is missing at the front."
    if extra:
        return f"{as_words(extra[0])} does not belong in the result."
    return None


def _has_fraction(item: Any) -> bool:
    return isinstance(item, float) and not item.is_integer()
