"""Tables that readers sort and filter: what they are sorted by, and which script may run."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re

import pytest

from autograder.report.tables import Cell, Column, Table, everybody, percentiles, render
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus


def test_percentiles_count_half_of_the_equal() -> None:
    assert percentiles([0, 10, 5, 5]) == [12.5, 87.5, 50, 50]
    assert percentiles([3]) == [50]


def result(student: str, points: float, hours: float = 0.0) -> SubmissionResult:
    """A graded submission of one exercise of four points."""
    one = ExerciseResult("f", "test-f", points, 4.0, Status.PASSED)
    due = datetime.datetime(2026, 11, 1)
    at = due + datetime.timedelta(hours=hours)
    graded = SubmissionStatus.GRADED
    return SubmissionResult(student, "01", graded, exercises={"f": one}, submitted_at=at, due=due)


def test_everybody() -> None:
    table = everybody([result("ada", 4), result("bob", 1, hours=3)], {"ada": "ada.html"}, {"bob": "f"})
    assert [column.title for column in table.columns] == [
        "Student",
        "Points",
        "Share",
        "Percentile",
        "Deadline",
        "Not full marks",
    ]
    ada, bob = table.rows
    assert [cell.text for cell in ada] == ["ada", "4", "100 %", "75", "", ""]
    assert [cell.text for cell in bob] == ["bob", "1", "25 %", "25", "3 hours late", "f"]
    assert (ada[0].page, bob[2].value, ada[4].value, bob[4].value) == ("ada.html", 0.25, "", 3 * 3600)
    assert "Deadline" not in [column.title for column in everybody([result("ada", 4)], {}, {}).columns]


@pytest.mark.parametrize("template", ["term.html.j2"])
def test_the_policy_lets_the_pages_own_script_run_and_no_other(template: str) -> None:
    evil = "</script><script>alert(1)</script>"
    table = Table("t", evil, [Column(evil)], [[Cell(evil, evil, evil, "javascript:x")]], "0 up")
    page = render(
        template, section=evil, numbers=[], stale=[evil], picture=None, assignments=table, students=table
    )
    (script,) = re.findall(r"<script>(.*?)</script>", page, flags=re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page
    assert "alert(1)</script>" not in page
    assert "http" not in script, "it asks nobody"
