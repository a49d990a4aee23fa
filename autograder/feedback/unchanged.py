"""Which pages need not be written again: those that are as they were left, of results that are the same."""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..course import Course, CourseError
from ..files import atomic_write, cannot
from ..gradebook.gradebook import Recorded
from ..grading.autograded import notebook_path
from ..grading.fingerprint import assignment_hash, content_hash
from ..leaks import Block
from ..notebook import Assignment
from ..receipt import RECEIPT

#: Beside the rooms' own code: what lays out notebooks, colours code and sets formulas.
_LIBRARIES = ("jinja2", "latex2mathml", "mistune", "nbconvert", "nbformat", "nh3", "pygments")
_MODULES = ("leaks.py", "notebook.py", "result.py", "text.py")
#: What grading cost is on no page, and differs from run to run.
_COSTS = ("cpu_seconds", "peak_memory_mb", "wall_seconds", "fingerprint", "notebook")


class Pages:
    """The pages of one assignment, with what each was made of.

    The record lies in ``grading/feedback-pages/NAME.json``, not on the pages: a hash of what a student does
    not see is nothing for students.
    """

    def __init__(self, course: Course, assignment: Assignment, forbidden: Sequence[Block]) -> None:
        self._course, self._name = course, assignment.name
        self._file = course.work / "feedback-pages" / f"{assignment.name}.json"
        said = [
            code_version(),
            assignment_hash(assignment),
            [dataclasses.astuple(block) for block in forbidden],
        ]
        self._shared = json.dumps(said)
        self._record = self._read()

    def _read(self) -> dict[str, list[str]]:
        try:
            record = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            # None yet, or broken: every page is written anew.
            return {}
        return record if isinstance(record, dict) else {}

    def fingerprint(self, recorded: Recorded) -> str:
        """A hash of everything that the page of one submission is made of."""
        result = dataclasses.asdict(dataclasses.replace(recorded.result, notebook=None))
        for cost in _COSTS:
            del result[cost]
        for exercise in result["exercises"].values():
            del exercise["seconds"]
        notebook = notebook_path(self._course, recorded.result.student, self._name)
        files = [
            content_hash(_content(path)) for path in (notebook, *(notebook.with_name(f) for f in RECEIPT))
        ]
        said = json.dumps([self._shared, result, recorded.comments, files], sort_keys=True, default=str)
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def is_current(self, student: str, fingerprint: str, pages: Sequence[Path]) -> bool:
        """Whether a student's pages are there, as they were written of the same."""
        return self._record.get(student) == [fingerprint, *(content_hash(_content(page)) for page in pages)]

    def written(self, student: str, fingerprint: str, pages: Sequence[Path]) -> None:
        """Note what was written for a student."""
        self._record[student] = [fingerprint, *(content_hash(_content(page)) for page in pages)]

    def forget(self, student: str) -> None:
        """Note that a student's page has to be written the next time."""
        self._record.pop(student, None)

    def save(self) -> None:
        """Write the record.

        Raises
        ------
        CourseError
            If it cannot be written.
        """
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self._file, json.dumps(self._record, indent=0, sort_keys=True) + "\n")
        except OSError as error:
            raise CourseError(cannot("written", self._file, error, "make its folder writable")) from None


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None


@functools.cache
def code_version() -> str:
    """A hash of the code, templates and libraries that make pages: a change to them outdates every page."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {importlib.metadata.version(library)}\n".encode())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    here = Path(__file__).resolve().parent
    yield from (path for path in here.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    yield from (here.parent / module for module in _MODULES)
