"""The leak rule: no file that a student gets holds a solution or a hidden test.

A *block* is one region between ``BEGIN SOLUTION`` and ``END SOLUTION`` or ``BEGIN HIDDEN TESTS`` and ``END
HIDDEN TESTS`` of a solution notebook. It leaks when more than half of its telling lines (20 characters or
more once white space is removed, imports aside) stand in one file.
"""

from __future__ import annotations

import dataclasses
import functools
import html
import json
import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from .course import Course, CourseError
from .files import cannot, is_hidden
from .notebook import HIDDEN_TESTS, SOLUTION, Role, load_assignment
from .notebook_file import NotebookError

#: Shorter lines (``return result``) say nothing about where they come from.
TELLING = 20

#: A text is cut into pieces of this length: wherever a telling line stands in it, there is a whole piece that
#: begins among the line's first `_PIECE` characters.
_PIECE = TELLING // 2

#: A larger file is data, not a place where source text is copied to by mistake.
MAX_BYTES = 20_000_000

_MARKER = re.compile("|".join(map(re.escape, (*SOLUTION, *HIDDEN_TESTS))))
_IMPORT = re.compile(r"\s*(import\s|from\s+[\w.]+\s+import\s)")
_SPACE = re.compile(r"\s+")


@dataclasses.dataclass(frozen=True)
class Block:
    """One region that students must not see.

    Attributes
    ----------
    kind
        ``"solution"`` or ``"hidden test"``.
    lines
        The telling lines, without white space, each once.
    """

    assignment: str
    grade_id: str
    kind: str
    lines: tuple[str, ...]

    @functools.cached_property
    def pieces(self) -> tuple[tuple[str, ...], ...]:
        """For each line, what the text holds a piece of where it holds the line."""
        return tuple(tuple(line[i : i + _PIECE] for i in range(_PIECE)) for line in self.lines)

    def __str__(self) -> str:
        return f"the {self.kind} of {self.grade_id} ({self.assignment})"


@dataclasses.dataclass(frozen=True)
class Leak:
    """A block that stands in a file."""

    where: str
    block: Block
    found: int

    def __str__(self) -> str:
        return f"{self.where} holds {self.found} of the {len(self.block.lines)} telling lines of {self.block}"


def telling_lines(text: str) -> tuple[str, ...]:
    """The lines that identify a text: long enough, no imports, white space removed, each once."""
    lines = (_SPACE.sub("", line) for line in text.splitlines() if not _IMPORT.match(line))
    return tuple(dict.fromkeys(line for line in lines if len(line) >= TELLING))


def blocks(course: Course, names: Iterable[str] | None = None) -> list[Block]:
    """The blocks of the given assignments' solution notebooks (default: all).

    Raises
    ------
    CourseError
        For an unknown assignment.
    NotebookError
        For an unusable solution notebook, or a region that does not end.
    """
    found = []
    for name in course.assignment_names() if names is None else names:
        path = course.solution(name)
        for cell in load_assignment(path, name).cells:
            whole = cell.role in (Role.ANSWER, Role.WRITTEN)
            for kind, text in _regions(cell.source, whole, f"{path}: cell {cell.grade_id}"):
                lines = telling_lines(text)
                if lines:
                    found.append(Block(name, cell.grade_id or "a free cell", kind, lines))
    return found


def hidden_tests(course: Course, name: str) -> list[Block]:
    """What no page may hold: the hidden tests of an assignment."""
    return [block for block in blocks(course, [name]) if block.kind == "hidden test"]


