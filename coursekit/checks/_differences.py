"""Expected beside got, as the smallest table that shows where they differ.

Short rows are laid out whole, one below the other, with the differing entries marked. Of what is large only
the rows or entries that differ are shown, with their places, and a note says how many more there are.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any

import numpy as np

from coursekit.checks._table import Row, Table
from coursekit.checks._text import as_words, number, number_pair, position, shape_words, times

__all__ = ["array_table", "count_table", "item_table", "shape_table"]

#: Columns of rows that are laid out whole, rows of these, and entries that are listed one by one.
_COLUMNS = 8
_ROWS = 4
_ENTRIES = 8
#: Characters of an entry.
_WIDEST = 40
_MISSING = "–"


def array_table(seen: np.ndarray, wanted: np.ndarray, close: np.ndarray) -> Table:
    """Return two arrays of one shape beside each other; `close` says where they agree."""
    if wanted.ndim == 0:
        return _two_rows((), *number_pair(wanted[()], seen[()]))
    if wanted.ndim == 1 and wanted.size <= _COLUMNS:
        cells = [_pair(w, s, same) for w, s, same in zip(wanted, seen, close, strict=True)]
        return _aligned("index", "", [(None, cells, tuple(np.flatnonzero(~close).tolist()))])
    if wanted.ndim == 2 and wanted.shape[1] <= _COLUMNS:
        wrong = np.flatnonzero(~close.all(axis=1))
        rows: list[_Line] = [
            (
                int(i),
                [_pair(w, s, same) for w, s, same in zip(wanted[i], seen[i], close[i], strict=True)],
                tuple(np.flatnonzero(~close[i]).tolist()),
            )
            for i in wrong[:_ROWS]
        ]
        return _aligned("column", _left_out(len(wrong), _ROWS, "row", len(wanted)), rows)
    return _entries(seen, wanted, close)


def item_table(seen: Any, wanted: Any, same: Callable[[Any, Any], bool]) -> Table:
    """Return plain values beside each other: numbers, texts, lists and lists of lists, sets, dicts.

    Parameters
    ----------
    same : callable
        Whether two items are equal.
    """
    if isinstance(wanted, dict) and isinstance(seen, dict):
        keys = [*wanted, *(key for key in seen if key not in wanted)]
        pairs = [(as_words(key), wanted.get(key, _Nothing), seen.get(key, _Nothing)) for key in keys]
        return _listed("key", pairs, same)
    if isinstance(wanted, set) and isinstance(seen, set):
        lacking = [(as_words(item), item, _Nothing) for item in wanted - seen]
        extra = [(as_words(item), _Nothing, item) for item in seen - wanted]
        by_words = operator.itemgetter(0)
        return _listed("item", sorted(lacking, key=by_words) + sorted(extra, key=by_words), same)
    if not (isinstance(wanted, list) and isinstance(seen, list)):
        return _two_rows((), *_words(wanted, seen, False))
    if all(isinstance(item, list) for item in [*wanted, *seen]) and max(map(len, [*wanted, *seen, [0]])) <= (
        _COLUMNS
    ):
        paired: list[tuple[int, tuple[Any, Any]]] = list(enumerate(zip_longest(wanted, seen, fillvalue=[])))
        wrong = [(i, w, s) for i, (w, s) in paired if not same(s, w)]
        rows: list[_Line] = [(i, *_item_cells(w, s, same)) for i, w, s in wrong[:_ROWS]]
        return _aligned("column", _left_out(len(wrong), _ROWS, "row", len(paired)), rows)
    if max(len(wanted), len(seen)) <= _COLUMNS:
        return _aligned("index", "", [(None, *_item_cells(wanted, seen, same))])
    pairs = [(str(i), w, s) for i, (w, s) in enumerate(zip_longest(wanted, seen, fillvalue=_Nothing))]
    return _listed("index", pairs, same)


def shape_table(seen: tuple[int, ...], wanted: tuple[int, ...]) -> Table:
    """Return two shapes below each other."""
    return _two_rows(("", "shape"), shape_words(wanted), shape_words(seen))


def count_table(rows: Iterable[tuple[tuple[int, ...], int, int]]) -> Table:
    """Return how often rows should be there and are: (row, expected, got)."""
    listed = [(str(row), times(wanted, "time"), times(seen, "time")) for row, wanted, seen in rows]
    return Table(
        ("row", "expected", "got"),
        tuple(Row(row, (wanted, seen), (1,)) for row, wanted, seen in listed[:_ENTRIES]),
        _left_out(len(listed), _ENTRIES, "row", 0),
        listed=True,
    )


#: A row laid out whole: its number (None for an only one), expected and got of each column, what differs.
_Line = tuple[int | None, list[tuple[str, str]], tuple[int, ...]]


class _Nothing:
    """Stands where one side has no entry."""


def _two_rows(headings: tuple[str, ...], wanted: str, seen: str) -> Table:
    return Table(headings, (Row("expected", (wanted,)), Row("got", (seen,), (0,))))


def _aligned(what: str, note: str, rows: list[_Line]) -> Table:
    """Rows laid out whole; `what` heads the numbers of the columns."""
    columns = max((len(cells) for _, cells, _ in rows), default=0)
    made = []
    for row, cells, marked in rows:
        where = "" if row is None else f"row {row} "
        made.append(Row(f"{where}expected", tuple(wanted for wanted, _ in cells)))
        made.append(Row(f"{where}got", tuple(seen for _, seen in cells), marked))
    return Table((what, *map(str, range(columns))), tuple(made), note)


def _entries(seen: np.ndarray, wanted: np.ndarray, close: np.ndarray) -> Table:
    """The entries that are furthest out, in the order of their places."""
    wrong = np.argwhere(~close)
    with np.errstate(all="ignore"):
        values = wanted if wanted.dtype.kind == "c" else wanted.astype(float)
        distance = np.nan_to_num(np.abs(seen[~close] - values[~close]), nan=np.inf)
    furthest = np.sort(np.argsort(-distance, kind="stable")[:_ENTRIES])
    rows = []
    for index in (tuple(int(i) for i in place) for place in wrong[furthest]):
        rows.append(Row(position(index), _pair(wanted[index], seen[index], False), (1,)))
    return Table(("", "expected", "got"), tuple(rows), _left_out(len(wrong), _ENTRIES, "value", 0), True)


def _listed(what: str, pairs: list[tuple[str, Any, Any]], same: Callable[[Any, Any], bool]) -> Table:
    """What differs of named pairs, one below the other; `what` heads the names."""
    wrong = [
        (name, wanted, seen)
        for name, wanted, seen in pairs
        if wanted is _Nothing or seen is _Nothing or not same(seen, wanted)
    ]
    noun = "item" if what == "index" else what
    rows = [Row(_cut(name), _words(wanted, seen, False), (1,)) for name, wanted, seen in wrong[:_ENTRIES]]
    return Table((what, "expected", "got"), tuple(rows), _left_out(len(wrong), _ENTRIES, noun, 0), True)


def _item_cells(
    wanted: list[Any], seen: list[Any], same: Callable[[Any, Any], bool]
) -> tuple[list[tuple[str, str]], tuple[int, ...]]:
    cells, marked = [], []
    for i, (w, s) in enumerate(zip_longest(wanted, seen, fillvalue=_Nothing)):
        agree = w is not _Nothing and s is not _Nothing and same(s, w)
        cells.append(_words(w, s, agree))
        if not agree:
            marked.append(i)
    return cells, tuple(marked)


def _words(wanted: Any, seen: Any, agree: bool) -> tuple[str, str]:
    """Two values as entries that look different unless they agree."""
    words = tuple(_MISSING if value is _Nothing else _cut(as_words(value)) for value in (wanted, seen))
    if not agree and words[0] == words[1]:
        words = tuple(f"{_cut(as_words(value))} ({type(value).__name__})" for value in (wanted, seen))
    return words[0], words[1]


def _pair(wanted: Any, seen: Any, same: bool) -> tuple[str, str]:
    return (number(wanted), number(seen)) if same else number_pair(wanted, seen)


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"


def _left_out(wrong: int, shown: int, what: str, whole: int) -> str:
    """How many more differ, and that those which agree are left out."""
    if wrong > shown:
        return f"{times(wrong - shown, f'more {what}', f'more {what}s')} differ."
    if whole > wrong:
        return (
            f"The other {times(whole - wrong, what)} agree."
            if whole - wrong > 1
            else f"The other {what} agrees."
        )
    return ""
