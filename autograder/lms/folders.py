"""Plain folders of submissions: which folder is a student's, and which one lies around them all.

A folder for each student, with or without nbgrader's folder for the assignment in it. GitHub Classroom's
command line clones every student's repository into a folder ``SLUG-submissions`` as ``SLUG-username``
(``gh-classroom``, ``cmd/gh-classroom/clone/student-repos``). Google Classroom has no download of its own: its
assignment is a folder in Drive, in which a copy made for a student is called ``Jane Doe - 01-small.ipynb``.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath

from .filenames import Owner
from .paths import ArchiveError, shown, unfit_id
from .zips import Contents

#: The folder that ``gh classroom clone student-repos`` makes, also as GitHub and browsers pack it.
_GITHUB = re.compile(r"(?P<slug>.+)-submissions(?: ?\(\d+\))?")


@dataclasses.dataclass(frozen=True)
class Folders:
    """How the students' folders lie in a download.

    Attributes
    ----------
    above
        How many folders lie around the students'.
    prefix
        What stands before each student's GitHub name.
    people
        The id of a GitHub name, in small letters.
    """

    above: int = 0
    prefix: str = ""
    people: Mapping[str, str] = dataclasses.field(default_factory=dict)

    def owner(self, path: PurePosixPath) -> Owner | None:
        """Whose a file is; None for one beside the students' folders.

        Raises
        ------
        ArchiveError
            If a folder's name cannot be a student's id.
        """
        parts = path.parts[self.above :]
        if len(parts) < 2:
            return None
        student, inside = self._student(parts[0]), PurePosixPath(*parts[1:])
        if why := unfit_id(student):
            raise ArchiveError(
                f"{shown(path)}: {student!r} cannot be a student's id, {why}: rename the folder"
            )
        return Owner("", student, "", False, 0, inside)

    def _student(self, folder: str) -> str:
        if self.prefix and folder.startswith(self.prefix) and folder != self.prefix:
            folder = folder.removeprefix(self.prefix)
        if not self.people:
            return folder
        lowered = folder.casefold()
        # Without the slug of the assignment: the longest name that fits.
        fitting = [name for name in self.people if lowered == name or lowered.endswith(f"-{name}")]
        return self.people[max(fitting, key=len)] if fitting else folder


def find_folders(
    contents: Contents,
    assignment: str,
    elsewhere: Collection[str] = (),
    people: Mapping[str, str] | None = None,
) -> Folders:
    """Find the students' folders in a download without the names of any learning management system.

    Parameters
    ----------
    elsewhere
        The course's other assignments.
    people
        The id of each GitHub name.

    Raises
    ------
    ArchiveError
        If nobody can tell whether the one outer folder or the one in it is a student's.
    """
    units = {assignment, *elsewhere}
    works = [one.path for one in contents.entries if one.is_notebook or one.is_archive]
    paths = works or [one.path for one in contents.entries]
    known = {name.casefold(): student for name, student in (people or {}).items()}
    above = _above(paths, units, contents.name)
    around = (
        {path.parts[above - 1] for path in paths if len(path.parts) > above} if above else {contents.name}
    )
    found = _GITHUB.fullmatch(next(iter(around))) if len(around) == 1 else None
    return Folders(above, f"{found['slug']}-" if found else "", known)


def _above(paths: list[PurePosixPath], units: set[str], name: str) -> int:
    tops = {path.parts[0] for path in paths}
    if len(tops) != 1 or any(len(path.parts) < 3 for path in paths):
        return 0
    [top] = tops
    seconds = {path.parts[1] for path in paths}
    if seconds & units:
        # nbgrader's folders of one student: ada/01-small/01-small.ipynb.
        return 0
    thirds = {path.parts[2] for path in paths if len(path.parts) > 3}
    if len(seconds) > 1 or top == name or thirds & units or _GITHUB.fullmatch(top):
        return 1
    [second] = seconds
    raise ArchiveError(
        f"everything lies in {shown(top)}/{shown(second)}, and nobody can tell which of the two names the "
        f"student: put it at STUDENT/ASSIGNMENT/, or straight into the student's folder"
    )


def google_owner(path: PurePosixPath, assignment: str) -> Owner | None:
    """The owner of a copy that Google Classroom made for a student; None for any other file."""
    name, dash, title = path.name.rpartition(" - ")
    stem = PurePosixPath(title).stem.strip().casefold()
    # A copy that was downloaded or submitted again.
    again = re.fullmatch(rf"{re.escape(assignment.casefold())}(?: ?\(\d+\))?", stem)
    name = " ".join(name.split())
    if not dash or again is None or unfit_id(name):
        return None
    return Owner("google", name, name, False, 0, PurePosixPath(title))


def are_googles(contents: Contents, assignment: str) -> bool:
    """Whether a download is a folder of Google Classroom's: all its notebooks beside each other, each with a
    student's name in front.
    """
    works = [one.path for one in contents.entries if one.is_notebook]
    together = len({path.parent for path in works}) == 1
    return together and all(google_owner(path, assignment) is not None for path in works)
