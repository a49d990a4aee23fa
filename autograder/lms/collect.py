"""From a download of the LMS to ``grading/submitted``: nothing is lost, and nothing overwritten silently.

What was collected is noted in ``grading/collected/NAME.json`` (names, late marks, times), which the export
reads. A submission that a newer one replaces is kept in ``grading/collected/replaced/ID/NAME/``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import enum
import hashlib
import json
import os
import tempfile
import typing
from pathlib import Path

from ..course import Course, CourseError
from ..files import atomic_write, cannot, open_atomically
from ..gradebook.people import Person, remember
from ..gradebook.sections import remember_sections
from ..notebook_file import NotebookError, read_bytes
from ..receipt import TIMESTAMP, read_time, submitted_at, write_time
from ..text import explain
from .archives import open_download
from .choice import Chosen
from .paths import ArchiveError, shown, unfit_id
from .roster import Names, read_names
from .select import sort_out


class Action(enum.StrEnum):
    """What became of one student's submission."""

    NEW = "new"
    #: The old one is kept aside.
    REPLACED = "replaced"
    UNCHANGED = "unchanged"
    #: Older than what is there, which stays.
    OLDER = "older"


@dataclasses.dataclass(frozen=True)
class Note:
    """What is known of a student's submission beside the notebook itself.

    Attributes
    ----------
    name
        As the LMS's file names have it.
    late
        Whether the LMS marked it late.
    at
        When it was submitted (UTC), None where the download does not tell.
    number
        Canvas's number of the file.
    digest
        SHA-256 of the notebook.
    """

    name: str = ""
    lms: str = ""
    late: bool = False
    at: datetime.datetime | None = None
    number: int = 0
    source: str = ""
    digest: str = ""


@dataclasses.dataclass
class Collected:
    """What `collect` did.

    Attributes
    ----------
    actions
        By student.
    notes
        Of the students in the download.
    refused
        One line each.
    others
        Files that were passed over.
    """

    assignment: str
    actions: dict[str, Action] = dataclasses.field(default_factory=dict)
    notes: dict[str, Note] = dataclasses.field(default_factory=dict)
    refused: list[str] = dataclasses.field(default_factory=list)
    others: int = 0


def collect(course: Course, name: str, download: Path, roster: Path | None = None) -> Collected:
    """Put the submissions of a download where grading looks for them.

    Parameters
    ----------
    download
        A zip archive or a folder; stays as it is.
    roster
        A table of the class, which says what the students are called, and who they are on GitHub.

    Raises
    ------
    CourseError
        If the assignment does not exist, the download cannot be read, or a file cannot be written.
    """
    course.solution(name)
    elsewhere = [other for other in course.assignment_names() if other != name]
    names = read_names(roster) if roster is not None else Names({}, {})
    try:
        done = sort_out(open_download(download), name, elsewhere, names.github)
    except ArchiveError as error:
        raise CourseError(f"{download}: {error}") from None
    collected = Collected(name, refused=done.refused, others=done.others)
    if not done.submitted and not done.refused:
        raise CourseError(
            f"{download} holds no notebook: name a download of a learning management system, or a folder"
        )
    known = notes(course, name)
    for student, submitted in done.submitted.items():
        try:
            action, note = _put(course, name, submitted, known.get(student))
        except NotebookError as error:
            collected.refused.append(f"{shown(student)}: {error}")
            continue
        except OSError as error:
            _write_notes(course, name, known)
            raise CourseError(
                cannot("written", error.filename or course.submitted, error, "fix that and collect again")
            ) from None
        except Exception as error:
            # One student's files must not cost the others.
            collected.refused.append(f"{shown(student)}: it could not be collected ({explain(error)})")
            continue
        collected.actions[student] = action
        collected.notes[student] = note
        if action is not Action.OLDER:
            known[student] = note
    _write_notes(course, name, known)
    remember(course, names.people, replace=True)
    remember_sections(course, names.sections)
    remember(course, {student: Person.called(note.name) for student, note in collected.notes.items()})
    return collected


