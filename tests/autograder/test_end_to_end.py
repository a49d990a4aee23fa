"""The whole way through the command line, with nothing replaced: release, submit, grade, mark, feedback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from small_course import NAME, ROOT, SmallCourse, cell

pytestmark = [pytest.mark.slow, pytest.mark.sandbox]

HIDDEN = ("value_to_double", "Grace Hopper", "hidden_name")


def autograder(small: SmallCourse, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would, in a process of its own."""
    command = [sys.executable, "-c", "from autograder.cli import main; main()", *arguments]
    return subprocess.run(command, cwd=small.root, capture_output=True, text=True, timeout=300, check=False)


def submit(small: SmallCourse, student: str, answers: dict[str, str]) -> None:
    """What a student does: open the released notebook, replace some cells, save it."""
    document = json.loads((small.course.assignments / NAME / f"{NAME}.ipynb").read_text())
    for one in document["cells"]:
        grade_id = one["metadata"].get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            one["source"] = answers[grade_id].splitlines(keepends=True)
    document["cells"].append(cell("code", f"print('the work of {student}')", "signature"))
    small.submit_raw(student, json.dumps(document).encode())


RIGHT = {
    "double": "def double(x):\n    return x + x",
    "greet": "def greet(name):\n    print('warning: slow')\n    return 'Hello, {}!'.format(name)",
    "written-why": "Because.",
}


def test_from_solution_to_feedback(small: SmallCourse) -> None:
    done = autograder(small, "release")
    assert done.returncode == 0, done.stderr
    assert autograder(small, "release", "--check").returncode == 0
    submit(small, "right", RIGHT)
    submit(small, "half", {**RIGHT, "greet": "def greet(name):\n    return 'Hello, Ada!'"})
    submit(small, "blank", {})
    submit(small, "loop", {**RIGHT, "double": "def double(x):\n    while True:\n        pass"})
    submit(small, "syntax", {**RIGHT, "double": "def double(x:\n"})
    small.submit_raw("broken", b'{"cells": [')
    small.submit_raw("misnamed", b"{}", "copy.ipynb")

    small.secret_file.unlink()  # the first grading makes it
    done = autograder(small, "grade", NAME, "--timeout", "0.5", "--json", "grades.json")
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    students = json.loads((small.root / "grades.json").read_text())["students"]
    assert {s: (r["score"], r["max_score"], r["status"]) for s, r in students.items()} == {
        "blank": (0.0, 3.0, "graded"),
        "broken": (0.0, 0.0, "ungradable"),
        "half": (1.0, 3.0, "graded"),
        "loop": (2.0, 3.0, "partial"),
        "misnamed": (0.0, 0.0, "ungradable"),
        "right": (3.0, 3.0, "graded"),
        "syntax": (2.0, 3.0, "graded"),
    }
    assert students["loop"]["exercises"]["double"]["status"] == "timeout"
    assert students["half"]["exercises"]["greet"]["message"]
    assert "copy.ipynb" in students["misnamed"]["message"]
    assert "greet is wrong for a hidden name" in done.stdout

    again = autograder(small, "grade", NAME, "--timeout", "0.5")
    assert "0 graded now, 7 not graded again" in again.stdout

    done = autograder(small, "feedback", NAME)
    assert done.returncode == 0, done.stderr
    pages = {path.parent.name: path for path in small.course.feedback.glob(f"*/{NAME}.html")}
    assert set(pages) == set(students)
    for student, page in pages.items():
        text = page.read_text()
        assert not any(secret in text for secret in HIDDEN), f"the page of {student} shows a hidden test"
        if students[student]["exercises"]:
            assert f"the work of {student}" in text

    assert small.secret_file.stat().st_mode & 0o077 == 0
    assert nbgrader_export(small)["right"] == ("3.0", "5.0")


def nbgrader_export(small: SmallCourse) -> dict[str, tuple[str, str]]:
    """Score and maximum of each student, as plain `nbgrader export` writes them."""
    import csv

    command = [str(Path(sys.executable).with_name("nbgrader")), "export"]
    subprocess.run(command, cwd=small.root, capture_output=True, check=True)
    with (small.root / "grades.csv").open() as stream:
        return {row["student_id"]: (row["score"], row["max_score"]) for row in csv.DictReader(stream)}


def test_the_repositorys_own_release_is_up_to_date() -> None:
    """What students find in `assignments/` is what a release would make today."""
    from autograder.authoring.release import release
    from autograder.course import Course

    assert {item.name: item.changed for item in release(Course.at(ROOT), check=True) if item.changed} == {}
