"""Which door a download came through, and whose each of its files is."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping

from .filenames import Owner, blackboard_attempt, blackboard_person, lms_owner
from .folders import Folders, are_googles, find_folders, google_owner
from .gradescope_export import GradescopeExport, read_export
from .paths import ArchiveError
from .zips import Contents, Entry

#: Of the text file that Blackboard puts beside an attempt; a student's comment is in it, further down.
MAX_TEXT_BYTES = 1_000_000


@dataclasses.dataclass(frozen=True)
class Layout:
    """How a download says whose its files are.

    Attributes
    ----------
    export
        Gradescope's, if it is one.
    folders
        Plain folders, if there are no names of a learning management system.
    blackboard
        User name and name of whoever made an attempt in Blackboard.
    """

    assignment: str
    export: GradescopeExport | None = None
    folders: Folders | None = None
    google: bool = False
    blackboard: Mapping[str, tuple[str, str]] = dataclasses.field(default_factory=dict)

    def owners(self, entry: Entry) -> list[Owner]:
        """Whose a file is: of several for a group's, of nobody for a file beside the submissions.

        Raises
        ------
        ArchiveError
            If that cannot be told.
        """
        path = entry.path
        if self.export is not None:
            return self.export.owners(path)
        if self.google:
            owner = google_owner(path, self.assignment) if entry.is_notebook else None
        elif self.folders is not None:
            owner = self.folders.owner(path)
        else:
            owner = lms_owner(path)
        if owner is None:
            return []
        if owner.lms == "blackboard" and (attempt := blackboard_attempt(path)) in self.blackboard:
            student, name = self.blackboard[attempt or ""]
            owner = dataclasses.replace(owner, student=student, name=name)
        return [owner]


def find_layout(
    contents: Contents,
    assignment: str,
    elsewhere: Collection[str] = (),
    people: Mapping[str, str] | None = None,
) -> Layout:
    """Look at a whole download for how it says whose its files are.

    Parameters
    ----------
    elsewhere
        The course's other assignments.
    people
        The id of each GitHub name.

    Raises
    ------
    ArchiveError
        If nobody can tell who the students are.
    """
    export = read_export(contents)
    if export is not None:
        return Layout(assignment, export)
    if any(_is_named(entry) for entry in contents.entries):
        return Layout(assignment, blackboard=_blackboard_people(contents))
    if are_googles(contents, assignment):
        return Layout(assignment, google=True)
    return Layout(assignment, folders=find_folders(contents, assignment, elsewhere, people))


def _is_named(entry: Entry) -> bool:
    try:
        return lms_owner(entry.path) is not None
    except ArchiveError:
        # A name of Moodle's without a number.
        return True
    except Exception:
        # One odd name; it is refused when its turn comes.
        return False


def _blackboard_people(contents: Contents) -> dict[str, tuple[str, str]]:
    found = {}
    for entry in contents.entries:
        attempt = blackboard_attempt(entry.path)
        if attempt is None or entry.path.name != f"{attempt}.txt":
            continue
        try:
            text = entry.read(MAX_TEXT_BYTES).decode("utf-8", "replace")
        except ArchiveError:
            continue
        if person := blackboard_person(attempt, text.removeprefix("\ufeff")):
            found[attempt] = person
    return found
