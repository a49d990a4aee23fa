"""Marks from a list: in nbgrader's tables, line by line on the feedback page, and as lasting as others."""

from __future__ import annotations

import pytest
import stub_graders
from small_course import NAME, SmallCourse
from sqlalchemy import text

from autograder.course import Course
from autograder.feedback.write import write_feedback
from autograder.gradebook.database import engine_for
from autograder.gradebook.gradebook import Recorded, results
from autograder.gradebook.marks import Mark, write_marks
from autograder.grading.run import grade_assignment
from autograder.result import RubricLine
from autograder.term import FILE

WHY = "Because two of a thing are the thing and the thing again."
LINES = (
    RubricLine("names $x$ & <b>counting</b>", 1.0, 1.5, "which <i>one</i>?"),
    RubricLine("an example", 0.5, 0.5),
)


@pytest.fixture
def graded(small: SmallCourse) -> SmallCourse:
    for student in ("alice", "bob"):
        small.submit(student, {"written-why": WHY})
    grade(small)
    return small


def grade(small: SmallCourse) -> None:
    grade_assignment(small.course, NAME, pool=stub_graders.InlinePool)


def recorded(small: SmallCourse, student: str = "alice") -> Recorded:
    return results(small.course, NAME)[student]


def mark(small: SmallCourse, points: float = 1.5, **more) -> Mark:
    answer = recorded(small).answers["written-why"]
    return Mark("alice", "written-why", answer, points, "Nearly.", "Ada", LINES, **more)


def test_a_mark_counts_and_has_its_lines(graded: SmallCourse) -> None:
    assert write_marks(graded.course, NAME, [mark(graded)]) == []
    found = recorded(graded)
    exercise = found.result.exercises["written-why"]
    assert (exercise.points, exercise.rubric) == (1.5, list(LINES))
    assert (found.comments, found.markers) == ({"written-why": "Nearly."}, {"written-why": "Ada"})
    assert recorded(graded, "bob").result.exercises["written-why"].points is None
    assert exercise.to_json()["rubric"][0]["comment"] == "which <i>one</i>?"


def test_nbgrader_sees_it(graded: SmallCourse) -> None:
    write_marks(graded.course, NAME, [mark(graded)])
    from nbgrader.api import Gradebook

    with Gradebook(graded.course.database) as book:
        [grade] = [
            g for g in book.find_submission(NAME, "alice").notebooks[0].grades if g.name == "written-why"
        ]
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, False)


def test_a_new_grading_keeps_it_and_another_answer_does_not(graded: SmallCourse) -> None:
    write_marks(graded.course, NAME, [mark(graded)])
    graded.submit("alice", {"written-why": WHY, "double": "def double(x):\n    return x + x"})
    grade(graded)
    assert recorded(graded).result.exercises["written-why"].rubric == list(LINES)
    graded.submit("alice", {"written-why": "Something else."})
    grade(graded)
    exercise = recorded(graded).result.exercises["written-why"]
    assert (exercise.points, exercise.rubric) == (None, [])
    graded.submit("alice", {"written-why": WHY})
    grade(graded)
    exercise = recorded(graded).result.exercises["written-why"]
    assert (exercise.points, exercise.rubric) == (1.5, list(LINES))


def test_a_mark_for_an_answer_that_is_gone_is_not_written(graded: SmallCourse) -> None:
    old = mark(graded)
    graded.submit("alice", {"written-why": "Something else."})
    grade(graded)
    assert write_marks(graded.course, NAME, [old]) == [old]
    assert recorded(graded).result.exercises["written-why"].points is None


def test_a_mark_that_was_changed_in_formgrader_has_no_lines(graded: SmallCourse) -> None:
    write_marks(graded.course, NAME, [mark(graded)])
    engine = engine_for(graded.course)
    with engine.begin() as connection:
        connection.execute(text("UPDATE grade SET manual_score = 2 WHERE manual_score = 1.5"))
    engine.dispose()
    found = recorded(graded)
    assert (found.result.exercises["written-why"].points, found.markers) == (2, {})
    assert found.result.exercises["written-why"].rubric == []


def test_other_points_scale_the_lines(graded: SmallCourse) -> None:
    write_marks(graded.course, NAME, [mark(graded)])
    (graded.root / FILE).write_text("[assignments.01]\npoints = { written-why = 4 }\n")
    exercise = recorded(graded).result.exercises["written-why"]
    assert [(line.points, line.max_points) for line in exercise.rubric] == [(2, 3), (1, 1)]
    assert (exercise.points, exercise.max_points) == (3, 4)


@pytest.mark.usefixtures("inline_pages")
def test_the_student_reads_the_lines(graded: SmallCourse) -> None:
    write_marks(graded.course, NAME, [mark(graded)])
    [page] = write_feedback(graded.course, NAME, ["alice"])
    shown = page.read_text(encoding="utf-8")
    assert shown.count('class="rubric"') == 2, "in the table and beside the answer"
    assert '<td class="points">1<span class="of"> / 1.5</span></td>' in shown
    assert "<math" in shown
    assert "which &lt;i&gt;one&lt;/i&gt;?" in shown
    [page] = write_feedback(graded.course, NAME, ["bob"])
    assert "counting" not in page.read_text(encoding="utf-8"), "nobody has marked this one by the rubric"


def test_the_gradebook_is_backed_up_first(graded: SmallCourse) -> None:
    course: Course = graded.course
    before = set((course.work / "backups").glob("*")) if (course.work / "backups").is_dir() else set()
    write_marks(course, NAME, [mark(graded)])
    assert set((course.work / "backups").glob("*")) - before