def _regions(source: str, whole: bool, where: str) -> Iterator[tuple[str, str]]:
    """The marked regions of a cell; an answer cell without any mark is a solution as a whole."""
    opened: str | None = None
    region: list[str] = []
    seen = False
    for line in source.splitlines():
        marker = _MARKER.search(line)
        if marker is None:
            region.append(line)
            continue
        edge, _, kind = marker.group().partition(" ")
        if (edge == "BEGIN") != (opened is None) or (edge == "END" and kind != opened):
            raise NotebookError(
                f"{where}: {marker.group()} does not match the mark before it: every BEGIN needs its END"
            )
        if edge == "END":
            seen = True
            yield ("solution" if kind == "SOLUTION" else "hidden test"), "\n".join(region)
        opened = kind if edge == "BEGIN" else None
        region = []
    if opened is not None:
        raise NotebookError(f"{where}: BEGIN {opened} has no END {opened}: add it")
    if whole and not seen:
        yield "solution", source


def find_leaks(text: str, forbidden: Sequence[Block], where: str) -> list[Leak]:
    """The blocks that leak into a text.

    Parameters
    ----------
    text
        What a student reads: see :func:`notebook_text` and :func:`page_text` for notebooks and HTML.
    where
        Names the text in the leak's own words, e.g. a path.
    """
    squeezed = _SPACE.sub("", text)
    # Thousands of lines are looked for, and hardly any is there: a set says so faster than the text.
    cut = {squeezed[i : i + _PIECE] for i in range(0, len(squeezed), _PIECE)}
    known: dict[str, bool] = {}
    leaks = []
    for block in forbidden:
        missing = 0
        for line, pieces in zip(block.lines, block.pieces, strict=True):
            if line not in known:
                known[line] = not cut.isdisjoint(pieces) and line in squeezed
            missing += not known[line]
            if 2 * missing >= len(block.lines):
                break
        else:
            leaks.append(Leak(where, block, len(block.lines) - missing))
    return leaks


def notebook_text(content: str) -> str:
    """Sources, metadata and textual outputs of a notebook; figures and other data are no source text."""
    texts: list[str] = []

    def walk(value: typing.Any, key: str = "") -> None:
        # image/png, application/json …
        if "/" in key and not key.startswith("text/"):
            return
        if isinstance(value, str):
            texts.append(value)
        elif isinstance(value, list):
            # nbformat splits a text into a list of its lines.
            texts.append("".join(part for part in value if isinstance(part, str)))
            for part in value:
                if not isinstance(part, str):
                    walk(part)
        elif isinstance(value, dict):
            for name, part in value.items():
                walk(part, name)

    walk(json.loads(content))
    return "\n".join(texts)


def page_text(page: str) -> str:
    """The text of an HTML page: tags removed (highlighting cuts code into spans), entities decoded."""
    return html.unescape(re.sub(r"<[^>]*>", "", page))


def file_text(path: Path) -> str:
    """What a student can read in a file; empty for binary and very large files.

    Raises
    ------
    CourseError
        If the file cannot be read.
    """
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
    except OSError as error:
        raise CourseError(cannot("read", path, error, "it has to be searched for leaks")) from None
    return content_text(path.name, content)


def content_text(name: str, content: bytes) -> str:
    """As `file_text`, of a file's name and bytes."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    if name.endswith(".ipynb"):
        try:
            return notebook_text(text)
        except ValueError:
            return text
    return page_text(text) if name.endswith((".html", ".htm")) else text


def student_files(folders: Iterable[Path]) -> Iterator[Path]:
    """The files of the folders that students get, in order."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not is_hidden(path.relative_to(folder)):
                yield path


def student_folders(course: Course) -> list[Path]:
    """The folders of the course whose files students get."""
    return [course.root / "lectures", course.root / "coursekit", course.assignments]


def refuse_leaks(forbidden: Sequence[Block], folders: Iterable[Path], base: Path) -> None:
    """Raise if any file of the folders holds a block.

    Raises
    ------
    CourseError
        Names the file (relative to ``base`` where it lies there), the block and how many of its lines were
        found.
    """
    for path in student_files(folders):
        where = str(path.relative_to(base)) if path.is_relative_to(base) else str(path)
        for leak in find_leaks(file_text(path), forbidden, where):
            raise CourseError(f"{leak}: write that file differently, or take those lines out of it")
