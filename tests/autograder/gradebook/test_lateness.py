"""Lateness and what counts: by the rules of the term, by nbgrader's, and without grading anything again."""

from __future__ import annotations

import datetime

import pytest
import sqlalchemy
from nbgrader import api
from small_course import NAME, Autograder, SmallCourse
from stub_graders import InlinePool

from autograder.course import CourseError
from autograder.gradebook.gradebook import results
from autograder.gradebook.tables import ASSIGNMENT, GRADE, SUBMITTED_ASSIGNMENT
from autograder.grading.run import Run, grade_assignment
from autograder.lms.grades import read_grades
from autograder.nbgrader_support.late import TermPolicy
from autograder.receipt import write_time
from autograder.result import SubmissionResult
from autograder.term import FILE

DUE = datetime.datetime(2026, 11, 2, 23, 59)
RULES = """
timezone = "UTC"
[late]
grace = "10 min"
percent = 10
per = "1 day"
[assignments.01]
due = 2026-11-02 23:59:00
[assignments.01.extensions]
carl = "3 days"
"""


@pytest.fixture
def late(small: SmallCourse) -> SmallCourse:
    """A class of which bob is 26 hours late, carl as well (with an extension), and dora five minutes."""
    hours = {"alice": -1.0, "bob": 26.0, "carl": 26.0, "dora": 1 / 12}
    for student, after in hours.items():
        path = small.submit(student)
        at = DUE + datetime.timedelta(hours=after)
        (path.parent / "timestamp.txt").write_text(write_time(at))
    return small


def rules(small: SmallCourse, text: str = RULES) -> None:
    (small.root / FILE).write_text(text)


def grade(small: SmallCourse) -> Run:
    run = grade_assignment(small.course, NAME, pool=InlinePool)
    assert run.stopped is None
    return run


def found(small: SmallCourse) -> dict[str, SubmissionResult]:
    return {student: one.result for student, one in results(small.course, NAME).items()}


def test_a_late_policy_takes_points_off(late: SmallCourse) -> None:
    rules(late)
    done = grade(late).results
    assert {s: (r.score, round(r.penalty, 3)) for s, r in done.items()} == {
        "alice": (3.0, 0.0),
        "bob": (2.4, 0.6),
        "carl": (3.0, 0.0),
        "dora": (3.0, 0.0),
    }
    assert (done["bob"].late, done["carl"].late, done["dora"].late) == (26 * 3600, 0, 300)
    assert done["bob"].earned == 3.0
    said = done["bob"].to_json()
    assert (said["score"], said["late_seconds"]) == (2.4, 26 * 3600)
    assert "late_seconds" not in done["alice"].to_json()


def test_rules_that_change_hold_without_a_new_run(late: SmallCourse) -> None:
    grade(late)
    assert found(late)["bob"].score == 3.0
    rules(late)
    assert found(late)["bob"].score == 2.4
    assert grade(late).graded == 0
    rules(late, RULES.replace("percent = 10", "percent = 100"))
    assert found(late)["bob"].score == 0.0


def test_nbgrader_sees_deadline_extension_and_penalty(late: SmallCourse) -> None:
    rules(late)
    grade(late)
    with api.Gradebook(late.course.database, "word-embeddings") as book:
        assert book.find_assignment(NAME).duedate == DUE
        carl, bob = (book.find_submission(NAME, student) for student in ("carl", "bob"))
        assert carl.extension == datetime.timedelta(days=3)
        assert (carl.total_seconds_late, bob.total_seconds_late) == (0, 26 * 3600)
        assert bob.late_submission_penalty == pytest.approx(0.6)


def test_nothing_is_written_where_nothing_has_changed(late: SmallCourse) -> None:
    rules(late)
    grade(late)
    gradebook = late.course.gradebook_file
    assert gradebook is not None
    before = gradebook.read_bytes()
    grade(late)
    assert gradebook.read_bytes() == before


def test_nbgraders_deadline_and_policy_hold_where_the_file_says_nothing(late: SmallCourse) -> None:
    grade(late)
    engine = sqlalchemy.create_engine(late.course.database)
    with engine.begin() as connection:
        connection.execute(ASSIGNMENT.update().values(duedate=DUE))
        two_days = SUBMITTED_ASSIGNMENT.update().where(SUBMITTED_ASSIGNMENT.c.student_id == "carl")
        connection.execute(two_days.values(extension=datetime.timedelta(days=2)))
    engine.dispose()
    grade(late)
    assert (found(late)["bob"].late, found(late)["carl"].late) == (26 * 3600, 0)
    assert found(late)["bob"].score == 3.0, "nbgrader's own policy is to do nothing"
    config = late.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    grade(late)
    assert {student: result.score for student, result in found(late).items()} == {
        "alice": 3.0,
        "bob": 0.0,
        "carl": 3.0,
        "dora": 0.0,
    }


