"""Whose is it: how Canvas and Moodle name what students submit.

Canvas packs every file of every student side by side, as ``doejane_1001_5551_file.ipynb``, or
``doejane_LATE_1001_5551_file.ipynb``: the sortable name without anything but letters, digits and underscores,
the student's number, the file's number, the file's name (``lib/content_zipper.rb``). A file submitted again
under the same name gets a suffix, ``file-1.ipynb``. Moodle makes a folder for each student,
``Jane Doe_2001_assignsubmission_file/`` (with an underscore at the end up to Moodle 4.0), or, without
folders, puts all of that before the file's name (``mod/assign/classes/downloader.php``); the number counts
within one assignment. A plain folder for each student, with or without nbgrader's folder for the assignment
in it, does as well.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from pathlib import PurePosixPath

from .paths import ArchiveError, shown, unfit_id
from .zips import Contents

# In both, the name in front cannot hold what follows it: a student's own file name cannot pose as another id.
_CANVAS = re.compile(
    r"(?P<name>[^\s.,\-]*?)_(?P<late>LATE_)?(?P<id>[0-9]+)_(?P<file>[0-9]+)_(?P<rest>.+)", re.DOTALL
)
_CANVAS_ANONYMOUS = re.compile(
    r"(?P<late>LATE_)?(?P<id>anon_[A-Za-z0-9]{5})_(?P<file>[0-9]+)_(?P<rest>.+)", re.DOTALL
)
_CANVAS_TEXT = re.compile(r"(?P<name>[^\s.,\-]*?)_(?P<late>LATE_)?(?P<id>[0-9]+)_(?P<rest>(text|link)\.html)")
_MOODLE = re.compile(
    r"(?P<name>[^_]*)_(?P<id>[0-9]+)_assignsubmission_[a-z0-9]+(?:_(?P<rest>.*))?", re.DOTALL
)
_MOODLE_NOBODY = re.compile(r".*_assignsubmission_[a-z0-9]+(_.*)?", re.DOTALL)


@dataclasses.dataclass(frozen=True)
class Owner:
    """Whose a file is, as its path says.

    Attributes
    ----------
    student
        The LMS's number; in a plain folder, the folder's name.
    name
        What the path says about the student's name.
    number
        Canvas's number of the file: a later file has a higher one.
    inside
        The file's own name, with folders of the student's.
    """

    lms: str
    student: str
    name: str
    late: bool
    number: int
    inside: PurePosixPath


def plain_root(contents: Contents, assignment: str) -> int | None:
    """How many folders lie above the students' in a download without the names of any LMS, else None."""
    paths = [entry.path for entry in contents.entries]
    if any(_lms_owner(path) is not None for path in paths):
        return None
    tops = {path.parts[0] for path in paths}
    seconds = {path.parts[1] for path in paths if len(path.parts) > 2}
    shared = len(tops) == 1 and len(seconds) > 1 and all(len(path.parts) > 2 for path in paths)
    return 1 if shared and assignment not in seconds else 0


def owner_of(path: PurePosixPath, plain: int | None) -> Owner | None:
    if plain is None:
        return _lms_owner(path)
    parts = path.parts[plain:]
    if len(parts) < 2:
        return None
    student, inside = parts[0], parts[1:]
    if why := unfit_id(student):
        raise ArchiveError(f"{shown(path)}: {student!r} cannot be a student's id, {why}: rename the folder")
    return Owner("", student, "", False, 0, PurePosixPath(*inside))


def _lms_owner(path: PurePosixPath) -> Owner | None:
    """The owner that the first telling part of a path names; what lies below it is the student's own."""
    for depth, part in enumerate(path.parts):
        below = path.parts[depth + 1 :]
        if found := _MOODLE.fullmatch(part):
            inside = below or (found["rest"] or part,)
            return Owner("moodle", found["id"], _clean(found["name"]), False, 0, PurePosixPath(*inside))
        if _MOODLE_NOBODY.fullmatch(part) and not _canvas(part):
            raise ArchiveError(f"{shown(path)} comes without a student's number: collect it by hand")
        if found := _canvas(part):
            groups = found.groupdict()
            return Owner(
                "canvas",
                groups["id"],
                _clean(groups.get("name") or ""),
                bool(groups["late"]),
                int(groups.get("file") or 0),
                PurePosixPath(groups["rest"], *below),
            )
    return None


def _canvas(part: str) -> re.Match[str] | None:
    # macOS takes letters and their accents apart.
    part = unicodedata.normalize("NFC", part)
    if found := _CANVAS_ANONYMOUS.fullmatch(part):
        return found
    for pattern in (_CANVAS, _CANVAS_TEXT):
        found = pattern.fullmatch(part)
        if found and not re.search(r"_[0-9]+_", f"{found['name']}_"):
            return found
    return None


def _clean(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())
