"""Checks without a tolerance: a condition, equality item by item, and rows that may come in any order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from coursekit.checks._diagnosis import diagnose_items
from coursekit.checks._differences import count_table, item_table
from coursekit.checks._mistakes import KnownMistakes, either, mistakes_of
from coursekit.checks._observations import observe_items
from coursekit.checks._size import refuse_larger
from coursekit.checks._text import CheckFailed, as_words, fail, shape_words, times

__all__ = ["check_equal", "check_same_rows", "check_true"]


def check_true(condition: bool, message: str) -> None:
    """Fail with `message` unless `condition` holds: for what no other check can say."""
    if not condition:
        raise CheckFailed(message)


def check_equal(
    actual: Any,
    expected: Any,
    what: str,
    *,
    known_mistakes: KnownMistakes | None = None,
    hint: str | None = None,
) -> None:
    """Check ids, counts, strings, sequences of them, or a dict exactly.

    Lists, tuples and arrays with the same items are equal. Where integers are expected, floats and booleans
    are not accepted: they cannot index an array as ids do. `known_mistakes` maps a diagnosis to the wrong
    result that calls for it.

    Raises
    ------
    CheckFailed
        If `actual` differs in type, length, order or items.
    """
    refuse_larger(actual, expected, what, hint)
    seen, wanted = _plain(actual), _plain(expected)
    if seen is None and wanted is not None:
        fail(what, "nothing came back (None)", "Does every path of the function end in `return`?", hint)
    if isinstance(wanted, list) and not isinstance(seen, list):
        fail(what, f"expected a sequence of {times(len(wanted), 'item')}, got {as_words(seen)}", None, hint)
    if not isinstance(wanted, list) and isinstance(seen, list):
        fail(what, f"expected {as_words(wanted)}, got the sequence {as_words(seen)}", None, hint)
    if _same(seen, wanted):
        return
    mistakes = mistakes_of(what, known_mistakes)
    known = [words for words, mistake in mistakes.items() if _same(seen, _plain(mistake))]
    diagnosis = either(known) or (diagnose_items(seen, wanted) if isinstance(wanted, list) else None)
    differs = observe_items(seen, wanted) if isinstance(wanted, list) else None
    fact = f"expected {as_words(wanted)}, got {as_words(seen)}"
    if as_words(wanted) == as_words(seen):
        fact = f"expected {as_words(wanted)} ({_types(wanted)}), got {as_words(seen)} ({_types(seen)})"
    if isinstance(wanted, list) and len(wanted) == len(seen) > 15:
        i = next(i for i, (s, w) in enumerate(zip(seen, wanted, strict=True)) if not _same(s, w))
        fact = f"first difference at index {i}: expected {as_words(wanted[i])}, got {as_words(seen[i])}"
    table = item_table(seen, wanted, _same)
    fail(what, fact, diagnosis, hint, differs=differs, table=table, lead=_lead(seen, wanted))


def check_same_rows(
    actual: Any,
    expected: Sequence[Sequence[int]] | np.ndarray,
    what: str,
    *,
    known_mistakes: KnownMistakes | None = None,
    hint: str | None = None,
) -> None:
    """Check a table of whole numbers, row by row, in any order: each row as often as expected.

    Parameters
    ----------
    actual : array_like of int, shape (n, width)
        The student's rows. No rows at all may also come as an empty list.
    expected : array_like of int, shape (n, width)
        The right rows.
    what : str
        What was computed and from which input, in words.
    known_mistakes : mapping of str to array_like, or function that gives one, optional
        A diagnosis, and the rows that call for it.
    hint : str, optional
        One sentence for whoever fails here.

    Raises
    ------
    CheckFailed
        If the result is no table of whole numbers of that width, or a row is missing, unexpected, or there
        another number of times. The message gives one such row.
    """
    wanted = np.asarray(expected)
    if actual is None:
        fail(what, "nothing came back (None)", "Does every path of the function end in `return`?", hint)
    refuse_larger(actual, wanted, what, hint)
    try:
        seen = np.asarray(actual)
    except Exception:  # ragged rows, objects with a broken __array__
        seen = np.empty(1, dtype=object)
    if seen.size == 0 and wanted.size == 0:
        return
    if seen.dtype.kind not in "iu" and seen.size:
        fail(
            what,
            f"expected an array of whole numbers, got {as_words(actual)}{_kind(seen)}",
            "Ids are whole numbers (int), and every row has the same length.",
            hint,
        )
    if seen.ndim != 2 or seen.shape[1] != wanted.shape[1]:
        words = f"expected rows of {times(wanted.shape[1], 'number')}, got shape {shape_words(seen.shape)}"
        swapped = seen.ndim == 2 and seen.shape == wanted.T.shape and _difference(seen.T, wanted) is None
        fail(what, words, "The table is transposed: one row each, please." if swapped else None, hint)
    fact = _difference(seen, wanted)
    if fact is None:
        return
    known = [
        words
        for words, mistake in mistakes_of(what, known_mistakes).items()
        if np.shape(mistake) == seen.shape and _difference(seen, np.asarray(mistake)) is None
    ]
    lead = f"expected {times(len(wanted), 'row')}, got {len(seen)}"
    fail(what, fact, either(known), hint, table=count_table(_counts(seen, wanted)), lead=lead)


def _types(value: Any) -> str:
    """The types of a value's items, or its own."""
    items = value if isinstance(value, list) and value else [value]
    return ", ".join(sorted({type(item).__name__ for item in items}))


