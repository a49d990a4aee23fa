"""Gradescope's export of submissions: a folder each, and one file that says whose they are.

*Download Submissions* of a programming assignment packs ``assignment_1234_export/submission_66374061/…`` with
``submission_metadata.yml`` beside the folders (keys and values as public programs read them): for each folder
``:submitters:``, with ``:name:``, ``:sid:`` (the student number, may be missing) and ``:email:``,
``:created_at:``, and ``:history:`` of earlier submissions, whose files are not in the export.
"""

from __future__ import annotations

import dataclasses
import datetime
import typing
from pathlib import PurePosixPath

import yaml

from ..text import one_line
from .filenames import Owner
from .paths import ArchiveError, shown, unfit_id
from .zips import Contents

METADATA = "submission_metadata.yml"
#: It also holds the results of Gradescope's own autograder.
MAX_METADATA_BYTES = 100_000_000


@dataclasses.dataclass(frozen=True)
class Submitter:
    """One of those who submitted a folder: a group's work is everybody's of the group."""

    student: str
    name: str
    email: str
    at: datetime.datetime | None


class GradescopeExport:
    """What the metadata of an export say.

    Parameters
    ----------
    root
        The folder in which the submissions lie.
    submitters
        By the submission's folder.
    """

    def __init__(self, root: PurePosixPath, submitters: dict[str, list[Submitter]]) -> None:
        self.root = root
        self.submitters = submitters

    def owners(self, path: PurePosixPath) -> list[Owner]:
        """Whose a file is; empty for one beside the folders.

        Raises
        ------
        ArchiveError
            If the metadata do not know its folder.
        """
        if not path.is_relative_to(self.root):
            return []
        parts = path.relative_to(self.root).parts
        if len(parts) < 2:
            return []
        if parts[0] not in self.submitters:
            raise ArchiveError(f"{shown(path)} is of nobody that {METADATA} names: collect it by hand")
        inside = PurePosixPath(*parts[1:])
        found = []
        for one in self.submitters[parts[0]]:
            if why := unfit_id(one.student):
                raise ArchiveError(f"{shown(path)}: {one.student!r} cannot be a student's id, {why}")
            number = 0 if one.at is None else int(one.at.replace(tzinfo=datetime.UTC).timestamp())
            found.append(Owner("gradescope", one.student, one.name, False, number, inside, one.at))
        return found


def read_export(contents: Contents) -> GradescopeExport | None:
    """The metadata of a Gradescope export; None in any other download.

    Raises
    ------
    ArchiveError
        If there are metadata that cannot be read.
    """
    found = [one for one in contents.entries if one.path.name == METADATA]
    if not found:
        return None
    # One that a student submitted lies deeper.
    entry = min(found, key=lambda one: len(one.path.parts))
    try:
        said = yaml.load(entry.read(MAX_METADATA_BYTES), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ArchiveError(f"{shown(entry.path)} cannot be read ({one_line(str(error))[:200]})") from None
    if not isinstance(said, dict):
        raise ArchiveError(f"{shown(entry.path)} does not say whose the submissions are: export them again")
    submitters = {str(folder): _submitters(one) for folder, one in said.items() if isinstance(one, dict)}
    return GradescopeExport(entry.path.parent, submitters)


def _submitters(said: dict[typing.Any, typing.Any]) -> list[Submitter]:
    at = said.get(":created_at")
    if isinstance(at, datetime.datetime):
        at = at if at.tzinfo is None else at.astimezone(datetime.UTC).replace(tzinfo=None)
    else:
        at = None
    people = said.get(":submitters")
    found = []
    for one in people if isinstance(people, list) else []:
        if isinstance(one, dict):
            name, number, email = (_text(one.get(key)) for key in (":name", ":sid", ":email"))
            if student := number or email or name:
                found.append(Submitter(student, name, email, at))
    return found


def _text(value: object) -> str:
    return "" if value is None else one_line(str(value))