def notes(course: Course, name: str) -> dict[str, Note]:
    """What earlier collections noted of an assignment's submissions, by student; empty if nothing was."""
    try:
        said = json.loads(_notes_path(course, name).read_text(encoding="utf-8"))
        return {student: _note(one) for student, one in said["students"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CourseError(
            f"{_notes_path(course, name)} cannot be read: restore it, or delete it and collect again"
        ) from None


def _notes_path(course: Course, name: str) -> Path:
    return course.work / "collected" / f"{name}.json"


def _note(said: dict[str, typing.Any]) -> Note:
    at = said.get("at")
    fields = {field.name: said[field.name] for field in dataclasses.fields(Note) if field.name in said}
    return Note(**{**fields, "at": read_time(at) if at else None})


def _write_notes(course: Course, name: str, known: dict[str, Note]) -> None:
    students = {
        student: dataclasses.asdict(note) | {"at": write_time(note.at) if note.at else None}
        for student, note in sorted(known.items())
    }
    text = json.dumps({"assignment": name, "students": students}, indent=1, ensure_ascii=False) + "\n"
    path = _notes_path(course, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, text)
    except OSError as error:
        raise CourseError(cannot("written", path, error, "make its folder writable")) from None


def _put(course: Course, name: str, submitted: Chosen, known: Note | None) -> tuple[Action, Note]:
    """Write one submission, unless what is there is the same or newer."""
    if why := unfit_id(submitted.student):
        raise NotebookError(f"this cannot be a student's id, {why}")
    folder = course.submitted / submitted.student / name
    for path, label in ((folder.parent, submitted.student), (folder, f"{submitted.student}/{name}")):
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise NotebookError(f"{label} in {course.submitted} is no folder: take it away and collect again")
    note = Note(
        name=submitted.name,
        lms=submitted.lms,
        late=submitted.late,
        at=submitted.at,
        number=submitted.number,
        source=submitted.source,
        digest=hashlib.sha256(submitted.notebook).hexdigest(),
    )
    target = folder / f"{name}.ipynb"
    action = Action.NEW
    if os.path.lexists(target):
        if _content(target) == submitted.notebook:
            _write_time(folder, note.at, keep=True)
            return Action.UNCHANGED, note
        if _older(note, known, folder):
            return Action.OLDER, note
        action = Action.REPLACED
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with open_atomically(target) as stream:
            stream.write(submitted.notebook)
            stream.flush()
            # Only now that there is room for the new one.
            if action is Action.REPLACED:
                _keep_aside(course, name, submitted.student, folder)
    except OSError:
        # A folder without a notebook would be a student whose work cannot be graded.
        with contextlib.suppress(OSError):
            folder.rmdir()
            folder.parent.rmdir()
        raise
    _write_time(folder, note.at, keep=False)
    return action, note


def _content(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except NotebookError:
        return None


def _older(note: Note, known: Note | None, folder: Path) -> bool:
    """Whether a download's submission was submitted before the one that is there, as far as anybody knows."""
    if known is not None and note.number and known.number:
        return note.number < known.number
    there = submitted_at(folder)
    return note.at is not None and there is not None and note.at < there


def _keep_aside(course: Course, name: str, student: str, folder: Path) -> None:
    """Move what is there to ``grading/collected/replaced``."""
    aside = course.work / "collected" / "replaced" / student / name
    aside.mkdir(parents=True, exist_ok=True)
    stamp = datetime.datetime.now().strftime("%Y%m%d-%H%M%S")
    place = Path(tempfile.mkdtemp(prefix=f"{stamp}-", dir=aside))
    for file in (f"{name}.ipynb", TIMESTAMP):
        if os.path.lexists(folder / file):
            (folder / file).rename(place / file)


def _write_time(folder: Path, at: datetime.datetime | None, keep: bool) -> None:
    """Write when it was submitted as nbgrader reads it."""
    path = folder / TIMESTAMP
    if at is not None and not (keep and path.exists()):
        atomic_write(path, write_time(at))
