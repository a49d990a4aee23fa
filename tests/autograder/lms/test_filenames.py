"""Whose a file is, as Canvas, Moodle, Brightspace and Blackboard say it."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from autograder.lms.filenames import Owner, blackboard_attempt, blackboard_person, lms_owner
from autograder.lms.paths import ArchiveError


def owner(path: str) -> Owner | None:
    return lms_owner(PurePosixPath(path))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("doejane_1001_5551_01.ipynb", ("canvas", "1001", "doejane", False, 5551, "01.ipynb")),
        ("doejane_LATE_1001_5551_01.ipynb", ("canvas", "1001", "doejane", True, 5551, "01.ipynb")),
        ("submissions/doe_1001_5551_a_2_b.ipynb", ("canvas", "1001", "doe", False, 5551, "a_2_b.ipynb")),
        ("anon_x1Y2z_5551_01.ipynb", ("canvas", "anon_x1Y2z", "", False, 5551, "01.ipynb")),
        ("doejane_1001_text.html", ("canvas", "1001", "doejane", False, 0, "text.html")),
        (
            "Jane Doe_2001_assignsubmission_file/work/01.ipynb",
            ("moodle", "2001", "Jane Doe", False, 0, "work/01.ipynb"),
        ),
        (
            "Jane Doe_2001_assignsubmission_file_/01.ipynb",
            ("moodle", "2001", "Jane Doe", False, 0, "01.ipynb"),
        ),
        (
            "Jane Doe_2001_assignsubmission_file_01.ipynb",
            ("moodle", "2001", "Jane Doe", False, 0, "01.ipynb"),
        ),
    ],
)
def test_names_of_an_lms(path: str, expected: tuple) -> None:
    found = owner(path)
    assert found is not None
    assert (found.lms, found.student, found.name, found.late, found.number, str(found.inside)) == expected


def test_a_students_own_file_name_poses_as_nobody_else() -> None:
    posing = owner("doejane_1001_5551_roejohn_1002_5552_01.ipynb")
    assert posing is not None
    assert posing.student == "1001"
    inside = owner("Jane Doe_2001_assignsubmission_file/roejohn_1002_5552_01.ipynb")
    assert inside is not None
    assert inside.student == "2001"


def test_letters_and_accents_taken_apart_are_put_together() -> None:
    found = owner("Jose\u0301_2001_assignsubmission_file/01.ipynb")
    assert found is not None
    assert found.name == "José"


def test_a_name_that_moodle_made_anonymous_is_for_a_person_to_decide() -> None:
    with pytest.raises(ArchiveError, match="without a student's number: collect it by hand"):
        owner("Participant_assignsubmission_file/01.ipynb")


JANE = ("brightspace", "39786", "Jane Doe")


@pytest.mark.parametrize(
    ("path", "who", "inside", "at"),
    [
        ("39786-640693 - Jane Doe - Oct 10, 2025 1022 AM/01.ipynb", JANE, "01.ipynb", (2025, 10, 10, 10, 22)),
        ("HW 1/39786-64 - Jane Doe - Oct 9, 2025 905 PM/01.ipynb", JANE, "01.ipynb", (2025, 10, 9, 21, 5)),
        ("39786-64 - Jane Doe - Oct 10, 2025 12_05 AM/01.ipynb", JANE, "01.ipynb", (2025, 10, 10, 0, 5)),
        ("39786-64 - Jane Doe - October 10, 2025 1422 - 01.ipynb", JANE, "01.ipynb", (2025, 10, 10, 14, 22)),
        ("39786-64 - N0123456 - Jane Doe - 10 Oct, 2025 1422/a/01.ipynb", JANE, "a/01.ipynb",
         (2025, 10, 10, 14, 22)),
        ("39786-64 - Jane Doe - 10 octobre, 2025 1422/01.ipynb", JANE, "01.ipynb", None),
        ("HW 1_jdoe_attempt_2025-10-10-22-31-05_01.ipynb", ("blackboard", "jdoe", ""), "01.ipynb",
         (2025, 10, 10, 22, 31, 5)),
        ("HW 1_jdoe_attempt_2025-10-10-22-31-05_x_bob_attempt_2025-10-11-22-31-05_01.ipynb",
         ("blackboard", "jdoe", ""), "x_bob_attempt_2025-10-11-22-31-05_01.ipynb", (2025, 10, 10, 22, 31, 5)),
    ],
)  # fmt: skip
def test_names_that_tell_the_time_of_an_attempt(
    path: str, who: tuple, inside: str, at: tuple[int, ...] | None
) -> None:
    found = owner(path)
    assert found is not None
    assert (found.lms, found.student, found.name) == who
    assert str(found.inside) == inside
    local = None if at is None else datetime.datetime(*at).astimezone(datetime.UTC).replace(tzinfo=None)
    assert found.at == local
    assert (found.number > 0) == (at is not None)


def test_a_file_in_canvas_that_is_called_as_in_blackboard_stays_its_owners() -> None:
    found = owner("doejane_1001_5551_hw_roejohn_attempt_2025-10-10-22-31-05_01.ipynb")
    assert found is not None
    assert (found.lms, found.student) == ("canvas", "1001")
    assert (
        blackboard_attempt(PurePosixPath("doejane_1001_5551_x_bob_attempt_2025-10-10-22-31-05.txt")) is None
    )


def test_who_made_an_attempt_in_blackboard() -> None:
    attempt = blackboard_attempt(PurePosixPath("all/HW 1_jane_doe_attempt_2025-10-10-22-31-05_01.ipynb"))
    assert attempt == "HW 1_jane_doe_attempt_2025-10-10-22-31-05"
    text = "Name: Jane (JD) Doe (jane_doe)\nAssignment: HW 1\nName: Bob (doe)\n"
    assert blackboard_person(attempt, text) == ("jane_doe", "Jane (JD) Doe")
    assert blackboard_person(attempt, "Name: Bob (bob)\n") is None, "of another name than the file's"
    assert blackboard_person(attempt, "no name") is None
