"""Tables of a class: who is who."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.course import CourseError
from autograder.gradebook.people import Person
from autograder.lms.roster import read_names, read_roster

CANVAS = """\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Quiz (7)
    Points Possible,,,,,10
"Doe, Jane",1001,S1,jane@example.org,A,9
"Roe, Jack",1002,S2,jack,A,8
"""
MOODLE = """Identifier;"Full name";"Email address"
"Participant 2001";"Jane Doe";jane@example.org
"""
GITHUB = """"identifier","github_username","github_id","name"
"1001","Jane-D","77","Jane Doe"
"1002","","",""
"""
BLACKBOARD = """"Last Name"\t"First Name"\t"Username"\t"Student ID"
"Doe"\t"Jane"\t"jdoe"\t"900"
"""


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (CANVAS, {"1001": Person("Jane", "Doe", "jane@example.org"), "1002": Person("Jack", "Roe")}),
        (MOODLE, {"2001": Person("Jane", "Doe", "jane@example.org")}),
        (GITHUB, {"1001": Person("Jane", "Doe"), "1002": Person()}),
        (BLACKBOARD, {"jdoe": Person("Jane", "Doe")}),
        ("id,name\n7,Ada\n", {"7": Person("", "Ada")}),
        (
            "First Name,Last Name,SID,Email\nAda,L,7,ada@example.org\n",
            {"7": Person("Ada", "L", "ada@example.org")},
        ),
    ],
)
def test_names(tmp_path: Path, text: str, people: dict[str, Person]) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(text, encoding="utf-8")
    assert read_names(path).people == people


def test_accounts_on_github(tmp_path: Path) -> None:
    path = tmp_path / "classroom_roster.csv"
    path.write_text(GITHUB)
    assert read_names(path).github == {"jane-d": "1001"}


def test_what_is_no_roster(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("colour,points\nred,1\n")
    with pytest.raises(CourseError, match="has no column that identifies students"):
        read_names(path)
    with pytest.raises(CourseError, match="no column 'ID': it has to be Canvas's gradebook export"):
        read_roster(path, "canvas")
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CourseError, match="no CSV file in UTF-8"):
        read_names(path)
    with pytest.raises(CourseError, match="cannot be read"):
        read_names(tmp_path / "none.csv")
