"""Which units a name or a number means."""

from __future__ import annotations

import pytest
from small_course import NAME, SmallCourse

from autograder.authoring.units import units
from autograder.course import CourseError


def test_a_lecture_alone_and_an_assignment_alone_are_units(small: SmallCourse) -> None:
    (small.root / "lectures").mkdir()
    lecture = small.root / "lectures" / "02-lecture.ipynb"
    lecture.write_text("{}")
    with pytest.raises(CourseError, match=rf"{NAME} not released"):
        units(small.course)
    assert [unit.name for unit in units(small.course, ["2"])] == ["02-lecture"], (
        "what is not asked for may wait"
    )
    released = small.root / "assignments" / NAME / f"{NAME}.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text("{}")
    first, second = units(small.course)
    assert (first.name, first.lecture, first.assignment) == (NAME, None, released)
    assert (second.lecture, second.assignment) == (lecture, None)


def test_who_is_not_there_is_said(small: SmallCourse) -> None:
    for said, told in (("3", "there are 01-small"), ("01-smal", "did you mean 01-small")):
        with pytest.raises(CourseError, match=told):
            units(small.course, [said])
