"""Sections: from the table of a class to every command that shows a part of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import stub_graders
from marking_course import graded_class, rows_of
from small_course import NAME, Autograder, SmallCourse

from autograder.course import CourseError
from autograder.gradebook.people import known_people
from autograder.gradebook.sections import remember_sections, sections, students_in
from autograder.lms.roster import read_names

ROSTER = """Student,ID,SIS Login ID,Section
Points Possible,,,
"Liddell, Alice",alice,alice@example.org,Monday
"山田, 太郎",山田,,Tuesday
"Roe, Bob",bob,,Monday and Tuesday
"Poe, Carl",carl,,Search and Rescue
"Lee, Eve",eve,,Tuesday
"""


@pytest.fixture
def sectioned(small: SmallCourse, autograder: Autograder) -> SmallCourse:
    """Six graded students, of whom some are in sections; eve has submitted nothing."""
    graded_class(small)
    (small.root / "class.csv").write_text(ROSTER, encoding="utf-8")
    assert autograder("roster", "class.csv")[0] == 0
    return small


def test_a_roster_brings_names_and_sections(sectioned: SmallCourse, autograder: Autograder) -> None:
    assert sections(sectioned.course) == {
        "Monday": ["alice", "bob"],
        "Search and Rescue": ["carl"],
        "Tuesday": ["bob", "eve", "山田"],
    }
    assert known_people(sectioned.course)["alice"].name == "Alice Liddell"
    code, out, _ = autograder("roster")
    assert code == 0
    assert "Search and Rescue" in out
    # A later table replaces what it speaks of, and leaves the rest.
    remember_sections(sectioned.course, {"bob": ["Friday"]})
    assert students_in(sectioned.course, "tuesday") == ["eve", "山田"]


def test_collecting_with_a_roster_brings_sections_as_well(small: SmallCourse, tmp_path: Path) -> None:
    path = tmp_path / "groups.csv"
    path.write_text("Identifier;Full name;Group\nParticipant 7;Ada King;B\n", encoding="utf-8")
    assert read_names(path).sections == {"7": ["B"]}


def test_an_unknown_section_is_one_line(sectioned: SmallCourse, autograder: Autograder) -> None:
    for command in (["status"], ["report", "01"], ["grade", "01"], ["feedback", "01"], ["export", "01"]):
        code, _, err = autograder(*command, "--section", "Mondy")
        assert (code, err.count("\n")) == (2, 1), command
        assert "did you mean 'Monday'?" in err
    code, _, err = autograder("report", "01", "--section", "Xyz")
    assert "there are Monday, Search and Rescue, Tuesday" in err


def test_without_a_roster_the_remedy_is_named(small: SmallCourse) -> None:
    assert sections(small.course) == {}
    with pytest.raises(CourseError, match="autograder roster FILE"):
        students_in(small.course, "Monday")


def test_status_and_export_show_a_part(sectioned: SmallCourse, autograder: Autograder) -> None:
    code, _, _ = autograder("status", "--section", "Tuesday", "--json", "status.json")
    assert code == 0
    said = json.loads((sectioned.root / "status.json").read_text())[NAME]["students"]
    assert sorted(said) == ["bob", "eve", "山田"]
    assert not said["eve"]["submitted"]
    assert autograder("export", "--section", "Monday", "--out", "grades.csv")[0] == 0
    with (sectioned.root / "grades.csv").open(encoding="utf-8", newline="") as stream:
        assert [row[1] for row in csv.reader(stream)][1:] == ["alice", "bob"]


@pytest.mark.usefixtures("inline_pages")
def test_report_and_feedback_show_a_part(sectioned: SmallCourse, autograder: Autograder) -> None:
    assert autograder("feedback", "01", "--section", "Monday")[1].count(f"{NAME}.html") == 2
    code, out, _ = autograder("report", "01", "--section", "Search and Rescue")
    assert code == 0
    path = sectioned.root / "grading" / "report" / f"{NAME}-section-Search-and-Rescue.html"
    assert path.name in out
    page = path.read_text(encoding="utf-8")
    assert "section Search and Rescue" in page
    assert "carl" in page
    assert "alice" not in page
    assert autograder("report", "--section", "Monday")[0] == 0
    term = (sectioned.root / "grading" / "report" / "term-section-Monday.html").read_text(encoding="utf-8")
    assert "The term, section Monday" in term
    assert "alice" in term
    assert "carl" not in term
    assert autograder("feedback", "01", "--section", "Monday", "--student", "bob")[0] == 2


@pytest.mark.usefixtures("inline_pages")
def test_grading_and_marking_take_a_part(
    sectioned: SmallCourse, autograder: Autograder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("autograder.cli_grade._pool", lambda *_: stub_graders.InlinePool())
    code, _, _ = autograder("grade", "01", "--section", "Monday", "--force", "--json", "grades.json")
    assert code == 0
    assert sorted(json.loads((sectioned.root / "grades.json").read_text())["students"]) == ["alice", "bob"]
    code, _, err = autograder("grade", "01", "--section", "Monday", "--student", "carl")
    assert (code, "not in section" in err) == (2, True)
    assert autograder("marking", "01", "--section", "Tuesday", "--assistant", "Ada")[0] == 0
    sheet = sectioned.root / "grading" / "marking" / NAME / "Ada.csv"
    assert len({row["answer"] for row in rows_of(sheet)}) == 2
