"""Lines to replace in a program, as comments: ``# - `` stands before what goes, ``# + `` before what comes.

Each replacement is found by its lines alone, wherever they are indented, and must be found exactly once::

    # - return total / len(E)
    # + return total
"""

from __future__ import annotations

import itertools
import re

_EDIT = re.compile(r"# ?(?P<sign>[-+])(?: (?P<text>.*))?")


class EditError(ValueError):
    """A replacement that cannot be made: what is wrong and the remedy."""


def is_edit(line: str) -> bool:
    """Whether a line is one of a replacement."""
    return _EDIT.fullmatch(line) is not None


def edited(program: str, edits: list[str]) -> str:
    """A program after every replacement.

    Parameters
    ----------
    program
        What the replacements are looked for in: as it stands, not as an earlier one of them leaves it.
    edits
        Lines of replacements; a blank one, or ``# -`` after ``# +``, begins the next replacement. Other
        lines are passed over.

    Raises
    ------
    EditError
        If the lines of a replacement stand nowhere in the program or more than once, it has no lines to
        replace, or two of them replace the same line.
    """
    lines = program.splitlines()
    spots: list[tuple[int, int, list[str]]] = []
    for old, new in _replacements(edits):
        if not old:
            raise EditError(f"{new[0]!r} has no '# -' above: name the line that it goes to")
        found = [
            (at, indent)
            for at in range(len(lines) - len(old) + 1)
            if (indent := _indent(lines[at : at + len(old)], old)) is not None
        ]
        if len(found) != 1:
            times = f"{len(found)} times" if found else "nowhere"
            remedy = "add the line above or below it" if found else "copy it from there"
            raise EditError(f"{old[0].strip()!r} stands {times} in the base: {remedy}")
        [(at, indent)] = found
        spots.append((at, at + len(old), [indent + text if text else "" for text in new]))
    spots.sort(key=lambda spot: spot[:2])
    for (_, end, _), (begin, _, _) in itertools.pairwise(spots):
        if begin < end:
            raise EditError(f"{lines[begin].strip()!r} is replaced twice: make it one replacement")
    for begin, end, new in reversed(spots):
        lines[begin:end] = new
    return "\n".join(lines).strip("\n")


def _replacements(edits: list[str]) -> list[tuple[list[str], list[str]]]:
    """Lines to replace, and lines to put there."""
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for line in edits:
        match = _EDIT.fullmatch(line)
        if found[-1] != ([], []) and (not line or (match and match["sign"] == "-" and found[-1][1])):
            found.append(([], []))
        if match is not None:
            found[-1][match["sign"] == "+"].append((match["text"] or "").rstrip())
    return [pair for pair in found if pair != ([], [])]


def _indent(lines: list[str], wanted: list[str]) -> str | None:
    """What stands before every wanted line in these lines; None if they are other lines."""
    first = next((number for number, text in enumerate(wanted) if text), 0)
    indent = lines[first][: len(lines[first].rstrip()) - len(wanted[first])] if wanted[first] else ""
    same = all(
        line.rstrip() == (indent + text if text else "") for line, text in zip(lines, wanted, strict=True)
    )
    return indent if same and not indent.strip() else None
