"""A download, student by student."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

from ..text import explain
from .choice import Sorted, choose
from .filenames import Owner
from .layout import find_layout
from .paths import ArchiveError, shown
from .zips import Contents, Entry


def sort_out(
    contents: Contents,
    assignment: str,
    elsewhere: Collection[str] = (),
    people: Mapping[str, str] | None = None,
) -> Sorted:
    """Decide for each student which notebook counts.

    The notebook that bears the assignment's name does, the newest if there are several; else the only one.

    Parameters
    ----------
    elsewhere
        The course's other assignments: their folders and notebooks are passed over.
    people
        The id of each GitHub name.

    Raises
    ------
    ArchiveError
        If nobody can tell who the students are.
    """
    done = Sorted(refused=list(contents.refused.values()))
    files: dict[str, list[tuple[Owner, Entry]]] = {}
    layout = find_layout(contents, assignment, elsewhere, people)
    for entry in contents.entries:
        try:
            owners = layout.owners(entry)
        except ArchiveError as error:
            done.refused.append(str(error))
            continue
        except Exception as error:
            # One odd name must not cost the others.
            done.refused.append(f"{shown(entry.path)} cannot be understood ({explain(error)})")
            continue
        if not owners:
            if entry.is_notebook or entry.is_archive:
                done.refused.append(
                    f"{shown(entry.path)} does not say whose it is: names from Canvas "
                    "(doejane_1001_5551_file.ipynb), from Moodle (Jane Doe_2001_assignsubmission_file/), "
                    "from Brightspace, Blackboard or Gradescope, or a folder for each student do"
                )
            else:
                done.others += 1
            continue
        for owner in owners:
            files.setdefault(owner.student, []).append((owner, entry))
    _refuse_lookalikes(files, done)
    times_tell = contents.times_tell()
    for student, mine in sorted(files.items()):
        try:
            mine = _last_attempt(_of_assignment(mine, assignment, elsewhere))
            if mine:
                done.submitted[student] = choose(student, mine, assignment, elsewhere, times_tell, done)
        except ArchiveError as error:
            done.refused.append(str(error))
        except Exception as error:
            # One student's files must not cost the others.
            done.refused.append(f"{shown(student)}: what was submitted cannot be read ({explain(error)})")
    return done


def _refuse_lookalikes(files: dict[str, list[tuple[Owner, Entry]]], done: Sorted) -> None:
    """Take out ids under which two people appear, and ids that a file system may take for the same."""
    for student, mine in list(files.items()):
        names = sorted({owner.name for owner, _ in mine})
        sources = {owner.lms for owner, _ in mine}
        if len(names) > 1 or len(sources) > 1:
            first = ", ".join(shown(entry.path) for _, entry in mine[:4])
            done.refused.append(
                f"student {student} is there twice, under different names ({first}): keep one of them"
            )
            del files[student]
    alike: dict[str, list[str]] = {}
    for student in files:
        alike.setdefault(unicodedata.normalize("NFKC", student).casefold(), []).append(student)
    for same in alike.values():
        if len(same) > 1:
            done.refused.append(
                f"students {', '.join(map(shown, same))} differ in case or spelling only: rename all but one"
            )
            for student in same:
                del files[student]


def _of_assignment(
    mine: list[tuple[Owner, Entry]], assignment: str, elsewhere: Collection[str]
) -> list[tuple[Owner, Entry]]:
    """Of a student's plain folder, what belongs to the assignment: nbgrader's folder of that name, if any."""
    if mine[0][0].lms:
        return mine
    own = [found for found in mine if found[0].inside.parts[0] == assignment]
    return own or [found for found in mine if found[0].inside.parts[0] not in elsewhere]


def _last_attempt(mine: list[tuple[Owner, Entry]]) -> list[tuple[Owner, Entry]]:
    """Where a student submits as often as they like, what was submitted last, if there is any work in it."""
    works = [owner.number for owner, entry in mine if entry.is_notebook or entry.is_archive]
    if not works or not mine[0][0].of_an_attempt:
        return mine
    return [(owner, entry) for owner, entry in mine if owner.number == max(works)]
