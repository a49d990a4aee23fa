"""The self-audit of this course: what is audited beside the samples, each of which is a test of its own.

`tests/submissions/conftest.py` collects those.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.audit_cases import Case, cases_of, too_few_wrong
from autograder.course import Course
from autograder.grading.submission import Settings, grade

COURSE = Course.at(Path(__file__).resolve().parents[3])
NAMES = COURSE.assignment_names()


@pytest.fixture(params=NAMES)
def cases(request: pytest.FixtureRequest) -> list[Case]:
    """What an audit grades of one assignment."""
    found, errors = cases_of(COURSE, request.param)
    assert errors == []
    return found


def test_there_are_assignments() -> None:
    assert NAMES


def test_every_exercise_has_enough_wrong_samples(cases: list[Case]) -> None:
    assert too_few_wrong(cases) == []


@pytest.mark.slow
@pytest.mark.sandbox
@pytest.mark.parametrize("label", ["reference", "blank"])
def test_the_solution_gets_full_marks_and_the_release_none(cases: list[Case], label: str) -> None:
    [case] = [case for case in cases if case.label == label]
    row = case.judge(grade(case.task(0, Settings())))
    assert row.surprises == ()
