"""Names of files in a download: refused where they lead astray, shown without deceiving."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from autograder.lms.paths import MAX_ID_CHARACTERS, ArchiveError, is_junk, safe_path, shown, unfit_id


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("ada/./01.ipynb", "ada/01.ipynb"),
        ("ada\\work\\01.ipynb", "ada/work/01.ipynb"),
        ("ada//01..ipynb", "ada/01..ipynb"),
        ("García/می\u200cخواهم.ipynb", "García/می\u200cخواهم.ipynb"),
    ],
)
def test_honest_names_keep_their_path(name: str, path: str) -> None:
    assert safe_path(name) == PurePosixPath(path)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("/etc/passwd", "absolute path"),
        ("C:\\grades.db", "absolute path"),
        ("ada/../../grades.db", "leads out of the archive"),
        ("ada\\..\\x", "leads out of the archive"),
        ("ada/\u202egpj.exe", r"U\+202E"),
        ("ada/a\x00b", r"U\+0000"),
        ("x" * 1_001, "1,001 characters"),
    ],
)
def test_names_that_lead_astray_are_refused_with_the_remedy(name: str, why: str) -> None:
    with pytest.raises(ArchiveError, match=why) as refused:
        safe_path(name)
    assert ": pack" in str(refused.value) or ": rename it" in str(refused.value)


@pytest.mark.parametrize("student", ["ada", "1001", "José García", "王", "O'Neil", "console", "a.b"])
def test_ids_that_fit(student: str) -> None:
    assert unfit_id(student) == ""


@pytest.mark.parametrize(
    ("student", "why"),
    [
        (".ada", "dot"),
        ("ada.", "dot"),
        (" ada", "space"),
        ("CON", "Windows"),
        ("lpt1.txt", "Windows"),
        ("a:b", "< >"),
        ("a\u200bb", "U+200B"),
        ("x" * (MAX_ID_CHARACTERS + 1), "longer"),
    ],
)
def test_ids_that_a_colleagues_computer_could_not_hold(student: str, why: str) -> None:
    assert why in unfit_id(student)


def test_what_programs_leave_is_junk() -> None:
    for path in (
        "__MACOSX/ada/01.ipynb",
        "ada/._01.ipynb",
        "ada/.ipynb_checkpoints/01.ipynb",
        "ada/Thumbs.db",
    ):
        assert is_junk(PurePosixPath(path)), path
    assert not is_junk(PurePosixPath("ada/01.ipynb"))


def test_a_path_in_a_message_is_one_short_line() -> None:
    assert shown("ada/a\nb\x1b[2J") == "ada/a b\\x1b[2J"
    long = shown("a" * 500 + "/01.ipynb")
    assert len(long) < 200
    assert long.endswith("/01.ipynb")
