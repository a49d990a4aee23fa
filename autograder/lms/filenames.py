"""Whose is it: how learning management systems name what students submit.

Canvas packs every file of every student side by side, as ``doejane_1001_5551_file.ipynb``, or
``doejane_LATE_1001_5551_file.ipynb``: the sortable name without anything but letters, digits and underscores,
the student's number, the file's number, the file's name (``lib/content_zipper.rb``). A file submitted again
under the same name gets a suffix, ``file-1.ipynb``. Moodle makes a folder for each student,
``Jane Doe_2001_assignsubmission_file/`` (with an underscore at the end up to Moodle 4.0), or, without
folders, puts all of that before the file's name (``mod/assign/classes/downloader.php``); the number counts
within one assignment.

Brightspace makes a folder for each attempt, or puts the same before the file's name: ``39786-640693 - Jane
Doe - Oct 10, 2025 1022 AM`` (as public programs that read such downloads have it: the user's number, the
folder's, perhaps a student number, the name, the time). Blackboard packs the files of all attempts side by
side, as ``Homework 1_jdoe_attempt_2025-10-10-10-22-31_file.ipynb``, with a text file of the same name up to
the time, which says who that is (so the parsers of its "gradebook" archives). Both tell the time by the clock
of the course, which is taken for this machine's.

A plain folder for each student is read by :mod:`autograder.lms.folders`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime
import re
import unicodedata
from pathlib import PurePosixPath

from .paths import ArchiveError, shown

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
_BRIGHTSPACE = re.compile(
    r"(?P<id>[0-9]+)-[0-9]+ - (?:[A-Za-z]{0,3}[0-9]{5,} - )?(?P<name>.+?) - "
    r"(?P<at>[^-/]*\b(?:19|20)[0-9]{2}\b[^-/]*?)(?: - (?P<rest>.+))?",
    re.DOTALL,
)
_CLOCK = re.compile(
    r"(.*[0-9]{4})\s+([0-9]{1,2}?)[:_. ]?([0-9]{2})(?:[:_. ][0-9]{2})?\s*([AaPp][Mm])?", re.DOTALL
)
_BLACKBOARD = re.compile(
    r"(?P<title>.+?)_(?P<id>[^_]+)_attempt_(?P<at>[0-9]{4}(?:-[0-9]{2}){5})(?:_(?P<rest>.+)|\.txt)", re.DOTALL
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
        Canvas's number of the file, or the time of an attempt: a later file has a higher one.
    inside
        The file's own name, with folders of the student's.
    at
        When it was submitted (UTC), where the path says so.
    """

    lms: str
    student: str
    name: str
    late: bool
    number: int
    inside: PurePosixPath
    at: datetime.datetime | None = None

    @property
    def of_an_attempt(self) -> bool:
        """Whether the files of one number belong together, and replace those of a lower one."""
        return self.lms in ("brightspace", "blackboard")


def lms_owner(path: PurePosixPath) -> Owner | None:
    """The owner that the first telling part of a path names; what lies below it is the student's own."""
    for depth, part in enumerate(path.parts):
        below = path.parts[depth + 1 :]
        if found := _MOODLE.fullmatch(part):
            inside = below or (found["rest"] or part,)
            return Owner("moodle", found["id"], _clean(found["name"]), False, 0, PurePosixPath(*inside))
        if _MOODLE_NOBODY.fullmatch(part) and not _canvas(part):
            raise ArchiveError(f"{shown(path)} comes without a student's number: collect it by hand")
        if found := _BRIGHTSPACE.fullmatch(part):
            return _of_attempt("brightspace", found, _brightspace_time(found["at"]), below, part)
        if (found := _BLACKBOARD.fullmatch(part)) and not _canvas(f"{found['title']}_"):
            at = datetime.datetime.strptime(found["at"], "%Y-%m-%d-%H-%M-%S")
            return _of_attempt("blackboard", found, at, below, part)
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


def _of_attempt(
    lms: str,
    found: re.Match[str],
    local: datetime.datetime | None,
    below: tuple[str, ...],
    part: str,
) -> Owner:
    at = None if local is None else local.astimezone(datetime.UTC).replace(tzinfo=None)
    number = 0 if at is None else int(at.replace(tzinfo=datetime.UTC).timestamp())
    inside = (found["rest"], *below) if found["rest"] else (below or (part,))
    name = _clean(found.groupdict().get("name") or "")
    return Owner(lms, found["id"], name, False, number, PurePosixPath(*inside), at)


def _brightspace_time(text: str) -> datetime.datetime | None:
    """``Oct 10, 2025 1022 AM``, with a colon or an underscore, or in 24 hours; None in other languages."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    date, hour, minute, half = found.groups()
    for form in ("%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y"):
        with contextlib.suppress(ValueError):
            day = datetime.datetime.strptime(date.strip(), form)
            hours = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
            return day.replace(hour=hours, minute=int(minute))
    return None


def blackboard_attempt(path: PurePosixPath) -> str | None:
    """What all file names of one attempt in Blackboard begin with; None for another system's name."""
    for part in path.parts:
        if (found := _BLACKBOARD.fullmatch(part)) and not _canvas(f"{found['title']}_"):
            return part[: found.end("at")]
    return None


def blackboard_person(attempt: str, text: str) -> tuple[str, str] | None:
    """The user name and the name of whoever made an attempt, None if the text does not say so.

    Parameters
    ----------
    attempt
        What the names of its files begin with: a user name may hold underscores, and nothing tells there
        where it begins.
    text
        Of the file that Blackboard puts beside the submitted ones: ``Name: Jane Doe (jdoe)``, then more.
    """
    said = re.match(r"\s*Name: (?P<name>.*) \((?P<id>[^()\s]+)\)\s", text)
    if said is None or not attempt.partition("_attempt_")[0].endswith(f"_{said['id']}"):
        return None
    return said["id"], _clean(said["name"])


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
