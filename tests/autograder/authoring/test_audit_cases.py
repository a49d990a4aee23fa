"""What an audit of this course grades; `tests/submissions/` grades it."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.audit_cases import Case, cases_of, too_few_wrong
from autograder.authoring.generated import generated_cases
from autograder.course import Course

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


@pytest.mark.parametrize("name", NAMES)
def test_every_lazy_training_that_is_listed_as_free_exists(name: str) -> None:
    assert generated_cases(["lazy"])(COURSE, name)[1] == []
