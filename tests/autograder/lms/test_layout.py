"""Which door a download came through."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from autograder.lms.filenames import Owner
from autograder.lms.layout import find_layout
from autograder.lms.zips import Contents, Entry

UNIT = "01-small"


def entry(path: str, text: str = "") -> Entry:
    return Entry(PurePosixPath(path), None, lambda _limit: text.encode())


def owners(*entries: Entry) -> list[list[Owner]]:
    contents = Contents(list(entries), name="download")
    layout = find_layout(contents, UNIT)
    return [layout.owners(one) for one in entries]


@pytest.mark.parametrize(
    ("path", "lms", "student"),
    [
        ("doejane_1001_5551_01.ipynb", "canvas", "1001"),
        ("Jane Doe_2001_assignsubmission_file/01.ipynb", "moodle", "2001"),
        ("39786-640693 - Jane Doe - Oct 10, 2025 1022 AM/01.ipynb", "brightspace", "39786"),
        ("HW_jdoe_attempt_2025-10-10-22-31-05_01.ipynb", "blackboard", "jdoe"),
        ("HW 1/Jane Doe - 01-small.ipynb", "google", "Jane Doe"),
        ("ada/01-small.ipynb", "", "ada"),
    ],
)
def test_each_door(path: str, lms: str, student: str) -> None:
    [[found]] = owners(entry(path))
    assert (found.lms, found.student) == (lms, student)


def test_blackboards_texts_say_who_it_is() -> None:
    stem = "HW_jane_doe_attempt_2025-10-10-22-31-05"
    [[work], [text]] = owners(entry(f"{stem}_01.ipynb"), entry(f"{stem}.txt", "Name: Jane Doe (jane_doe)\n"))
    assert (work.student, work.name) == ("jane_doe", "Jane Doe")
    assert text.student == "jane_doe"


def test_gradescopes_metadata_go_before_every_name() -> None:
    said = "submission_1:\n  :submitters:\n  - :name: Jane Doe\n    :sid: '1001'\n"
    [[], [found]] = owners(
        entry("export/submission_metadata.yml", said), entry("export/submission_1/roe_1002_5551_01.ipynb")
    )
    assert (found.lms, found.student) == ("gradescope", "1001")


def test_one_name_of_a_system_makes_plain_folders_nobodys() -> None:
    assert owners(entry("doejane_1001_5551_01.ipynb"), entry("ada/01.ipynb"))[1] == []
