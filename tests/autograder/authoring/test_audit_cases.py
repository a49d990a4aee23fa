"""The self-audit of this course: what is audited beside the samples, each of which is a test of its own.

`tests/submissions/conftest.py` collects those.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.audit_cases import Case, cases_of, too_few_wrong
from autograder.authoring.generated import generated_cases
from autograder.course import Course
from autograder.grading.submission import Settings, grade
from autograder.notebook import Role

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


@pytest.mark.slow
@pytest.mark.sandbox
def test_spoiled_arguments_earn_nothing(cases: list[Case]) -> None:
    spoiled = [case for case in cases if case.label.startswith("spoiled/")]
    exercises = [cell.exercise for cell in cases[0].assignment.cells if cell.role is Role.TEST]
    assert [case.sample.loses for case in spoiled if case.sample] == [(name,) for name in exercises]
    surprises = {case.label: case.judge(grade(case.task(0, Settings()))).surprises for case in spoiled}
    assert {label: told for label, told in surprises.items() if told} == {}


@pytest.mark.slow
@pytest.mark.sandbox
@pytest.mark.parametrize("name", NAMES)
def test_a_few_mutants_of_each_solution_are_killed(name: str) -> None:
    """A sample of what `autograder audit --mutants` grades every night."""
    cases, complaints = generated_cases(["mutants"], count=4, seed=3)(COURSE, name)
    assert complaints == [], "the list of equivalent edits fits the solution"
    changed = [case for case in cases if not case.label.startswith("whole/")]
    rows = [case.judge(grade(case.task(0, Settings()))) for case in changed]
    assert [f"{row.label}: {text}" for row in rows for text in row.surprises] == []
    assert len(rows) == 4


@pytest.mark.parametrize("name", NAMES)
def test_every_lazy_training_that_is_listed_as_free_exists(name: str) -> None:
    assert generated_cases(["lazy"])(COURSE, name)[1] == []
