"""From the submissions on disk to the page: ``grading/similarity/NAME.html``."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path

from ..course import Course, CourseError, write_file
from ..gradebook.people import known_people
from ..grading.submissions import find_submissions
from ..notebook import load_assignment
from ..notebook_file import NotebookError, read_bytes
from .compare import Options, compare
from .documents import Document, earlier_notebooks, given_text, read_document
from .page import Found, render_page


def find_similar(
    course: Course,
    name: str,
    against: Sequence[Path] = (),
    options: Options | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Found:
    """Compare the submissions of an assignment with each other and with those of earlier terms.

    Parameters
    ----------
    against
        Folders of earlier terms.
    progress
        Told how many submissions have been read, and how many there are.

    Raises
    ------
    CourseError
        If there are no two to compare, or a folder has none of this assignment.
    """
    options = options or Options()
    assignment = load_assignment(course.solution(name), name)
    given = given_text(course, assignment, options.k)
    documents: list[Document] = []
    refused: dict[str, str] = {}
    sources = _sources(course, name, against)
    for number, (term, student, read) in enumerate(sources, 1):
        try:
            documents.append(
                read_document(read(), student, assignment, given, options.k, options.window, term)
            )
        except NotebookError as error:
            refused[f"{term}/{student}" if term else student] = str(error)
        if progress is not None:
            progress(number, len(sources))
    if len(documents) < 2:
        why = f" ({next(iter(refused.values()))})" if refused else ""
        raise CourseError(
            f"there are no two submissions of {name} to compare, {len(documents)} could be read{why}: "
            "collect the others, or name an earlier term by --against"
        )
    names = {student: person.name for student, person in known_people(course).items()}
    return Found(name, compare(documents, given.grams, options), options, names, refused)


def _sources(
    course: Course, name: str, against: Sequence[Path]
) -> list[tuple[str, str, Callable[[], bytes]]]:
    """Term, student, and how to read the notebook, of everything that is to be compared."""
    sources: list[tuple[str, str, Callable[[], bytes]]] = [
        ("", one.student, one.read) for one in find_submissions(course, name) if not one.absent
    ]
    for folder in against:
        if not folder.is_dir():
            raise CourseError(f"--against {folder}: there is no such folder")
        found = earlier_notebooks(folder, name)
        if not found:
            raise CourseError(
                f"--against {folder} holds no submissions of {name}: it takes a folder with "
                f"STUDENT/{name}/{name}.ipynb or STUDENT/{name}.ipynb in it"
            )
        if any(path.resolve().is_relative_to(course.submitted.resolve()) for _, path in found):
            raise CourseError(f"--against {folder} holds this term's own submissions: name another one")
        term = _term(folder)
        sources += [(term, student, functools.partial(read_bytes, path)) for student, path in found]
    return sources


def _term(folder: Path) -> str:
    """What a term is called: its folder, without what every course's folder is called."""
    parts = folder.resolve().parts
    while len(parts) > 2 and parts[-1] in ("submitted", "grading"):
        parts = parts[:-1]
    return parts[-1]


def write_page(course: Course, found: Found, shown: int) -> Path:
    """Write ``grading/similarity/NAME.html``.

    Parameters
    ----------
    shown
        Pairs that are laid side by side.

    Raises
    ------
    CourseError
        If it cannot be written.
    """
    path = course.work / "similarity" / f"{found.assignment}.html"
    return write_file(path, render_page(found, shown))
