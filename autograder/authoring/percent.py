"""Files in percent cells, as editors know them: a docstring, then cells that begin with ``# %%``.

Sample answers and attacks are written so. A mark says what its cell is, then a title, then fields::

    # %% wrong: the sum is returned | mentions: sum|add
    # | seconds: 5

``" | key: "`` with a space on either side begins a field, so that a value may be a regular expression with
``|`` in it. A long mark goes on in lines that begin with ``# | ``.
"""

from __future__ import annotations

import ast
import dataclasses
import itertools
import re
from pathlib import Path

_MARK = re.compile(r"#\s*%%(?P<rest>.*)")
_KIND = re.compile(r"(?P<kind>\w+)\s*(?::|(?=\s|$))\s*(?P<title>.*)")
_GOES_ON = re.compile(r"#\s*\|\s(?P<field>.*)")
_FIELD = re.compile(r"(?:^| )\| (?=[a-z]+(?: \w+)?: )")


class PercentError(ValueError):
    """A file that is not in this form: one line that names file, line, problem and remedy."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        super().__init__(f"{path}{f', line {line}' if line else ''}: {problem}")
        self.path, self.line = path, line


@dataclasses.dataclass(frozen=True)
class PercentCell:
    """One cell.

    Attributes
    ----------
    kind
        The first word after ``# %%``.
    title
        What follows it, up to the first field; may be empty.
    fields
        Value by key, in the mark's order.
    line
        The number of the line that the mark stands in, from 1.
    source
        What stands below the mark, without blank lines before and after.
    """

    kind: str
    title: str
    fields: dict[str, str]
    line: int
    source: str


def read_text(path: Path) -> str:
    """A file's text; `PercentError` if it cannot be read or is not UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PercentError(path, 1, f"cannot be read ({error}): write it as UTF-8 text") from None


def docstring_fields(text: str, path: Path, *keys: str) -> tuple[str, dict[str, str]]:
    """A module docstring's first line, and those of its lines that are ``key: value``; the others are prose.

    Parameters
    ----------
    text
        The whole file, or what stands above its first cell.
    keys
        Regular expressions of the keys that there are.

    Raises
    ------
    PercentError
        If the text is no Python or has no docstring, or a key stands twice or without a value.
    """
    try:
        docstring = ast.get_docstring(ast.parse(text))
    except (SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise PercentError(path, line, f"no valid Python ({error.args[0]}): fix it") from None
    if not docstring or not docstring.strip():
        raise PercentError(path, 1, "no header: start with a docstring whose first line says what this is")
    title, *rest = docstring.strip().splitlines()
    line_of_a_field = re.compile(rf"({'|'.join(keys)})\s*:\s*(.*)") if keys else None
    fields: dict[str, str] = {}
    for line in rest:
        if line_of_a_field is not None and (match := line_of_a_field.fullmatch(line.strip())):
            _add(fields, match[1], match[2], path, 1)
    return title.strip(), fields


def percent_cells(text: str, path: Path) -> tuple[str, list[PercentCell]]:
    """What stands above the first mark, and the cells.

    Raises
    ------
    PercentError
        If a mark has no word that says what its cell is, or a field stands twice or without a value.
    """
    lines = text.splitlines()
    marks = [number for number, line in enumerate(lines) if _MARK.match(line)]
    cells = [
        _cell(lines[begin:end], begin + 1, path) for begin, end in itertools.pairwise([*marks, len(lines)])
    ]
    return "\n".join(lines[: marks[0]] if marks else lines), cells


def _cell(lines: list[str], number: int, path: Path) -> PercentCell:
    mark = _MARK.match(lines[0])
    assert mark is not None
    kind = _KIND.fullmatch(mark["rest"].strip())
    if kind is None:
        raise PercentError(path, number, "'# %%' alone: say what the cell is, as in '# %% wrong: …'")
    title, *parts = _FIELD.split(kind["title"])
    fields: dict[str, str] = {}
    below = 0
    while True:
        for part in parts:
            key, _, value = part.partition(":")
            _add(fields, key.strip(), value.strip(), path, number + below)
        below += 1
        goes_on = _GOES_ON.fullmatch(lines[below]) if below < len(lines) else None
        if goes_on is None:
            break
        empty, *parts = _FIELD.split(f"| {goes_on['field']}")
        if empty:
            raise PercentError(path, number + below, "'# | ' is followed by no 'key: value': write one")
    return PercentCell(kind["kind"], title.strip(), fields, number, "\n".join(lines[below:]).strip("\n"))


def _add(fields: dict[str, str], key: str, value: str, path: Path, line: int) -> None:
    if key in fields or not value:
        problem = "twice" if key in fields else "without a value"
        raise PercentError(path, line, f"{key!r} stands {problem}: give it once, with a value")
    fields[" ".join(key.split())] = value
