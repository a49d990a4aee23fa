"""Which of a student's files counts."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from autograder.lms.choice import Sorted
from autograder.lms.select import sort_out
from autograder.lms.zips import Contents, Entry

NAME = "01-small"
NOON = datetime.datetime(2030, 1, 2, 12)


def entry(path: str, content: bytes | None = None, at: datetime.datetime | None = None) -> Entry:
    """A file of a download; its content is its own path unless given."""
    data = path.encode() if content is None else content
    return Entry(PurePosixPath(path), at, lambda limit: data[:limit])


def sort(*entries: Entry, elsewhere: tuple[str, ...] = ()) -> Sorted:
    return sort_out(Contents(list(entries)), NAME, elsewhere)


def chosen(*paths: str) -> str:
    """The one notebook that counts of one student's files."""
    done = sort(*map(entry, paths))
    assert done.refused == []
    [one] = done.submitted.values()
    assert one.notebook == one.source.encode()
    return one.source


@pytest.mark.parametrize(
    ("wanted", "others"),
    [
        ("ada/01-small.ipynb", ["ada/notes.ipynb", "ada/words.txt"]),
        ("ada/01-SMALL.ipynb", ["ada/other.ipynb"]),
        ("ada/my answers.ipynb", ["ada/photo.jpg"]),
        ("ada/01-small.ipynb", ["ada/01-small (1).ipynb", "ada/01-small (2).ipynb"]),
        ("ada/01-small (10).ipynb", ["ada/01-small (9).ipynb", "ada/notes.ipynb"]),
        ("doejane_1001_72_01-small-1.ipynb", ["doejane_1001_71_01-small.ipynb"]),
        ("doejane_1001_90_01-small.ipynb", ["doejane_1001_71_01-small-1.ipynb"]),
    ],
)
def test_the_named_one_the_newest_the_only_one(wanted: str, others: list[str]) -> None:
    assert chosen(wanted, *others) == wanted
    assert chosen(*others, wanted) == wanted


def test_where_the_choice_is_not_clear_nobody_chooses() -> None:
    done = sort(entry("ada/first.ipynb"), entry("ada/second.ipynb"))
    assert done.submitted == {}
    [why] = done.refused
    assert why == (
        "ada submitted 2 notebooks and none is called 01-small.ipynb: first.ipynb, second.ipynb; "
        "ask which one counts"
    )


def test_the_same_notebook_twice_is_one() -> None:
    done = sort(entry("ada/first.ipynb", b"{}"), entry("ada/second.ipynb", b"{}"))
    assert done.submitted["ada"].notebook == b"{}"


def test_another_assignment_is_not_taken_for_this_one() -> None:
    done = sort(entry("doejane_1001_71_02-other.ipynb"), elsewhere=("02-other",))
    assert done.submitted == {}
    assert done.refused == [
        "1001 (doejane) submitted 02-other.ipynb, another assignment: ask for 01-small.ipynb"
    ]
    plain = sort(entry("ada/02-other/02-other.ipynb"), entry("ada/01-small/x.ipynb"), elsewhere=("02-other",))
    assert plain.submitted["ada"].source == "ada/01-small/x.ipynb"


def test_no_notebook_says_what_is_there_instead() -> None:
    done = sort(entry("ada/photo.jpg"), entry("bob/01-small.ipynb"))
    assert list(done.submitted) == ["bob"]
    assert done.refused == ["ada submitted no notebook, but photo.jpg: ask for 01-small.ipynb"]


def test_ids_that_a_disk_takes_for_the_same_are_both_refused() -> None:
    done = sort(entry("Ada/01-small.ipynb"), entry("ada/01-small.ipynb"), entry("bob/01-small.ipynb"))
    assert list(done.submitted) == ["bob"]
    assert done.refused == ["students Ada, ada differ in case or spelling only: rename all but one"]


def test_one_number_for_two_people_is_refused() -> None:
    done = sort(entry("doejane_1001_71_a.ipynb"), entry("roejohn_1001_72_b.ipynb"))
    assert done.submitted == {}
    assert "student 1001 is there twice, under different names" in done.refused[0]


def test_files_of_nobody_are_counted_and_a_notebook_of_nobody_is_named() -> None:
    done = sort(entry("ada/01-small.ipynb"), entry("readme.txt"), entry("stray.ipynb"))
    assert list(done.submitted) == ["ada"]
    assert done.others == 1
    assert done.refused[0].startswith("stray.ipynb does not say whose it is")


def test_no_file_of_a_student_says_when_it_was_submitted() -> None:
    """A plain folder's files are the students' own; a time that all files share is that of packing."""
    plain = sort(entry("ada/01-small.ipynb", at=NOON), entry("ada/timestamp.txt", b"2030-01-02 03:04:05 UTC"))
    assert plain.submitted["ada"].at is None
    packed = sort(
        entry("doejane_1001_71_01-small.ipynb", at=NOON),
        entry("doejane_1001_72_timestamp.txt", b"2000-01-01 00:00:00 UTC", at=NOON),
    )
    assert packed.submitted["1001"].at is None
