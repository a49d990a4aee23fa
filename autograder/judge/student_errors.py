"""Exceptions and warnings of the student's code, given again on the judge's side."""

from __future__ import annotations

import builtins
import typing
import warnings

from ..sandbox.student_process import RemoteError
from ..text import printable

#: What would end a loop of the test's instead of failing it.
_MISLEADING = (StopIteration, StopAsyncIteration, GeneratorExit)


class StudentError(Exception):
    """An exception of the student's code for which no built-in type fits; others are raised as that type."""


def as_exception(error: RemoteError) -> Exception:
    """The exception that the student's code raised, as its nearest built-in type, marked as the student's."""
    text = printable(error.text, multiline=True)
    for name in error.kinds:
        kind = getattr(builtins, name, None)
        if (
            isinstance(kind, type)
            and issubclass(kind, Exception)
            and not issubclass(kind, _MISLEADING)
            and kind is not Exception
        ):
            try:
                made = kind(text)
            except TypeError:
                # UnicodeDecodeError and its like take other arguments.
                continue
            break
    else:
        made = StudentError(text)
    made.student = (printable(error.name) or type(made).__name__, printable(error.place))  # type: ignore[attr-defined]
    return made


def warn_again(entry: typing.Any) -> None:
    """Give the test cell a warning that the student's code gave, so that its filters apply."""
    if type(entry) is list and len(entry) == 2 and type(entry[0]) is str and type(entry[1]) is str:
        kind = getattr(builtins, entry[0], Warning)
        kind = kind if isinstance(kind, type) and issubclass(kind, Warning) else Warning
        warnings.warn(printable(entry[1][:500], multiline=True), kind, stacklevel=4)
