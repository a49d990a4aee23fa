"""Marks that come back: nothing is lost, nothing out of range is taken, and who disagrees is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from marking_course import STUDENTS, fill, grade, graded_class, points_of, recorded, rows_of, write
from small_course import NAME, Autograder, SmallCourse
from sqlalchemy import text

from autograder.gradebook.database import engine_for
from autograder.marking.sheet import empty_sheet
from autograder.marking.split import answers_for, to_mark
from autograder.result import RubricLine
from autograder.term import FILE


@pytest.fixture
def dealt(small: SmallCourse) -> SmallCourse:
    """Ada has all answers, Ben the same."""
    deal(graded_class(small))
    return small


def deal(small: SmallCourse) -> None:
    found = to_mark(small.course, NAME)
    plan = {student: ["Ada", "Ben"] for student in found.answers}
    for who in ("Ada", "Ben"):
        sheet(small, who).parent.mkdir(parents=True, exist_ok=True)
        sheet(small, who).write_bytes(empty_sheet(who, answers_for(found, plan, who)))


def sheet(small: SmallCourse, who: str = "Ada") -> Path:
    return small.root / "grading" / "marking" / NAME / f"{who}.csv"


def test_points_lines_and_comments_arrive(dealt: SmallCourse, autograder: Autograder) -> None:
    comments = ["which ones, “n”?", "=1+1", "Well\nwritten; truly, yes."]
    filled = fill(sheet(dealt), points=["1", "0.5", ""], comment=comments)
    code, out, err = autograder("marks", "01", str(filled))
    assert (code, out.strip(), err) == (0, "6 marks written", "")
    assert points_of(dealt) == dict.fromkeys(sorted(STUDENTS), 1.5)
    found = recorded(dealt)["山田"]
    assert found.comments == {"written-why": comments[2]}
    assert found.result.exercises["written-why"].rubric == [
        RubricLine("names $n$ things.", 1.0, 1.5, comments[0]),
        RubricLine("an example.", 0.5, 0.5, comments[1]),
    ]
    assert found.markers == {"written-why": "Ada"}
    assert autograder("marks", "01", str(filled))[1].strip() == "0 marks written, 6 there already"


def test_a_spreadsheet_of_another_country_is_read(dealt: SmallCourse, autograder: Autograder) -> None:
    rows = rows_of(fill(sheet(dealt), points=["0,75", "0,5", ""]))
    assert autograder("marks", "01", str(write(dealt.root / "ada.csv", rows, ";")))[0] == 0
    assert set(points_of(dealt).values()) == {1.25}


WRONG = [
    ("points", "2", "line 2: 2 points, but 0 to 1.5 are possible"),
    ("points", "-1", "line 2: -1 points, but 0 to 1.5 are possible"),
    ("points", "full", "line 2: points 'full' are no number"),
    ("points", "nan", "line 2: points 'nan' are no number"),
    ("answer", "nobody", "line 2: there is no answer 'nobody'"),
    ("exercise", "written-what", "line 2: there is no exercise 'written-what'"),
    ("line", "7", "line 2: the rubric of written-why has no line 7"),
    ("line", "2", "line 3: a second row for this line"),
    ("line", "one", "line 2: line 'one' is no number"),
    ("comment", "x" * 20_001, "line 2: the comment has over 20,000 characters"),
]


def test_a_wrong_row_is_named_and_nothing_is_written(dealt: SmallCourse, autograder: Autograder) -> None:
    for column, value, says in WRONG:
        rows = rows_of(fill(sheet(dealt), points=["1", "0.5", ""]))
        rows[0][column] = value
        code, _, err = autograder("marks", "01", str(write(dealt.root / "ada.csv", rows)))
        assert code == 2, says
        assert f"ada.csv, {says}" in err
        assert set(points_of(dealt).values()) == {None}, says


def test_every_wrong_row_is_named_by_its_line(dealt: SmallCourse, autograder: Autograder) -> None:
    rows = rows_of(fill(sheet(dealt), points=["1", "0.5", ""], comment=["", "two\nlines", ""]))
    rows[2]["points"] = "1"
    rows[4]["points"] = "9"
    code, _, err = autograder("marks", "01", str(write(dealt.root / "ada.csv", rows)))
    assert code == 2
    # Below a comment of two lines.
    assert "ada.csv, line 5: points belong to the lines of the rubric" in err
    assert "ada.csv, line 7: 9 points, but 0 to 0.5 are possible" in err
    assert "2 rows to put right; nothing was written" in err


def test_what_is_not_finished_stays_unmarked(dealt: SmallCourse, autograder: Autograder) -> None:
    rows = rows_of(sheet(dealt))
    rows[0]["points"], rows[3]["comment"] = "1", "to think about"
    code, out, err = autograder("marks", "01", str(write(dealt.root / "ada.csv", rows)))
    assert code == 1
    assert "has no points for line 2: it stays unmarked" in err
    assert "has a comment but no points" in err
    assert out.strip() == "0 marks written, 5 without points"
    assert set(points_of(dealt).values()) == {None}


def test_two_who_disagree_are_told_and_neither_is_taken(dealt: SmallCourse, autograder: Autograder) -> None:
    ada = fill(sheet(dealt), points=["1.5", "0.5", ""], comment=["", "", "Fine."])
    rows = rows_of(fill(sheet(dealt, "Ben"), points=["1.5", "0.5", ""], comment=["", "", "Good."]))
    rows[0]["points"] = "0"
    code, out, err = autograder("marks", "01", str(ada), str(write(dealt.root / "ben.csv", rows)))
    assert code == 1
    assert "5 marks written" in out
    [line] = [line for line in err.splitlines() if line.startswith("two marks")]
    assert "Ada 2, Ben 0.5" in line
    assert rows[0]["answer"] in line
    marked = [student for student, points in points_of(dealt).items() if points is not None]
    assert len(marked) == 5
    assert {recorded(dealt)[student].comments["written-why"] for student in marked} == {"Fine.\n\nGood."}


def test_a_mark_that_is_there_is_not_overwritten_in_silence(
    dealt: SmallCourse, autograder: Autograder
) -> None:
    assert autograder("marks", "01", str(fill(sheet(dealt), points=["1.5", "0.5", ""])))[0] == 0
    ben = fill(sheet(dealt, "Ben"), points=["1", "0.5", ""])
    code, out, err = autograder("marks", "01", str(ben))
    assert (code, out.strip()) == (1, "0 marks written")
    assert err.count("Ada gave 2, Ben gives 1.5") == 6
    assert autograder("marks", "01", str(ben), "--overwrite")[0] == 0
    assert set(points_of(dealt).values()) == {1.5}
    # One's own mark may be changed at any time.
    assert autograder("marks", "01", str(fill(sheet(dealt, "Ben"), points=["0", "0", ""])))[0] == 0
    assert set(points_of(dealt).values()) == {0}


def test_a_mark_of_formgraders_is_not_overwritten_either(dealt: SmallCourse, autograder: Autograder) -> None:
    engine = engine_for(dealt.course)
    with engine.begin() as connection:
        connection.execute(
            text("UPDATE grade SET manual_score = 2, needs_manual_grade = 0 WHERE needs_manual_grade = 1")
        )
    engine.dispose()
    code, _, err = autograder("marks", "01", str(fill(sheet(dealt), points=["1", "0.5", ""])))
    assert code == 1
    assert "somebody in Formgrader gave 2, Ada gives 1.5" in err
    assert set(points_of(dealt).values()) == {2}


def test_a_mark_for_an_answer_that_changed_is_left(dealt: SmallCourse, autograder: Autograder) -> None:
    filled = fill(sheet(dealt), points=["1", "0.5", ""])
    dealt.submit("bob", {"written-why": "Another answer."})
    grade(dealt)
    code, out, err = autograder("marks", "01", str(filled))
    assert code == 1
    assert "5 marks written" in out
    assert "has changed since" in err
    assert points_of(dealt)["bob"] is None


def test_other_points_of_the_term_do_not_make_a_conflict(dealt: SmallCourse, autograder: Autograder) -> None:
    filled = fill(sheet(dealt), points=["1", "0.5", ""])
    assert autograder("marks", "01", str(filled))[0] == 0
    (dealt.root / FILE).write_text("[assignments.01]\npoints = { written-why = 4 }\n")
    assert set(points_of(dealt).values()) == {3}
    assert autograder("marks", "01", str(filled))[1].strip() == "0 marks written, 6 there already"


def test_an_exercise_without_rubric_takes_its_points_as_a_whole(
    small: SmallCourse, autograder: Autograder
) -> None:
    graded_class(small, "### BEGIN SOLUTION\nBecause.\n### END SOLUTION")
    deal(small)
    assert len(rows_of(sheet(small))) == len(STUDENTS)
    assert autograder("marks", "01", str(fill(sheet(small), points="2.5")))[0] == 2
    assert autograder("marks", "01", str(fill(sheet(small), points="1.75", comment="So, so.")))[0] == 0
    assert set(points_of(small).values()) == {1.75}


def test_what_is_no_such_table_is_refused(dealt: SmallCourse, autograder: Autograder) -> None:
    path = dealt.root / "odd.csv"
    for content in (b"", b"\xff\xfe\x00", b"a,b\n1,2\n", b'assistant,"answer\n'):
        path.write_bytes(content)
        code, _, err = autograder("marks", "01", str(path))
        assert (code, err.count("\n")) == (2, 1), content
        assert "odd.csv" in err
    assert autograder("marks", "01", "nowhere.csv")[0] == 2