def _lead(seen: Any, wanted: Any) -> str:
    """How many items differ, in words; nothing for single values."""
    if not (isinstance(seen, list) and isinstance(wanted, list)):
        return ""
    if len(seen) != len(wanted):
        return f"expected {times(len(wanted), 'item')}, got {len(seen)}"
    wrong = sum(not _same(s, w) for s, w in zip(seen, wanted, strict=True))
    return f"{wrong} of {times(len(wanted), 'item')} {'differs' if wrong == 1 else 'differ'}"


def _kind(seen: np.ndarray) -> str:
    """The type of an array that does not hold whole numbers, and what else is odd about it."""
    words = f" of type {seen.dtype}"
    if seen.dtype.kind == "f" and not np.isfinite(seen).all():
        words += f", with {'NaN' if np.isnan(seen).any() else 'inf'} in it"
    return words if seen.dtype.kind in "fcbUS" else ""


def _plain(value: Any) -> Any:
    """Turn arrays, scalars and sequences into plain Python values, nested ones too; leave the rest alone."""
    if isinstance(value, np.ndarray | np.generic):
        return value.tolist()
    if isinstance(value, dict):
        return {_hashable(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return {_hashable(item) for item in value}
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_plain(item) for item in value]
    return value


def _hashable(key: Any) -> Any:
    """Keys and members of sets stay hashable: tuples are kept, NumPy scalars become Python's."""
    if isinstance(key, tuple):
        return tuple(_hashable(item) for item in key)
    return key.item() if isinstance(key, np.generic) else key


def _same(seen: Any, wanted: Any) -> bool:
    """Equality that tells 1, 1.0 and True apart; lists and dicts item by item."""
    if isinstance(wanted, list):
        return (
            isinstance(seen, list)
            and len(seen) == len(wanted)
            and all(_same(s, w) for s, w in zip(seen, wanted, strict=True))
        )
    if isinstance(wanted, dict):
        return (
            isinstance(seen, dict)
            and seen.keys() == wanted.keys()
            and all(_same(seen[key], wanted[key]) for key in wanted)
        )
    return type(seen) is type(wanted) and bool(seen == wanted)


def _difference(seen: np.ndarray, wanted: np.ndarray) -> str | None:
    """A row that is not there as often as it should be, in words; None if there is none."""
    wrong = _counts(seen, wanted)
    if not wrong:
        return None
    row, often_wanted, often_seen = wrong[0]
    often = f"{row} should be there {times(often_wanted, 'time')} and is there {times(often_seen, 'time')}"
    return f"expected {times(len(wanted), 'row')}, got {len(seen)}; the row {often}"


def _counts(seen: np.ndarray, wanted: np.ndarray) -> list[tuple[tuple[int, ...], int, int]]:
    """The rows that are not there as often as they should be: (row, expected, got), missing ones first."""
    # Sorted and not hashed: rows can be chosen so that all their hashes are the same.
    both = np.concatenate([wanted.astype(np.int64), seen.astype(np.int64)])
    rows, inverse = np.unique(both, axis=0, return_inverse=True)
    inverse = inverse.reshape(-1)
    often_wanted, often_seen = (
        np.bincount(part, minlength=len(rows)) for part in (inverse[: len(wanted)], inverse[len(wanted) :])
    )
    wrong = np.flatnonzero(often_wanted != often_seen)
    # A row that is missing says more than one that is too many.
    wrong = wrong[np.argsort(often_wanted[wrong] == 0, kind="stable")]
    return [(tuple(int(value) for value in rows[i]), int(often_wanted[i]), int(often_seen[i])) for i in wrong]
