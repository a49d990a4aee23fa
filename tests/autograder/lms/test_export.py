"""Exports: what Canvas and Moodle import, no cell that runs, and grades that survive the round trip."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import sqlalchemy
from small_course import NAME, ROOT, Autograder, SmallCourse, notebook, small_solution
from stub_graders import InlinePool

from autograder.course import CourseError
from autograder.grading.run import grade_assignment
from autograder.lms import export as export_module
from autograder.lms.canvas import CANVAS_COLUMNS
from autograder.lms.collect import collect
from autograder.lms.export import export
from autograder.lms.tables import MOODLE_COLUMNS, feedback, safe_cell, to_csv
from autograder.notebook import load_assignment
from autograder.result import ExerciseResult, Status


def rows_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def work(**sources: str) -> bytes:
    cells = small_solution()
    for one in cells:
        grade_id = one["metadata"].get("nbgrader", {}).get("grade_id")
        one["source"] = sources.get(grade_id, one["source"])
    return json.dumps(notebook(cells)).encode()


@pytest.fixture
def graded(small: SmallCourse, tmp_path: Path) -> SmallCourse:
    """A class collected from Canvas, and graded."""
    path = tmp_path / "submissions.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"doejane_1001_1_{NAME}.ipynb", work())
        archive.writestr(f"roejack_LATE_1002_2_{NAME}.ipynb", work(greet="WRONG"))
        archive.writestr(f"leeann_1003_3_{NAME}.ipynb", b"{")
    collect(small.course, NAME, path)
    grade_assignment(small.course, NAME, pool=InlinePool)
    return small


def mark(small: SmallCourse, student: str, score: float) -> None:
    """Mark a written answer, as formgrader does."""
    engine = sqlalchemy.create_engine(small.course.database)
    with engine.begin() as connection:
        connection.execute(
            sqlalchemy.text(
                """
                UPDATE grade SET manual_score = :score, needs_manual_grade = 0
                WHERE cell_id IN (SELECT id FROM base_cell WHERE name = 'written-why') AND notebook_id IN
                (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON s.id = n.assignment_id
                 WHERE s.student_id = :student)
                """
            ),
            {"score": score, "student": student},
        )
    engine.dispose()


# --- What is out of date


def test_what_is_out_of_date_is_not_exported_in_silence(graded, autograder: Autograder):
    code, _, err = autograder("export", NAME)
    assert (code, "out of date" in err) == (0, False)
    cells = small_solution()
    cells[3]["source"] = cells[3]["source"].replace("10.5", "11.5")
    graded.write_solution(cells)
    code, out, err = autograder("export", NAME)
    assert code == 1
    assert "grading/export/grades.csv" in out, "the file is written all the same"
    assert (
        "01-small: 3 grades out of date, the assignment has changed since: 1001, 1002, 1003; "
        "run `autograder grade 01-small` first"
    ) in err
    header, *rows = rows_of(graded.root / "grading" / "export" / "grades.csv")
    assert {row[header.index("stale")] for row in rows} == {"the assignment has changed since"}


def test_names_come_from_the_download_to_nbgrader(graded):
    with sqlite3.connect(graded.course.gradebook_file) as book:
        names = book.execute("SELECT id, first_name, last_name FROM student ORDER BY id").fetchall()
    assert names == [("1001", "", "doejane"), ("1002", "", "roejack"), ("1003", "", "leeann")]


# --- Canvas


def test_canvas(graded):
    done = export(graded.course, "canvas")
    assert done.files == [graded.root / "grading" / "export" / "canvas.csv"]
    assert rows_of(done.files[0]) == [
        [*CANVAS_COLUMNS, NAME],
        ["    Points Possible", "", "", "", "", "5"],
        ["doejane", "1001", "", "", "", "3"],
        ["roejack", "1002", "", "", "", "1"],
        ["leeann", "1003", "", "", "", "0"],
    ]
    assert done.warnings == [
        f"{NAME}: 1 submitted late, 0 with points taken off: 1002",
        f"{NAME}: how late is not known, which costs nothing: 1002",
        f"{NAME}: 2 of 3 have written answers still to be marked, which their grades leave out",
        f"{NAME}: 1 could not be graded and get 0: 1003",
    ]


def test_canvas_with_the_gradebook_that_it_exported(graded, tmp_path):
    mark(graded, "1001", 1.5)
    roster = tmp_path / "gradebook.csv"
    roster.write_text(
        "\ufeffStudent,ID,SIS User ID,SIS Login ID,Integration ID,Section,Quiz (7),"
        "01-small (4711),Current Score\r\n"
        ",,,,,,,Manual Posting,\r\n"
        "    Points Possible,,,,,,10,5,(read only)\r\n"
        '"Doe, Jane",1001,S1,jane@example.org,,Section A,9,,\r\n'
        '"Roe, Jack",1002,S2,jack@example.org,,"A and B",8,,\r\n'
        '"Absent, Abe",1099,S9,abe@example.org,,A,8,,\r\n',
        encoding="utf-8",
    )
    done = export(graded.course, "canvas", [NAME], roster=roster, out=tmp_path / "out.csv")
    assert rows_of(tmp_path / "out.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Integration ID", "Section", "01-small (4711)"],
        ["    Points Possible", "", "", "", "", "", "5"],
        ["Doe, Jane", "1001", "S1", "jane@example.org", "", "Section A", "4.5"],
        ["Roe, Jack", "1002", "S2", "jack@example.org", "", "A and B", "1"],
    ]
    assert f"out.csv leaves out who is not known in {roster}: 1003" in done.warnings


def test_canvas_of_several_assignments(graded):
    graded.write_solution(small_solution(), "02-more")
    folder = graded.root / "grading" / "submitted" / "1002" / "02-more"
    folder.mkdir()
    (folder / "02-more.ipynb").write_bytes(work())
    grade_assignment(graded.course, "02-more", students=["1002"], pool=InlinePool)
    table = rows_of(export(graded.course, "canvas").files[0])
    assert table[0][5:] == [NAME, "02-more"]
    assert [row[5:] for row in table[2:]] == [["3", ""], ["1", "3"], ["0", ""]], "nobody's empty cell is a 0"


# --- Moodle


def test_moodle(graded):
    [path] = export(graded.course, "moodle").files
    assert path == graded.root / "grading" / "export" / f"{NAME}-moodle.csv"
    header, jane, jack, ann = rows_of(path)
    assert header == list(MOODLE_COLUMNS)
    row = dict(zip(header, jack, strict=True))
    assert row["Identifier"] == "Participant 1002"
    assert (row["Grade"], row["Maximum Grade"], row["Grade can be changed"]) == ("1", "5", "Yes")
    assert (
        row["Feedback comments"]
        == "double: 1 of 1, passed<br>greet: 0 of 2, greet is wrong<br>written-why: to be marked"
    )
    assert row["Last modified (grade)"].endswith(" UTC")
    assert jane[0] == "Participant 1001"
    assert "is not valid JSON" in ann[-1]


def test_moodle_with_its_own_worksheet(graded, tmp_path):
    roster = tmp_path / "worksheet.csv"
    roster.write_text(
        'Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
        '"Last modified (submission)","Last modified (grade)","Feedback comments"\n'
        '"Participant 1001","Jane Doe",jane@example.org,Submitted,,100.00,Yes,"Monday, 2 November",-,\n'
        '"Participant 1002","Jack Roe",jack@example.org,Submitted,,100.00,Yes,"Monday, 2 November",-,\n'
        '"Participant 1050","Nobody Yet",no@example.org,"No submission",,100.00,Yes,-,-,\n',
        encoding="utf-8",
    )
    done = export(graded.course, "moodle", [NAME], roster=roster)
    header, jane, jack = rows_of(done.files[0])
    assert header[:3] == ["Identifier", "Full name", "Email address"]
    assert jane[:8] == [
        "Participant 1001",
        "Jane Doe",
        "jane@example.org",
        "Submitted",
        "60",
        "100.00",
        "Yes",
        "Monday, 2 November",
    ]
    assert jack[4] == "20", "on Moodle's own scale"
    assert jane[8] != "-"
    assert any("leaves out" in warning and "1003" in warning for warning in done.warnings)


def test_hidden_tests_are_left_out_of_moodles_comments(graded, monkeypatch):
    assignment = load_assignment(graded.course.solution(NAME), NAME)
    test = next(cell.source for cell in assignment.cells if cell.grade_id == "test-greet")
    real = export_module.read_grades

    def leaky(course, name):
        grades = real(course, name)
        row = grades.rows["1002"]
        shown = [dataclasses.replace(exercise, message=test) for exercise in row.exercises]
        return dataclasses.replace(
            grades, rows={**grades.rows, "1002": dataclasses.replace(row, exercises=shown)}
        )

    monkeypatch.setattr(export_module, "read_grades", leaky)
    done = export(graded.course, "moodle", [NAME])
    text = done.files[0].read_text(encoding="utf-8-sig")
    assert "hidden_name" not in text
    assert "Participant 1002" in text
    assert any("hidden tests stand in the feedback of 1002" in warning for warning in done.warnings)


def test_feedback_cannot_act_in_moodle():
    from autograder.lms.grades import StudentGrade

    evil = ExerciseResult(
        "f", "test-f", 0.0, 1.0, Status.FAILED, "<script>alert(1)</script>\nDiagnosis: 1 < 2"
    )
    said = feedback(StudentGrade("1", exercises=[evil], comments={"test-f": "look <here>"}))
    assert said == "f: 0 of 1, &lt;script&gt;alert(1)&lt;/script&gt; Diagnosis: 1 &lt; 2 (look &lt;here&gt;)"


def test_moodle_takes_one_assignment_a_file(graded, tmp_path):
    graded.write_solution(small_solution(), "02-more")
    grade_assignment(graded.course, "02-more", missing_as_zero=True, pool=InlinePool)
    assert len(export(graded.course, "moodle").files) == 2
    with pytest.raises(CourseError, match="one assignment a file"):
        export(graded.course, "moodle", out=tmp_path / "x.csv")


# --- Plain


def test_csv_tells_late_times_and_penalties(graded):
    engine = sqlalchemy.create_engine(graded.course.database)
    with engine.begin() as connection:
        connection.execute(
            sqlalchemy.text(
                "UPDATE submitted_notebook SET late_submission_penalty = 0.5 WHERE assignment_id IN "
                "(SELECT id FROM submitted_assignment WHERE student_id = '1002')"
            )
        )
    engine.dispose()
    header, *rows = rows_of(export(graded.course, "csv").files[0])
    jack = dict(zip(header, rows[1], strict=True))
    assert (jack["student_id"], jack["name"], jack["late"]) == ("1002", "roejack", "yes")
    assert (jack["score"], jack["max_score"], jack["late_penalty"], jack["to_mark"]) == (
        "0.5",
        "5",
        "0.5",
        "1",
    )
    ann = dict(zip(header, rows[2], strict=True))
    assert (ann["status"], ann["score"]) == ("ungradable", "0")


# --- Cells


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd", "-cmd|' /C calc'!A0", "@SUM(1)", "\t=1", "\r=1", "  =1", "\uff1d1", "--help", "-1+cmd",
     "=1\n=2", "-"],
)  # fmt: skip
def test_no_cell_is_a_formula(text):
    [[cell]] = csv.reader(io.StringIO(to_csv([[text]]).decode(), newline=""))
    assert cell.startswith("'")
    assert not cell[1:].startswith("'")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Ann;=1+1", "Ann;'=1+1"),
        ("got 1; -2 expected | @SUM(A1)", "got 1; '-2 expected | '@SUM(A1)"),
        ("ValueError:\n  +cmd", "ValueError:\n  '+cmd"),
        ("Ann\t=1+1", "Ann =1+1"),
        ("a;\uff1d1", "a;'\uff1d1"),
        ("Ann \u202eeman", "Ann \\u202eeman"),
    ],
)
def test_no_formula_begins_behind_a_separator_of_other_spreadsheets(text: str, safe: str) -> None:
    assert safe_cell(text) == safe


def test_formulas_in_messages_reach_no_file(small: SmallCourse) -> None:
    small.submit_raw("1001", b"{", ";=cmd|'calc'!A0.ipynb")
    grade_assignment(small.course, NAME, pool=InlinePool)
    for format in ("csv", "moodle"):
        text = export(small.course, format).files[0].read_text()
        assert "cmd" in text
        assert not re.search(r"[;|\t]\s*[=+@-]", text)


@pytest.mark.parametrize(
    "text", ["", "7.5", "-3", "    Points Possible", "O'Neil, Pat", "a\nb", 'say "x", y', "Zoë"]
)
def test_harmless_cells_stay_as_they_are(text):
    assert safe_cell(text) == text
    [[cell]] = csv.reader(io.StringIO(to_csv([[text]]).decode() if text else '""\r\n', newline=""))
    assert cell == text


def test_a_row_that_cannot_be_read_costs_nobody_else(
    small: SmallCourse, autograder: Autograder, monkeypatch: pytest.MonkeyPatch
) -> None:
    from autograder.lms import grades

    real = grades._row

    def row(student: str, *rest):
        if student == "1001":
            raise ZeroDivisionError("a bug\nof ours")
        return real(student, *rest)

    small.submit("1001")
    small.submit("1002")
    grade_assignment(small.course, NAME, pool=InlinePool)
    monkeypatch.setattr(grades, "_row", row)
    code, out, err = autograder("export")
    assert code == 1
    assert "1001 is left out (ZeroDivisionError: a bug of ours)" in err
    assert [row[1] for row in rows_of(small.root / out.splitlines()[0])[1:]] == ["1002"]


def test_awkward_ids_come_through(small: SmallCourse):
    for student in ("--help", "=1+1", 'Zoë, "the" one'):
        small.submit(student)
    grade_assignment(small.course, NAME, pool=InlinePool)
    rows = rows_of(export(small.course, "csv").files[0])
    assert {row[1].removeprefix("'") for row in rows[1:]} == {"--help", "=1+1", 'Zoë, "the" one'}
    assert all(not row[1].startswith(("=", "-")) for row in rows)
    for format in ("canvas", "moodle"):
        with pytest.raises(CourseError, match="nobody graded is known to the LMS by a number"):
            export(small.course, format)
    assert not (small.root / "grading" / "export" / "canvas.csv").exists()


# --- What can go wrong


def test_clear_refusals(graded, tmp_path):
    course = graded.course
    graded.write_solution(small_solution(), "02-more")
    bad = tmp_path / "bad.csv"
    bad.write_text("Name,Points\nx,1\n")
    binary = tmp_path / "binary.csv"
    binary.write_bytes(b"\xff\xfe\x00")
    for arguments, said in (
        ({"format": "excel"}, "unknown format 'excel'"),
        ({"format": "csv", "names": ["02-more"]}, "nobody was graded in 02-more yet"),
        ({"format": "csv", "names": ["03-no"]}, "unknown assignment"),
        ({"format": "csv", "students": ["9"]}, "student '9' was not graded"),
        ({"format": "canvas", "roster": bad}, "no column 'ID'"),
        ({"format": "moodle", "names": [NAME], "roster": bad}, "no column 'Identifier'"),
        ({"format": "canvas", "roster": binary}, "no CSV file in UTF-8"),
        ({"format": "canvas", "roster": tmp_path / "none.csv"}, "cannot be read"),
        ({"format": "csv", "out": tmp_path}, "cannot be written"),
    ):
        with pytest.raises(CourseError, match=said) as caught:
            export(course, **arguments)
        assert "\n" not in str(caught.value)


def test_command(graded: SmallCourse, autograder: Autograder):
    code, out, err = autograder("export", "--format", "canvas")
    assert code == 0
    assert out.split() == ["grading/export/canvas.csv", "3", "students"]
    assert "still to be marked" in err
    assert autograder("export", NAME, "--format", "moodle", "--out", "m.csv")[0] == 0
    assert (graded.root / "m.csv").is_file()
    code, out, err = autograder("export", "--format", "excel")
    assert code == 2
    assert "canvas, moodle, csv" in err


@pytest.mark.slow
def test_nbgrader_export(graded: SmallCourse, tmp_path: Path):
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    for exporter, words in (
        ("Canvas", "Points Possible"),
        ("Moodle", "Participant 1001"),
        ("Csv", "student_id"),
    ):
        out = tmp_path / f"{exporter}.csv"
        arguments = [f"--to={out}", f"--assignment=['{NAME}']", "--student=[1001]"]
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "nbgrader",
                "export",
                f"--exporter=autograder.lms.export.{exporter}Exporter",
                *arguments,
            ],
            cwd=graded.root,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert words in out.read_text()
        assert "1002" not in out.read_text()
