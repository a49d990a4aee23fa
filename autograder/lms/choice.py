"""Which of a student's files counts: the one for the assignment, the newest, the only one."""

from __future__ import annotations

import dataclasses
import datetime
import re
import unicodedata
from collections.abc import Collection

from ..notebook_file import MAX_FILE_BYTES
from .archives import unpack
from .filenames import Owner
from .paths import ArchiveError, shown
from .zips import Budget, Entry

#: What Canvas and browsers append to a file that is submitted, or saved, again.
_AGAIN = re.compile(
    r"(?:-(?P<dash>\d{1,3})|-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}| ?\((?P<paren>\d{1,3})\))\Z"
)


@dataclasses.dataclass
class Chosen:
    """What one student submitted.

    Attributes
    ----------
    notebook
        The content that counts.
    source
        Its path in the download.
    at
        When it was submitted, UTC, as far as the learning management system tells.
    """

    student: str
    name: str
    lms: str
    late: bool
    number: int
    source: str
    notebook: bytes = dataclasses.field(repr=False)
    at: datetime.datetime | None = None


@dataclasses.dataclass
class Sorted:
    """A download, student by student.

    Attributes
    ----------
    refused
        One line for everything that was left out and should not be forgotten.
    others
        How many files are nobody's notebook and were passed over.
    """

    submitted: dict[str, Chosen] = dataclasses.field(default_factory=dict)
    refused: list[str] = dataclasses.field(default_factory=list)
    others: int = 0


def choose(
    student: str,
    mine: list[tuple[Owner, Entry]],
    assignment: str,
    elsewhere: Collection[str],
    times_tell: bool,
    done: Sorted,
) -> Chosen:
    """Which of one student's files counts.

    Parameters
    ----------
    mine
        The files, each with what its path says of its owner.
    times_tell
        Whether the files' own times say when they were submitted.
    done
        Takes what is refused and how many files are passed over.

    Raises
    ------
    ArchiveError
        If that is not clear; the message says what is there.
    """
    who = _who(student, mine[0][0].name)
    budget = Budget()
    notebooks: list[tuple[Owner, Entry]] = []
    troubles: list[str] = []
    for owner, entry in mine:
        if entry.is_notebook:
            notebooks.append((owner, entry))
        elif entry.is_archive:
            try:
                inner, refused = unpack(entry, budget)
            except ArchiveError as error:
                troubles.append(str(error))
                continue
            troubles += refused.values()
            notebooks += [
                (dataclasses.replace(owner, inside=one.path), one) for one in inner if one.is_notebook
            ]
            done.others += sum(not one.is_notebook for one in inner)
        else:
            done.others += 1
    best = _best(notebooks, assignment)
    wrong = {_plain(name) for name in elsewhere}
    if best and all(_plain(_without_suffix(owner.inside.stem)[0]) in wrong for owner, _ in best):
        there = ", ".join(shown(owner.inside) for owner, _ in best[:5])
        raise ArchiveError(f"{who} submitted {there}, another assignment: ask for {assignment}.ipynb")
    if len(best) != 1:
        best = _same_content(best)
    if len(best) != 1:
        raise ArchiveError(_no_choice(who, assignment, notebooks, best, mine, troubles))
    done.refused += [f"{who}: {trouble}" for trouble in troubles]
    owner, entry = best[0]
    try:
        content = entry.read(MAX_FILE_BYTES)
    except ArchiveError as error:
        raise ArchiveError(f"{who}: {error}") from None
    at = owner.at or entry.modified
    # An archive's time is the LMS's word, its files' times are the student's.
    for _, outer in mine:
        if at is None and outer.is_archive and entry.path.is_relative_to(outer.path):
            at = outer.modified
    return Chosen(
        student=student,
        name=owner.name,
        lms=owner.lms,
        late=owner.late,
        number=owner.number,
        source=str(entry.path),
        notebook=content,
        # The files of a plain folder are the students' own, their times and any timestamp.txt included.
        at=owner.at or (at if times_tell and owner.lms else None),
    )


def _who(student: str, name: str) -> str:
    return f"{shown(student)} ({shown(name)})" if name else shown(student)


def _best(notebooks: list[tuple[Owner, Entry]], assignment: str) -> list[tuple[Owner, Entry]]:
    """The notebooks that nothing tells apart any more: one, when the choice is clear."""
    wanted = _plain(assignment)
    named = [found for found in notebooks if _plain(found[0].inside.stem) == wanted]
    again = [found for found in notebooks if _plain(_without_suffix(found[0].inside.stem)[0]) == wanted]
    # Canvas counts: `NAME-1` with a higher number is the newer.
    if any(owner.number for owner, _ in again):
        named = again
    candidates = named or again or notebooks
    if len({_plain(_without_suffix(owner.inside.stem)[0]) for owner, _ in candidates}) > 1:
        return candidates
    if len({entry.path.parent for _, entry in candidates}) > 1 and not any(o.number for o, _ in candidates):
        # In different folders: their suffixes tell nothing.
        return candidates
    ranks = [(owner.number, _without_suffix(owner.inside.stem)[1]) for owner, _ in candidates]
    return [found for found, rank in zip(candidates, ranks, strict=True) if rank == max(ranks)]


def _plain(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).strip().casefold()


def _without_suffix(stem: str) -> tuple[str, int]:
    """A file's name without what Canvas or a browser appended, and which copy that makes it."""
    found = _AGAIN.search(stem)
    if found is None:
        return stem, 0
    return stem[: found.start()], int(found["dash"] or found["paren"] or 1_000)


def _same_content(found: list[tuple[Owner, Entry]]) -> list[tuple[Owner, Entry]]:
    """One of several notebooks that are the same; otherwise all of them."""
    if not 1 < len(found) <= 10:
        return found
    try:
        different = {entry.read(MAX_FILE_BYTES) for _, entry in found}
    except ArchiveError:
        return found
    return found[:1] if len(different) == 1 else found


def _no_choice(
    who: str,
    assignment: str,
    notebooks: list[tuple[Owner, Entry]],
    best: list[tuple[Owner, Entry]],
    mine: list[tuple[Owner, Entry]],
    troubles: list[str],
) -> str:
    if best:
        several = ", ".join(shown(owner.inside) for owner, _ in best[:5]) + (", …" if len(best) > 5 else "")
        same = all(_plain(_without_suffix(o.inside.stem)[0]) == _plain(assignment) for o, _ in best)
        why = f"are called {assignment}.ipynb" if same else f"none is called {assignment}.ipynb"
        return f"{who} submitted {len(notebooks)} notebooks and {why}: {several}; ask which one counts"
    if troubles:
        return f"{who}: {'; '.join(troubles)}"
    there = ", ".join(shown(owner.inside) for owner, _ in mine[:5]) + (", …" if len(mine) > 5 else "")
    return f"{who} submitted no notebook, but {there}: ask for {assignment}.ipynb"
