"""What the checks of a test cell found, in the pieces that a page lays out."""

from __future__ import annotations

import collections.abc
import typing

from coursekit.checks import CheckFailed, Table

from ..result import Finding
from ..text import printable

#: An exercise has a handful of parts.
MOST = 20
#: Characters of a line that is no table.
MAX_LINE = 2_000


def findings(
    error: BaseException | None,
    records: collections.abc.Iterable[tuple[str, float, Exception | None]],
    explain: collections.abc.Callable[[BaseException], str],
) -> list[Finding]:
    """What failed in a test cell: what ended it, or else each part.

    Parameters
    ----------
    error
        What ended the test cell, None if it ran to its end.
    records
        Its parts: name, weight, and what ended each.
    explain
        Says in words what failed.
    """
    failed = [("", error)] if error is not None else [(name, problem) for name, _, problem in records]
    return [_finding(part, problem, explain) for part, problem in failed if problem is not None][:MOST]


def _finding(
    part: str, error: BaseException, explain: collections.abc.Callable[[BaseException], str]
) -> Finding:
    if not isinstance(error, CheckFailed):
        return Finding(_line(part), printable(explain(error), multiline=True)[:MAX_LINE])
    table = error.table
    return Finding(
        _line(part),
        _line(error.headline),
        [_line(note) for note in error.notes],
        _safe(table.to_json()) if isinstance(table, Table) else None,
    )


def _line(text: str) -> str:
    return printable(text)[:MAX_LINE]


def _safe(value: typing.Any) -> typing.Any:
    """The same lists and dicts, every text of them printable."""
    if isinstance(value, str):
        return _line(value)
    if isinstance(value, list):
        return [_safe(item) for item in value]
    return {key: _safe(item) for key, item in value.items()} if isinstance(value, dict) else value
