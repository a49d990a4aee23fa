"""Plain folders: which of them is a student's, and whose a repository or a copy is."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from autograder.lms.filenames import Owner
from autograder.lms.folders import Folders, are_googles, find_folders, google_owner
from autograder.lms.paths import ArchiveError
from autograder.lms.zips import Contents, Entry

UNIT = "01-small"


def contents(*paths: str, name: str = "download") -> Contents:
    return Contents([Entry(PurePosixPath(path), None, lambda _limit: b"") for path in paths], name=name)


def test_a_plain_folder_is_its_student() -> None:
    found = Folders(above=1).owner(PurePosixPath("download/ada/01/01.ipynb"))
    assert found == Owner("", "ada", "", False, 0, PurePosixPath("01/01.ipynb"))
    assert Folders().owner(PurePosixPath("01.ipynb")) is None
    with pytest.raises(ArchiveError, match="Windows reserves that name: rename the folder"):
        Folders().owner(PurePosixPath("nul/01.ipynb"))


@pytest.mark.parametrize(
    ("paths", "above"),
    [
        (["ada/01.ipynb", "bob/01.ipynb"], 0),
        (["work/ada/01.ipynb", "work/bob/01.ipynb"], 1),
        (["work/ada/01.ipynb", "work/bob/01.ipynb", "work/readme.txt"], 1),
        (["ada/01-small/01-small.ipynb", "ada/02-more/02-more.ipynb"], 0),
        (["ada/01-small/01-small.ipynb"], 0),
        (["ada/01.ipynb"], 0),
        (["work/ada/01-small/01-small.ipynb"], 1),
        (["download/ada/01.ipynb"], 1),
        (["hw-1-submissions/hw-1-ada/01.ipynb"], 1),
        (["notes.txt"], 0),
    ],
)
def test_how_many_folders_lie_around_the_students(paths: list[str], above: int) -> None:
    assert find_folders(contents(*paths), UNIT, ["02-more"]).above == above


def test_a_wrapper_that_may_be_the_student_is_refused() -> None:
    with pytest.raises(ArchiveError, match="everything lies in work/ada, and nobody can tell which"):
        find_folders(contents("work/ada/01.ipynb"), UNIT)


@pytest.mark.parametrize(
    ("download", "path"),
    [
        ("hw-1-submissions", "hw-1-ada/01.ipynb"),
        ("clones", "hw-1-submissions/hw-1-ada/01.ipynb"),
        ("hw-1-submissions (2)", "hw-1-ada/01.ipynb"),
    ],
)
def test_repositories_of_github_classroom(download: str, path: str) -> None:
    folders = find_folders(contents(path, name=download), UNIT)
    found = folders.owner(PurePosixPath(path))
    assert found is not None
    assert found.student == "ada"
    known = find_folders(contents(path, name=download), UNIT, people={"Ada": "1001", "da": "1002"})
    found = known.owner(PurePosixPath(path))
    assert found is not None
    assert found.student == "1001"


def test_a_roster_knows_an_account_under_any_slug() -> None:
    folders = find_folders(
        contents("hw-ada-l/01.ipynb", "hw-bob/01.ipynb", "hw-carl/01.ipynb"),
        UNIT,
        people={"ada-l": "1", "l": "2", "bob": "3"},
    )
    students = [folders.owner(PurePosixPath(f"{one}/01.ipynb")) for one in ("hw-ada-l", "hw-bob", "hw-carl")]
    assert [one.student for one in students if one is not None] == ["1", "3", "hw-carl"]


def test_copies_of_google_classroom() -> None:
    paths = ("HW 1/Jane Doe - 01-small.ipynb", "HW 1/Jo - Ann Roe - 01-Small (1).ipynb")
    assert are_googles(contents(*paths), UNIT)
    owners = [google_owner(PurePosixPath(path), UNIT) for path in paths]
    assert [one.student for one in owners if one is not None] == ["Jane Doe", "Jo - Ann Roe"]
    assert not are_googles(contents(*paths, "HW 1/01-small.ipynb"), UNIT)
    assert not are_googles(contents("ada/a - 01-small.ipynb", "bob/a - 01-small.ipynb"), UNIT)
    assert not are_googles(contents("readme.txt"), UNIT)
    assert google_owner(PurePosixPath("Jane Doe - other.ipynb"), UNIT) is None
