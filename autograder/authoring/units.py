"""Which units students get: a lecture, an assignment, or both, by name or by number."""

from __future__ import annotations

import dataclasses
import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from ..course import Course, CourseError

_NUMBER = re.compile(r"(\d+)([a-z]?)")


@dataclasses.dataclass(frozen=True)
class Unit:
    """A lecture with its assignment; either may be missing.

    Attributes
    ----------
    name
        As in ``lectures/NAME.ipynb`` and ``assignments/NAME/NAME.ipynb``.
    lecture, assignment
        The notebooks, as students get them.
    """

    name: str
    lecture: Path | None
    assignment: Path | None


def units(course: Course, chosen: Iterable[str] | None = None) -> list[Unit]:
    """The units of a course that students get, in order.

    Parameters
    ----------
    chosen
        Names or numbers; all by default. A number stands for all that belongs to its unit, a bonus lecture
        ``05b-NAME`` as well, whose own number is ``05b``.

    Raises
    ------
    CourseError
        If nothing has such a name, or an assignment among them has not been released.
    """
    lectures = {path.stem: path for path in (course.root / "lectures").glob("*.ipynb")}
    assignments = course.assignment_names()
    names = sorted({*lectures, *assignments})
    wanted = names if chosen is None else sorted({name for one in chosen for name in _meant(one, names)})
    released = {name: course.assignments / name / f"{name}.ipynb" for name in wanted if name in assignments}
    if missing := [name for name, path in released.items() if not path.is_file()]:
        raise CourseError(f"{', '.join(missing)} not released: run `autograder release` first")
    return [Unit(name, lectures.get(name), released.get(name)) for name in wanted]


def _meant(said: str, names: list[str]) -> list[str]:
    if said in names:
        return [said]
    number = _NUMBER.fullmatch(said)
    if number is not None:
        digits, letter = number[1].zfill(2), number[2]
        of_unit = re.compile(rf"{digits}{letter or '[a-z]?'}-")
        if meant := [name for name in names if of_unit.match(name)]:
            return meant
    near = difflib.get_close_matches(said, names, n=1, cutoff=0.3)
    raise CourseError(
        f"no unit {said!r}: {f'did you mean {near[0]}?' if near else 'there are ' + ', '.join(names)}"
    )
