"""Which grades are out of date, and what to do about it."""

from __future__ import annotations

import json
import sqlite3

import stub_graders
from small_course import NAME, SmallCourse, small_solution

from autograder.gradebook.gradebook import results
from autograder.grading.freshness import CHANGED, GONE, NEWER, UNKNOWN, stale, stale_lines
from autograder.grading.run import grade_assignment
from autograder.notebook import load_assignment


def grade(small: SmallCourse, **options) -> None:
    grade_assignment(small.course, NAME, pool=stub_graders.InlinePool, **options)


def found(small: SmallCourse) -> dict[str, str]:
    assignment = load_assignment(small.course.solution(NAME), NAME)
    return stale(small.course, assignment, results(small.course, NAME))


def test_what_was_just_graded_is_up_to_date(small: SmallCourse) -> None:
    small.submit("alice")
    small.submit_raw("broken", b"{")
    small.submit_raw("misnamed", b"{}", "other.ipynb")
    (small.course.submitted / "eve").mkdir()
    grade(small, missing_as_zero=True)
    assert found(small) == {}


def test_a_newer_file_a_lost_one_and_a_changed_assignment(small: SmallCourse) -> None:
    for student in ("alice", "bob", "carl"):
        small.submit(student)
    grade(small)
    small.submit("alice", {"double": "def double(x): return 2 * x"})
    small.submit_raw("bob", b"{}").unlink()
    (small.course.submitted / "bob" / NAME).rmdir()
    assert found(small) == {"alice": NEWER, "bob": GONE}
    cells = small_solution()
    cells[1]["source"] = "import math, cmath"
    small.write_solution(cells)
    assert found(small) == dict.fromkeys(["alice", "bob", "carl"], CHANGED)
    small.submit("bob")
    grade(small)
    assert found(small) == {}


def test_grades_of_an_earlier_version(small: SmallCourse) -> None:
    small.submit("alice")
    grade(small)
    with sqlite3.connect(small.course.gradebook_file) as book:
        (packed,) = book.execute("SELECT result FROM autograder_results").fetchone()
        plain = {
            key: value for key, value in json.loads(packed).items() if key not in ("tests", "submission")
        }
        book.execute("UPDATE autograder_results SET result = ?", [json.dumps(plain)])
    assert found(small) == {"alice": UNKNOWN}


def test_each_reason_has_a_line_with_the_remedy() -> None:
    changed, gone = stale_lines("01", {"bob": CHANGED, "ada": CHANGED, "eve": GONE})
    assert changed.endswith("the assignment has changed since: ada, bob; run `autograder grade 01` first")
    assert gone.startswith("01: 1 grade out of date, what was submitted is gone: eve; run `autograder forget")
