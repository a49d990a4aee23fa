"""The self-audit of this course: every sample submission gets the marks and the message that it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.audit import audit
from autograder.course import Course

pytestmark = [pytest.mark.slow, pytest.mark.sandbox]

COURSE = Course.at(Path(__file__).resolve().parents[2])


def test_there_are_assignments() -> None:
    assert COURSE.assignment_names()


@pytest.mark.parametrize("name", COURSE.assignment_names())
def test_no_sample_submission_surprises(name: str) -> None:
    report = audit(COURSE, [name])
    assert report.surprises == []
    assert report.ok
