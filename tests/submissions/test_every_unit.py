"""What is audited of every unit beside its samples: solution, release, spoiled arguments, a few mutants.

A unit's tests go to the process that grades its samples, which has the unit's sandbox warm.
"""

from __future__ import annotations

import functools
import warnings
from pathlib import Path

import pytest

from autograder.authoring.audit_cases import Case, Row, cases_of
from autograder.authoring.generated import generated_cases
from autograder.course import Course
from autograder.grading.submission import Settings, grade
from autograder.notebook import Role

pytestmark = [pytest.mark.slow, pytest.mark.sandbox]

COURSE = Course.at(Path(__file__).resolve().parents[2])
every_unit = pytest.mark.parametrize("name", COURSE.assignment_names())


@functools.cache
def _cases(name: str) -> list[Case]:
    found, errors = cases_of(COURSE, name)
    assert errors == []
    return found


def _row(case: Case) -> Row:
    # What a wrong answer makes a test cell warn of is no news.
    with warnings.catch_warnings(record=True):
        return case.judge(grade(case.task(0, Settings())))


@every_unit
@pytest.mark.parametrize("label", ["reference", "blank"])
def test_the_solution_gets_full_marks_and_the_release_none(name: str, label: str) -> None:
    [case] = [case for case in _cases(name) if case.label == label]
    assert _row(case).surprises == ()


@every_unit
def test_spoiled_arguments_earn_nothing(name: str) -> None:
    spoiled = [case for case in _cases(name) if case.label.startswith("spoiled/")]
    exercises = [cell.exercise for cell in _cases(name)[0].assignment.cells if cell.role is Role.TEST]
    assert [case.sample.loses for case in spoiled if case.sample] == [(name,) for name in exercises]
    surprises = {case.label: _row(case).surprises for case in spoiled}
    assert {label: told for label, told in surprises.items() if told} == {}


@every_unit
def test_a_few_mutants_of_each_solution_are_killed(name: str) -> None:
    """A sample of what `autograder audit --mutants` grades every night."""
    cases, complaints = generated_cases(["mutants"], count=4, seed=3)(COURSE, name)
    assert complaints == [], "the list of equivalent edits fits the solution"
    changed = [case for case in cases if not case.label.startswith("whole/")]
    rows = [_row(case) for case in changed]
    assert [f"{row.label}: {text}" for row in rows for text in row.surprises] == []
    assert len(rows) == 4
