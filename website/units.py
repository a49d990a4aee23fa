"""The units of the course, as the folders `lectures/` and `assignments/` have them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import nbformat


@dataclass(frozen=True)
class Unit:
    """A lecture, and its assignment if it has one.

    Attributes
    ----------
    name : str
        ``"05-skip-gram"``, the name of the lecture's file.
    title, question : str
        The lecture's heading and the sentence that it opens with.
    minutes : int
        How long it takes to read.
    goals : tuple of str
        What a student can do afterwards, in Markdown.
    lecture : Path
    assignment : Path or None
    """

    name: str
    title: str
    question: str
    minutes: int
    goals: tuple[str, ...]
    lecture: Path
    assignment: Path | None

    @property
    def number(self) -> str:
        """``"05"``, or ``"05b"`` for what belongs to the week of unit 05."""
        return self.name.partition("-")[0]

    @property
    def week(self) -> int:
        """The week of the course: the number without a letter behind it."""
        return int(re.match(r"\d+", self.number)[0])


class UnitError(Exception):
    """A lecture whose first cell does not say what the site needs; the message names it."""


def read_units(root: Path, names: tuple[str, ...] = ()) -> list[Unit]:
    """Read the units in their order.

    Parameters
    ----------
    root : Path
        The course's folder.
    names : tuple of str
        Only these; all by default.

    Raises
    ------
    UnitError
        If a name is no lecture, or a lecture's first cell lacks heading, sentence, minutes or goals.
    """
    lectures = sorted((root / "lectures").glob("*.ipynb"), key=lambda path: path.stem.partition("-")[0])
    if unknown := set(names) - {path.stem for path in lectures}:
        raise UnitError(f"{', '.join(sorted(unknown))}: no such lecture in {root / 'lectures'}")
    return [_read(root, path) for path in lectures if not names or path.stem in names]


def _read(root: Path, lecture: Path) -> Unit:
    first = nbformat.read(lecture, as_version=4).cells[0].source
    title = re.match(r"# \S+ · (.+)", first)
    question = re.search(r"(?m)^\*(.+?)\*", first)
    minutes = re.search(r"(\d+) minutes", first)
    goals = re.findall(r"(?m)^- (.+(?:\n  .+)*)", first)
    if not (title and question and minutes and goals):
        raise UnitError(
            f"{lecture.name}: its first cell needs '# NUMBER · TITLE', '*the sentence*', "
            "'About N minutes' and a list of what a student can do afterwards"
        )
    assignment = root / "assignments" / lecture.stem / f"{lecture.stem}.ipynb"
    return Unit(
        name=lecture.stem,
        title=title[1],
        question=question[1],
        minutes=int(minutes[1]),
        goals=tuple(" ".join(goal.split()).rstrip(";.") for goal in goals),
        lecture=lecture,
        assignment=assignment if assignment.is_file() else None,
    )
