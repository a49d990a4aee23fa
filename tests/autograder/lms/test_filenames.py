"""Whose a file is, as Canvas, Moodle and plain folders say it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from autograder.lms.filenames import Owner, owner_of, plain_root
from autograder.lms.paths import ArchiveError
from autograder.lms.zips import Contents, Entry


def contents(*paths: str) -> Contents:
    return Contents([Entry(PurePosixPath(path), None, lambda _limit: b"") for path in paths])


def owner(path: str, plain: int | None = None) -> Owner | None:
    return owner_of(PurePosixPath(path), plain)


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


def test_a_plain_folder_is_its_student() -> None:
    found = owner("download/ada/01/01.ipynb", plain=1)
    assert found == Owner("", "ada", "", False, 0, PurePosixPath("01/01.ipynb"))
    assert owner("01.ipynb", plain=0) is None
    with pytest.raises(ArchiveError, match="Windows reserves that name: rename the folder"):
        owner("nul/01.ipynb", plain=0)


@pytest.mark.parametrize(
    ("paths", "above"),
    [
        (["ada/01.ipynb", "bob/01.ipynb"], 0),
        (["download/ada/01.ipynb", "download/bob/01.ipynb"], 1),
        (["ada/01-small/01-small.ipynb", "ada/02/02.ipynb"], 0),
        (["ada/01.ipynb", "doejane_1001_5551_01.ipynb"], None),
    ],
)
def test_how_many_folders_lie_above_the_students(paths: list[str], above: int | None) -> None:
    assert plain_root(contents(*paths), "01-small") == above
