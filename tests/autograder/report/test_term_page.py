"""The page about a whole term."""

from __future__ import annotations

import re

from small_course import NAME, Autograder, SmallCourse, small_solution
from stub_graders import InlinePool

from autograder.grading.run import grade_assignment
from autograder.report.status import AssignmentStatus, Standing
from autograder.report.term_page import render_term
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable


def standing(student: str, name: str, points: float, top: float = 4.0) -> Standing:
    """A graded submission."""
    one = ExerciseResult("f", "test-f", points, top, Status.PASSED)
    graded = SubmissionStatus.GRADED
    return Standing(True, SubmissionResult(student, name, graded, exercises={"f": one}, name=student.title()))


def rows(page: str, table: str) -> list[str]:
    """The rows of a table as text."""
    (body,) = re.findall(rf'id="{table}".*?<tbody>(.*?)</tbody>', page, flags=re.DOTALL)
    return [" ".join(re.sub(r"<[^>]*>", " ", row).split()) for row in body.split("</tr>") if row.strip()]


def test_results_across_assignments() -> None:
    first = {s: standing(s, "01-a", points) for s, points in (("ada", 4), ("bob", 2), ("eve", 1))}
    second = {
        "ada": standing("ada", "02-b", 3, top=6),
        "bob": Standing(True, ungradable("bob", "02-b", "no notebook")),
        "eve": Standing(False),
        "zoe": Standing(True),
    }
    term = [AssignmentStatus("01-a", None, first), AssignmentStatus("02-b", None, second)]
    page = render_term(term, {"01-a"})
    assert rows(page, "everybody") == [
        "Ada ada 70 % 83 100 % 50 %",
        "Eve eve 25 % 50 25 % –",
        "Bob bob 20 % 17 50 % 0 % ungradable",
        "zoe – – – – to grade",
    ]
    assert rows(page, "assignments-table") == ["01-a 3 3 38 % 50 % 75 %", "02-b 3 2 12 % 25 % 38 %"]
    assert '<a href="01-a.html">01-a</a>' in page
    assert "medians: 01: 50 %, 02: 25 %" in page
    assert "<img" not in render_term(term, plain=True)


def test_the_command_without_a_name(small: SmallCourse, autograder: Autograder) -> None:
    code, _, err = autograder("report")
    assert code == 2
    assert "nobody was graded yet" in err
    small.write_solution(small_solution(), "02-other")
    small.submit("ada")
    grade_assignment(small.course, NAME, pool=InlinePool)
    code, out, err = autograder("report")
    assert (code, err) == (0, "")
    assert out.strip() == "grading/report/term.html"
    page = (small.root / "grading" / "report" / "term.html").read_text()
    assert len(rows(page, "everybody")) == 1
    assert "02-other" not in page, "nobody was graded in it"
