"""Who submitted, what is read of it, and what is said where there is nothing to read."""

from __future__ import annotations

import datetime

import pytest
from small_course import NAME, SmallCourse

from autograder.course import CourseError
from autograder.grading.submissions import find_submissions
from autograder.notebook_file import NotebookError


def test_every_folder_is_a_student_whatever_its_name(small: SmallCourse) -> None:
    for student in ("bob", "--help", "José"):
        small.submit(student)
    (small.course.submitted / ".DS_Store").write_text("")
    (small.course.submitted / "notes.txt").write_text("")
    assert [one.student for one in find_submissions(small.course, NAME)] == ["--help", "José", "bob"]
    assert [one.student for one in find_submissions(small.course, NAME, ["bob"])] == ["bob"]


def test_an_unknown_student_or_none_at_all_is_one_line(small: SmallCourse) -> None:
    with pytest.raises(CourseError, match=r"no submissions in .*STUDENT/01-small/01-small\.ipynb"):
        find_submissions(small.course, NAME)
    small.submit("grace")
    with pytest.raises(CourseError, match="did you mean 'grace'"):
        find_submissions(small.course, NAME, ["gracie"])
    with pytest.raises(CourseError, match="put the notebook at "):
        find_submissions(small.course, NAME, ["xyz"])


def test_what_is_not_there_says_what_is_there_instead(small: SmallCourse) -> None:
    small.submit_raw("close", b"{}", "01-smal.ipynb")
    (small.course.submitted / "empty" / NAME).mkdir(parents=True)
    (small.course.submitted / "nothing").mkdir()
    small.submit_raw("text", b"x", "answers.txt")
    (small.course.submitted / "file").mkdir()
    (small.course.submitted / "file" / NAME).write_text("a file")
    (small.course.submitted / "link").symlink_to(small.course.submitted / "close")
    told = {}
    for one in find_submissions(small.course, NAME):
        with pytest.raises(NotebookError) as refused:
            one.read()
        told[one.student] = str(refused.value)
    assert told == {
        "close": "close/01-small holds no 01-small.ipynb but '01-smal.ipynb': rename it to 01-small.ipynb",
        "empty": "empty/01-small holds no 01-small.ipynb: put the notebook there under that name "
        "(the folder is empty)",
        "file": "file/01-small is no folder: put the notebook at file/01-small/01-small.ipynb",
        "link": "link is a symbolic link: put the folder itself there",
        "nothing": "nothing/01-small does not exist: nothing was submitted for this assignment",
        "text": "text/01-small holds no 01-small.ipynb: put the notebook there under that name",
    }


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (b"2030-01-02 03:04:05 UTC", datetime.datetime(2030, 1, 2, 3, 4, 5)),
        (b"2030-01-02 03:04:05 +0200\n", datetime.datetime(2030, 1, 2, 1, 4, 5)),
        (b"some time", None),
        (b"", None),
        (b"\xff", None),
        (b"2030-01-02 03:04:05 UTC" + b" " * 2_000, None),
    ],
)
def test_the_time_of_submission_is_the_receipts(
    small: SmallCourse, text: bytes, at: datetime.datetime | None
) -> None:
    small.submit("ada").with_name("timestamp.txt").write_bytes(text)
    [one] = find_submissions(small.course, NAME)
    assert one.submitted_at() == at


def test_without_a_receipt_no_time_is_known(small: SmallCourse) -> None:
    small.submit("ada")
    [one] = find_submissions(small.course, NAME)
    assert one.submitted_at() is None
    assert one.read().startswith(b"{")
