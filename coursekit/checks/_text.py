"""The exception that every check raises, how its message is laid out, and values in the words of a message.

A message is short, and never cut in the middle of a meaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

import numpy as np

from coursekit.checks._shown import html_of, traceback_of
from coursekit.checks._table import Table

__all__ = ["CheckFailed", "as_words", "fail", "number", "number_pair", "position", "shape_words", "times"]

_LONGEST = 80  # characters of a foreign value that a message quotes


class CheckFailed(AssertionError):
    """A check did not hold; ``str(error)`` is what the student reads.

    Parameters
    ----------
    message : str
        All that there is to say, in one line and further ones.
    headline : str, optional
        What was checked, and how far it is off; by default the first line of the message.
    notes : sequence of str, optional
        The further lines: a diagnosis or what differs, a hint.
    table : Table, optional
        Expected beside got.
    """

    def __init__(
        self, message: str = "", *, headline: str = "", notes: Sequence[str] = (), table: Table | None = None
    ) -> None:
        super().__init__(message)
        first, *further = message.split("\n")
        self.headline = headline or first
        self.notes = list(notes) if headline else further
        self.table = table
        if table is not None:
            # A plain traceback prints it below the message.
            self.add_note(str(table))

    def _repr_html_(self) -> str:
        return html_of(self.headline, self.notes, self.table)

    def _render_traceback_(self) -> list[str]:
        return traceback_of(self, self.headline, self.table)


# The name that a traceback shows is the one that students import from.
CheckFailed.__module__ = "coursekit.checks"


def fail(
    what: str,
    fact: str,
    diagnosis: str | None = None,
    hint: str | None = None,
    *,
    differs: str | None = None,
    table: Table | None = None,
    lead: str = "",
) -> NoReturn:
    """Raise :class:`CheckFailed`: what was checked and what came, the likely mistake, the author's hint.

    Parameters
    ----------
    diagnosis : str, optional
        What explains everything that is wrong.
    differs : str, optional
        Where there is no diagnosis: what differs, and how.
    table : Table, optional
        Expected beside got.
    lead : str, optional
        What is left of `fact` for whoever sees the table.
    """
    notes = []
    if diagnosis:
        notes.append(f"Diagnosis: {diagnosis}")
    elif differs:
        notes.append(f"What differs: {differs}")
    if hint:
        notes.append(f"Hint: {hint}")
    line = f"{what}: {fact}."
    headline = line if table is None else f"{what}: {lead}." if lead else what
    raise CheckFailed("\n".join([line, *notes]), headline=headline, notes=notes, table=table)


def number(value: Any, digits: int = 6) -> str:
    """Return one number in at most `digits` significant digits; bools and complex numbers as they are."""
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        return str(int(value))
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.{digits}g}"
    return f"{float(value):.{digits}g}"


def number_pair(first: Any, second: Any) -> tuple[str, str]:
    """Return two different numbers with as many digits as it takes to see that they differ."""
    for digits in (6, 9, 12, 17):
        pair = number(first, digits), number(second, digits)
        if pair[0] != pair[1]:
            break
    return pair


def as_words(value: Any) -> str:
    """Quote a value: plain text for numbers and short arrays, type and shape for long ones."""
    if isinstance(value, np.ndarray):
        if value.size > 12 or value.itemsize > _LONGEST * 4:
            return f"an array of shape {shape_words(value.shape)}"
        text = np.array2string(value, precision=6, separator=", ").replace("\n", "")
        return " ".join(text.split())
    if isinstance(value, bool | int | float | complex | np.number):
        return number(value)
    try:
        text = _beginning(value)
    except Exception:
        text = f"a value of type {type(value).__name__}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _beginning(value: Any) -> str:
    """``repr(value)``, or at least as much of it as a message quotes: the whole may be as long as a book."""
    kind = type(value)
    if kind in (str, bytes):
        return repr(value[: _LONGEST + 1])
    if not value:
        return repr(value)
    if kind in (list, tuple, set):
        left, right = ("[", "]") if kind is list else ("(", ")") if kind is tuple else ("{", "}")
        right = ",)" if kind is tuple and len(value) == 1 else right
        return _joined(left, map(_beginning, value), right)
    if kind is dict:
        return _joined("{", (f"{_beginning(key)}: {_beginning(item)}" for key, item in value.items()), "}")
    if isinstance(value, np.ndarray) and value.size > _LONGEST:
        return f"an array of shape {shape_words(value.shape)}"
    return repr(value)


def _joined(left: str, items: Iterable[str], right: str) -> str:
    text, between = left, ""
    for item in items:
        text, between = text + between + item, ", "
        if len(text) > _LONGEST:
            return text
    return text + right


def shape_words(shape: tuple[int, ...]) -> str:
    """Return a shape as NumPy prints it, and say what ``()`` means."""
    return "() (a single number)" if shape == () else str(tuple(int(n) for n in shape))


def position(index: tuple[int, ...]) -> str:
    """Return the place of an element: "index 3", "row 1, column 4" or a tuple for more axes."""
    if len(index) == 1:
        return f"index {int(index[0])}"
    if len(index) == 2:
        return f"row {int(index[0])}, column {int(index[1])}"
    return f"index {tuple(int(i) for i in index)}"


def times(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: "1 value", "3 values"."""
    return f"{count} {one if count == 1 else many or one + 's'}"
