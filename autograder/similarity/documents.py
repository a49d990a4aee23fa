"""What is compared: each submission as its answers and free cells, without what the assignment gave."""

from __future__ import annotations

import ast
import dataclasses
import functools
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from ..course import Course
from ..notebook import SOLUTION, STUB, Assignment, Cell, Role, merge, visible_tests, without_region
from ..notebook_file import parse_cells, read_bytes
from .tokens import Tokens, code_tokens, lines_of, word_tokens
from .winnowing import Hashes, Places, gram_hashes, winnow

#: What cells that belong to no exercise are called.
FREE = "other cells"


@dataclasses.dataclass(frozen=True)
class Part:
    """One cell of a submission.

    Attributes
    ----------
    exercise
        Whose answer it is.
    begins
        How many tokens stand before it in the document.
    """

    exercise: str
    source: str
    tokens: Tokens
    begins: int


@dataclasses.dataclass(frozen=True)
class Document:
    """One submission as fingerprints.

    Attributes
    ----------
    student
        The id.
    term
        Where it comes from; empty for this term.
    size
        Tokens.
    grams, places
        Hashes of all k-grams, and the tokens that they begin with.
    chosen
        Which of them winnowing chose.
    """

    student: str
    term: str
    parts: tuple[Part, ...]
    size: int
    grams: Hashes
    places: Places
    chosen: Places

    @property
    def label(self) -> str:
        """The id, with the term where it is another one."""
        return f"{self.term}/{self.student}" if self.term else self.student


@dataclasses.dataclass(frozen=True)
class Given:
    """What everybody has from the assignment and its lecture.

    Attributes
    ----------
    names
        Functions, classes and modules that it defines or imports: nobody renames them.
    lines
        Stripped.
    grams
        Hashes of its k-grams, sorted.
    """

    names: frozenset[str]
    lines: frozenset[str]
    grams: Hashes


def given_text(course: Course, assignment: Assignment, k: int) -> Given:
    """What the released assignment and its lecture hold."""
    released = [(cell, _released(cell)) for cell in assignment.cells]
    names: set[str] = set()
    for cell, source in released:
        if cell.kind == "code" and cell.grade_id is not None:
            names |= _functions_and_modules(source)
    texts = [(cell.kind, source) for cell, source in released]
    lecture = course.root / "lectures" / f"{assignment.name}.ipynb"
    if lecture.is_file():
        texts += [(raw["kind"], raw["source"]) for raw in parse_cells(read_bytes(lecture), str(lecture))]
    grams = [gram_hashes(_tokens(kind, source, frozenset(names)).texts, k) for kind, source in texts]
    lines = frozenset(line for _, source in texts for line in lines_of(source))
    return Given(frozenset(names), lines, np.unique(np.concatenate([np.empty(0, np.uint64), *grams])))


def _functions_and_modules(source: str) -> set[str]:
    """What a cell defines and imports; variables have names that anybody may change."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return set()
    found = set()
    for node in statements:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return found


def _released(cell: Cell) -> str:
    """A cell as students get it."""
    stub = STUB if cell.kind == "code" else None
    source = visible_tests(without_region(cell.source, SOLUTION, stub))
    whole = cell.role in (Role.ANSWER, Role.WRITTEN) and SOLUTION[0] not in cell.source
    return "" if whole else source


# The cells to try things out in are the same in most notebooks.
@functools.lru_cache(maxsize=4096)
def _tokens(kind: str, source: str, names: frozenset[str], lines: frozenset[str] = frozenset()) -> Tokens:
    return code_tokens(source, names, lines) if kind == "code" else word_tokens(source)


def read_document(
    content: bytes, student: str, assignment: Assignment, given: Given, k: int, window: int, term: str = ""
) -> Document:
    """A submitted notebook as fingerprints.

    Raises
    ------
    NotebookError
        If it is none.
    """
    cells = merge(assignment, parse_cells(content))
    own = [cell for cell in cells if cell.role in (Role.ANSWER, Role.WRITTEN, Role.FREE)]
    parts: list[Part] = []
    grams: list[Hashes] = [np.empty(0, np.uint64)]
    places: list[Places] = [np.empty(0, np.int64)]
    chosen: list[Places] = [np.empty(0, np.int64)]
    size = count = 0
    for cell in own:
        if cell.kind != "code" and cell.role is not Role.WRITTEN:
            # Notes to oneself, and the headings of the assignment.
            continue
        exercise = cell.exercise or cell.grade_id or FREE
        tokens = _tokens(cell.kind, cell.source, given.names, given.lines)
        hashes = gram_hashes(tokens.texts, k)
        grams.append(hashes)
        places.append(np.arange(len(hashes)) + size)
        chosen.append(winnow(hashes, window) + count)
        parts.append(Part(exercise, cell.source, tokens, size))
        size += len(tokens.texts)
        count += len(hashes)
    return Document(
        student,
        term,
        tuple(parts),
        size,
        np.concatenate(grams),
        np.concatenate(places),
        np.concatenate(chosen),
    )


def earlier_notebooks(folder: Path, name: str) -> list[tuple[str, Path]]:
    """The submissions of an earlier term: id and notebook, sorted.

    Parameters
    ----------
    folder
        Of that term: its ``grading/submitted``, or the course's folder, or a folder for each student with a
        notebook of the assignment's name in it.
    """
    for below in (folder / "grading" / "submitted", folder / "submitted", folder):
        found = [
            (path.relative_to(below).parts[0], path)
            for pattern in (f"*/{name}/{name}.ipynb", f"*/{name}.ipynb")
            for path in sorted(below.glob(pattern))
            # A student of the id of the assignment is a folder of the course's own.
            if path.relative_to(below).parts[0] != name
        ]
        if found:
            return sorted(dict(reversed(found)).items())
    return []


def exercises_of(documents: Sequence[Document]) -> list[str]:
    """The exercises in the order of the assignment, what belongs to none last."""
    found = dict.fromkeys(part.exercise for document in documents for part in document.parts)
    return [name for name in found if name != FREE] + [FREE] * (FREE in found)
