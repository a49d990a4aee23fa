"""What a result depends on, as one hash: equal fingerprints need no second grading."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import hashlib
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path

from ..notebook import Assignment
from .task import Settings

#: The folders and modules of this package that decide about points and messages.
_ROOMS = ("grading", "judge", "sandbox", "student", "wire")
_MODULES = ("cell_names.py", "files.py", "notebook.py", "notebook_file.py", "result.py", "text.py")
#: Settings that no mark depends on: whether the sandbox is warm, and where the course lies.
_NO_MATTER = frozenset({"warm", "protected"})


def assignment_hash(assignment: Assignment) -> str:
    """A hash of what an assignment asks: its cells and the data beside them."""
    said = [
        assignment.name,
        [dataclasses.astuple(cell) for cell in assignment.cells],
        {path: hashlib.sha256(data).hexdigest() for path, data in assignment.data_files.items()},
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def content_hash(content: bytes | None) -> str:
    """A hash of a submitted file, empty where there is none."""
    return "" if content is None else hashlib.sha256(content).hexdigest()


class Fingerprints:
    """The fingerprints of the submissions of one assignment, graded with the same settings.

    Attributes
    ----------
    assignment
        The assignment's own hash.
    """

    def __init__(self, assignment: Assignment, settings: Settings) -> None:
        self.assignment = assignment_hash(assignment)
        said = [
            code_version(),
            self.assignment,
            {name: value for name, value in dataclasses.asdict(settings).items() if name not in _NO_MATTER},
        ]
        self._shared = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode())

    def of(
        self, content: bytes | str, seeds: dict[str, int], submitted_at: datetime.datetime | None = None
    ) -> str:
        """The fingerprint of one submission.

        Parameters
        ----------
        content
            The submitted bytes, or the reason why there are none.
        seeds
            Of the hidden inputs, by exercise.
        submitted_at
            When it was submitted, if known: the same notebook at another time is another submission.
        """
        digest = self._shared.copy()
        at = None if submitted_at is None else submitted_at.isoformat()
        digest.update(json.dumps([seeds, type(content).__name__, at], sort_keys=True).encode())
        digest.update(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


@functools.cache
def code_version() -> str:
    """A hash of the code that decides about points and messages: a change to it outdates every grade."""
    digest = hashlib.sha256()
    for path in sorted(_sources()):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    here = Path(__file__).resolve().parent.parent
    for room in _ROOMS:
        yield from (here / room).rglob("*.py")
    yield from (here / module for module in _MODULES)
    # Found without being imported, which would import NumPy and Matplotlib.
    coursekit = importlib.util.find_spec("coursekit")
    assert coursekit is not None
    for folder in coursekit.submodule_search_locations or ():
        yield from Path(folder).resolve().rglob("*.py")