def test_a_policy_that_cannot_be_used_stops_nobody(late: SmallCourse) -> None:
    rules(late, "timezone = 'UTC'\n[assignments.01]\ndue = 2026-11-02 23:59:00\n")
    config = late.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.AssignLatePenalties.plugin_class = 'nowhere.Policy'\n")
    run = grade_assignment(late.course, NAME, pool=InlinePool)
    assert run.stopped is not None
    assert "the late policy nowhere.Policy cannot be used (ModuleNotFoundError" in run.stopped
    assert found(late)["bob"].score == 3.0


def test_rules_that_are_wrong_are_said_before_anything_runs(late: SmallCourse) -> None:
    rules(late, "[late]\npercent = 'all'\n")
    with pytest.raises(CourseError, match=r"late\.percent: 'all' is no number"):
        grade(late)
    assert not (late.root / "grading" / "gradebook.db").exists()


def test_nbgraders_own_autograde_asks_the_same_rules(late: SmallCourse) -> None:
    rules(late)

    class Asking:
        """As nbgrader's preprocessor is for its plugin."""

        from traitlets.config import Config

        config = Config({"CourseDirectory": {"root": str(late.root)}})
        assignment_id = NAME

    policy = TermPolicy.__new__(TermPolicy)
    policy._trait_values["parent"] = Asking()
    assert policy.late_submission_penalty("bob", 3.0, 26 * 3600) == pytest.approx(0.6)
    assert policy.late_submission_penalty("dora", 3.0, 300) == 0.0


def test_a_dropped_exercise_and_other_points_need_no_new_run(late: SmallCourse) -> None:
    grade(late)
    rules(late, "[assignments.01]\ndrop = ['double']\npoints = { greet = 6 }\n")
    alice = found(late)["alice"]
    assert (alice.score, alice.max_score) == (6.0, 6.0)
    assert alice.exercises["double"].dropped
    assert (alice.exercises["greet"].points, alice.exercises["greet"].max_points) == (6.0, 6.0)
    grades = read_grades(late.course, NAME)
    assert (grades.max_score, grades.rows["alice"].score) == (8.0, 6.0)
    assert grades.stale == {}
    assert grade(late).graded == 0


def test_a_mark_by_hand_is_on_the_notebooks_scale(late: SmallCourse) -> None:
    grade(late)
    engine = sqlalchemy.create_engine(late.course.database)
    with engine.begin() as connection:
        waiting = GRADE.update().where(GRADE.c.auto_score.is_(None))
        connection.execute(waiting.values(manual_score=1.5, needs_manual_grade=False))
    engine.dispose()
    rules(late, "[assignments.01]\npoints = { written-why = 4 }\n")
    why = found(late)["alice"].exercises["written-why"]
    assert (why.points, why.max_points) == (3.0, 4.0)


@pytest.mark.usefixtures("inline_pages")
def test_late_is_said_wherever_a_grade_is(late: SmallCourse, autograder: Autograder, monkeypatch) -> None:
    monkeypatch.setattr("autograder.cli_grade._pool", lambda _jobs, _dask: InlinePool())
    rules(late)
    code, out, _ = autograder("grade", "01")
    assert code == 0
    assert "graded, 1 day late, −0.6" in " ".join(out.split())
    _, _, err = autograder("export", "01")
    assert "01-small: 2 submitted late, 1 with points taken off: bob, dora" in err
    header, *rows = (late.root / "grading" / "export" / "grades.csv").read_text().splitlines()
    bob = dict(zip(header.split(","), rows[1].split(","), strict=True))
    assert (bob["score"], bob["late"], bob["late_penalty"]) == ("2.4", "yes", "0.6")
    autograder("report", "01")
    page = (late.root / "grading" / "report" / f"{NAME}.html").read_text()
    assert "1 day late" in page
    assert "−0.6" in page
    assert "submitted late" in page
    autograder("feedback", "01")
    page = (late.root / "grading" / "feedback" / "bob" / f"{NAME}.html").read_text()
    assert (
        "Submitted 1 day after your deadline (02 November 2026, 23:59 UTC): 0.6 of 3 points are taken off."
        in page
    )
    page = (late.root / "grading" / "feedback" / "alice" / f"{NAME}.html").read_text()
    assert "deadline" not in page
