"""The whole term at a glance."""

from __future__ import annotations

import datetime
import json

import pytest
from small_course import NAME, Autograder, SmallCourse, small_solution
from stub_graders import WRONG_DOUBLE, InlinePool

from autograder.course import CourseError
from autograder.gradebook.people import Person, remember
from autograder.grading.run import grade_assignment
from autograder.receipt import write_time
from autograder.report.status import students_of, term_status
from autograder.term import FILE


@pytest.fixture
def term(small: SmallCourse) -> SmallCourse:
    """Two assignments: the first graded but for a newcomer, the second submitted by one."""
    small.write_solution(small_solution(), "02-more")
    small.write_solution(small_solution(), "03-nobody")
    (small.root / FILE).write_text("timezone = 'UTC'\n[assignments.01]\ndue = 2026-11-02 23:59:00\n")
    for student in ("alice", "bob", "carl"):
        small.submit(student)
    at = write_time(datetime.datetime(2026, 11, 3, 1))
    (small.course.submitted / "bob" / NAME / "timestamp.txt").write_text(at)
    remember(small.course, {"alice": Person("Alice", "Doe")})
    grade_assignment(small.course, NAME, pool=InlinePool)
    small.submit("carl", WRONG_DOUBLE)
    small.submit("dora")
    folder = small.course.submitted / "alice" / "02-more"
    folder.mkdir()
    (folder / "02-more.ipynb").write_text("{}")
    return small


def test_who_stands_where(term: SmallCourse) -> None:
    first, second = term_status(term.course)
    assert (first.name, second.name) == (NAME, "02-more")
    assert first.due == datetime.datetime(2026, 11, 2, 23, 59)
    assert {student: one.words for student, one in first.standings.items()} == {
        "alice": ["to mark"],
        "bob": ["to mark", "late"],
        "carl": ["out of date", "to mark"],
        "dora": ["to grade"],
    }
    assert (first.submitted, first.graded, first.median, first.count("to mark")) == (4, 3, 3.0, 3)
    assert (second.submitted, second.graded, second.median) == (1, 0, None)
    assert second.standings["bob"].words == []
    assert students_of([first, second]) == {"alice": "Alice Doe", "bob": "", "carl": "", "dora": ""}
    [asked] = term_status(term.course, ["03-nobody"])
    assert asked.submitted == 0
    with pytest.raises(CourseError, match="unknown assignment"):
        term_status(term.course, ["04-no"])


def test_command(term: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("status", "--json", "status.json")
    assert code == 0
    lines = [" ".join(line.split()) for line in out.replace("│", " ").splitlines()]
    assert any(line.startswith("01-small 2026-11-02 23:59 4 of 4 3 1 1 3 1 3") for line in lines)
    assert any(line.startswith("alice Alice Doe 3/3 to mark to grade") for line in lines)
    assert any(line.startswith("dora to grade –") for line in lines)
    said = json.loads((term.root / "status.json").read_text())
    assert said[NAME]["due"] == "2026-11-02T23:59:00Z"
    assert said[NAME]["students"]["bob"] == {
        "submitted": True,
        "score": 3.0,
        "max_score": 3.0,
        "status": "graded",
        "stale": "",
        "to_mark": 1,
        "late_seconds": 3660.0,
    }


def test_before_the_term(small: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("status")
    assert code == 0
    assert "nobody has submitted anything yet" in out
