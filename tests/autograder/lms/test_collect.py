"""Collecting downloads: names of Canvas and Moodle, which file counts, and what must be refused."""

from __future__ import annotations

import datetime
import io
import json
import os
import sqlite3
import stat
import struct
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbgrader.utils import parse_utc
from small_course import NAME, Autograder, SmallCourse, notebook, small_solution

from autograder.course import CourseError
from autograder.grading.submissions import Submitted
from autograder.lms import archives, zips
from autograder.lms.collect import Action, collect, notes
from autograder.lms.filenames import lms_owner
from autograder.lms.paths import ArchiveError, safe_path, unfit_id

SECOND = (2026, 11, 1, 12, 0, 0)


def work(text: str = "") -> bytes:
    """A notebook that differs by its text."""
    cells = small_solution()
    cells[0]["source"] = text
    return json.dumps(notebook(cells)).encode()


def zipped(files: dict[str, bytes], times: dict[str, tuple] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (times or {}).get(name, SECOND))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


class Downloads:
    """Collects archives into a small course."""

    def __init__(self, small: SmallCourse, folder: Path) -> None:
        self.small = small
        self.folder = folder

    def __call__(self, files: dict[str, bytes] | bytes, times: dict[str, tuple] | None = None):
        path = self.folder / "submissions.zip"
        path.write_bytes(files if isinstance(files, bytes) else zipped(files, times))
        return collect(self.small.course, NAME, path)

    def submitted(self) -> dict[str, bytes]:
        root = self.small.root / "grading" / "submitted"
        found = {p.parent.parent.name: p.read_bytes() for p in root.glob(f"*/{NAME}/{NAME}.ipynb")}
        everything = [p for p in root.rglob("*") if p.is_file() and p.name != "timestamp.txt"]
        assert len(everything) == len(found), "nothing else is written"
        return found


@pytest.fixture
def download(small: SmallCourse, tmp_path: Path) -> Downloads:
    return Downloads(small, tmp_path)


# --- Whose is it


@pytest.mark.parametrize(
    ("path", "student", "name", "late", "inside"),
    [
        ("doejane_1001_5551_file.ipynb", "1001", "doejane", False, "file.ipynb"),
        ("doejane_LATE_1001_5551_file.ipynb", "1001", "doejane", True, "file.ipynb"),
        ("o_brienpat_1001_5551_my file_2_3_x.ipynb", "1001", "o_brienpat", False, "my file_2_3_x.ipynb"),
        ("müllerjürg_1001_5551_file-1.ipynb", "1001", "müllerjürg", False, "file-1.ipynb"),
        ("_1001_5551_file.ipynb", "1001", "", False, "file.ipynb"),
        ("anon_aB3xZ_5551_file.ipynb", "anon_aB3xZ", "", False, "file.ipynb"),
        ("LATE_anon_aB3xZ_5551_file.ipynb", "anon_aB3xZ", "", True, "file.ipynb"),
        ("doejane_1001_text.html", "1001", "doejane", False, "text.html"),
        ("submissions/doejane_1001_5551_file.ipynb", "1001", "doejane", False, "file.ipynb"),
        ("doejane_1001_5551_x_2_assignsubmission_file_y.ipynb", "1001", "doejane", False,
         "x_2_assignsubmission_file_y.ipynb"),
        ("Jane Doe_2001_assignsubmission_file_/file.ipynb", "2001", "Jane Doe", False, "file.ipynb"),
        ("Jane Doe_2001_assignsubmission_file/a/file.ipynb", "2001", "Jane Doe", False, "a/file.ipynb"),
        ("Jane Doe_2001_assignsubmission_file_file.ipynb", "2001", "Jane Doe", False, "file.ipynb"),
        ("Jane_2001_assignsubmission_file_evil_1002_5_x.ipynb", "2001", "Jane", False, "evil_1002_5_x.ipynb"),
        ("Jane_2001_assignsubmission_file/evil_1002_5_x.ipynb", "2001", "Jane", False, "evil_1002_5_x.ipynb"),
        ("Zoë O'Neil-Roe_2001_assignsubmission_file_/f.ipynb", "2001", "Zoë O'Neil-Roe", False, "f.ipynb"),
        ("Participant_2001_assignsubmission_onlinetext_/onlinetext.html", "2001", "Participant", False,
         "onlinetext.html"),
        ("top/Jane Doe_2001_assignsubmission_file_/file.ipynb", "2001", "Jane Doe", False, "file.ipynb"),
    ],
)  # fmt: skip
def test_names_of_canvas_and_moodle(path, student, name, late, inside):
    owner = lms_owner(PurePosixPath(path))
    assert owner is not None
    assert (owner.student, owner.name, owner.late, str(owner.inside)) == (student, name, late, inside)


@pytest.mark.parametrize(
    "path", ["file.ipynb", "doejane.ipynb", "my-notes_1_2_x.ipynb", "folder/01-small.ipynb"]
)
def test_names_that_say_nothing(path):
    assert lms_owner(PurePosixPath(path)) is None


def test_a_moodle_folder_without_a_number_hides_nobody_else():
    with pytest.raises(ArchiveError, match="without a student's number"):
        lms_owner(PurePosixPath("Default group_assignsubmission_file/evil_1002_5_x.ipynb"))


def test_canvas(download):
    files = {
        f"doejane_1001_5551_{NAME}.ipynb": work("old"),
        f"doejane_1001_5571_{NAME}-1.ipynb": work("new"),
        "doejane_1001_5572_notes.ipynb": work("notes"),
        f"roejack_LATE_1002_5552_{NAME}.ipynb": work("late"),
        "leeann_1003_5553_homework.ipynb": work("renamed"),
        "leeann_1003_5554_readme.txt": b"hello",
    }
    done = download(files)
    assert done.refused == []
    assert done.actions == dict.fromkeys(["1001", "1002", "1003"], Action.NEW)
    assert done.others == 1
    assert download.submitted() == {"1001": work("new"), "1002": work("late"), "1003": work("renamed")}
    noted = notes(download.small.course, NAME)
    assert {s: (n.name, n.late, n.lms) for s, n in noted.items()} == {
        "1001": ("doejane", False, "canvas"),
        "1002": ("roejack", True, "canvas"),
        "1003": ("leeann", False, "canvas"),
    }


def test_moodle_in_folders_and_without(download):
    done = download(
        {
            f"Jane Doe_2001_assignsubmission_file_/{NAME}.ipynb": work("a"),
            "Jane Doe_2001_assignsubmission_onlinetext_/onlinetext.html": b"<p>see file</p>",
            f"Zoë Roe_2002_assignsubmission_file/deep/{NAME}.ipynb": work("b"),
            f"Max Poe_2003_assignsubmission_file_{NAME}.ipynb": work("c"),
        }
    )
    assert done.refused == []
    assert download.submitted() == {"2001": work("a"), "2002": work("b"), "2003": work("c")}
    assert done.notes["2002"].name == "Zoë Roe"


def test_names_in_utf8_that_the_archive_does_not_declare(download):
    packed = zipped({f"müllerjürg_1001_5551_{NAME}.ipynb": work("a")})
    packed = bytearray(packed)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = packed.find(sign) + offset
        flags = struct.unpack_from("<H", packed, at)[0]
        struct.pack_into("<H", packed, at, flags & ~0x800)
    assert download(bytes(packed)).notes["1001"].name == "müllerjürg"


def test_a_resubmission_in_brightspace_is_the_same_student(download):
    done = download(
        {
            f"HW/7-9 - Jane Doe - Oct 9, 2025 905 PM/{NAME}.ipynb": work("old"),
            f"HW/7-9 - Jane Doe - Oct 10, 2025 1022 AM/{NAME}.ipynb": work("new"),
            "HW/7-9 - Jane Doe - Oct 11, 2025 1022 AM/question.txt": b"Is that right?",
            f"HW/8-9 - Jack Roe - Oct 9, 2025 905 PM/{NAME}.ipynb": work("jack"),
            "HW/index.html": b"<html>",
        }
    )
    assert done.refused == []
    assert download.submitted() == {"7": work("new"), "8": work("jack")}
    noted = notes(download.small.course, NAME)["7"]
    assert (noted.name, noted.lms) == ("Jane Doe", "brightspace")
    local = datetime.datetime(2025, 10, 10, 10, 22).astimezone(datetime.UTC).replace(tzinfo=None)
    assert noted.at == local
    older = {f"7-9 - Jane Doe - Oct 8, 2025 905 PM/{NAME}.ipynb": work("older")}
    assert download(older).actions == {"7": Action.OLDER}


def test_attempts_in_blackboard(download):
    old, new = "HW 1_jane_doe_attempt_2025-10-09-09-05-00", "HW 1_jane_doe_attempt_2025-10-10-10-22-31"
    said = b"Name: Jane Doe (jane_doe)\r\nAssignment: HW 1\r\n"
    done = download(
        {
            f"{old}.txt": said,
            f"{old}_{NAME}.ipynb": work("old"),
            f"{new}.txt": said,
            f"{new}_homework.ipynb": work("new"),
        }
    )
    assert done.refused == []
    assert download.submitted() == {"jane_doe": work("new")}
    assert notes(download.small.course, NAME)["jane_doe"].name == "Jane Doe"


def test_an_export_of_gradescopes(download):
    said = b"""submission_1:
  :submitters:
  - {":name": Jane Doe, ":sid": "1001"}
  - {":name": Jack Roe, ":sid": "1002"}
  :created_at: 2025-10-10 10:22:31.5 Z
"""
    done = download({"e/submission_metadata.yml": said, f"e/submission_1/{NAME}.ipynb": work("ours")})
    assert done.refused == []
    assert download.submitted() == {"1001": work("ours"), "1002": work("ours")}
    assert notes(download.small.course, NAME)["1002"].at == datetime.datetime(
        2025, 10, 10, 10, 22, 31, 500000
    )


def test_repositories_with_a_roster(small, tmp_path, autograder):
    clones = tmp_path / "hw-1-submissions"
    for account in ("Ada-L", "bob"):
        folder = clones / f"hw-1-{account}"
        (folder / ".git").mkdir(parents=True)
        (folder / ".git" / f"{NAME}.ipynb").write_bytes(b"git's own")
        (folder / f"{NAME}.ipynb").write_bytes(work(account))
    roster = tmp_path / "classroom_roster.csv"
    roster.write_text("identifier,github_username,github_id,name\n1001,ada-l,7,Ada Lovelace\n")
    code, _, err = autograder("collect", "01", str(clones), "--roster", str(roster))
    assert (code, err) == (0, "")
    root = small.course.submitted
    assert sorted(path.name for path in root.iterdir()) == ["1001", "bob"]
    assert (root / "1001" / NAME / f"{NAME}.ipynb").read_bytes() == work("Ada-L")
    with sqlite3.connect(small.course.gradebook_file) as book:
        assert book.execute("SELECT id, first_name, last_name FROM student").fetchall() == [
            ("1001", "Ada", "Lovelace")
        ]


def test_a_wrapper_does_not_become_the_student(download):
    with pytest.raises(CourseError, match="everything lies in work/ada, and nobody can tell which"):
        download({f"work/ada/{NAME}.ipynb": work()})
    assert download({f"submissions/ada/{NAME}.ipynb": work()}).actions == {"ada": Action.NEW}


def test_plain_folders(small, tmp_path):
    root = tmp_path / "submitted"
    for path, text in {
        f"ada/{NAME}/{NAME}.ipynb": "in nbgrader's folder",
        "ada/02-other/02-other.ipynb": "another assignment",
        "Bob Bär/anything.ipynb": "the only one",
        f"--help/{NAME}.ipynb": "an awkward id",
        f"--help/.ipynb_checkpoints/{NAME}-checkpoint.ipynb": "junk",
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(work(text))
    (root / "ada" / NAME / "timestamp.txt").write_text("2026-10-31 23:59:00 +0200")
    done = collect(small.course, NAME, root)
    assert done.refused == []
    assert set(done.actions) == {"ada", "Bob Bär", "--help"}
    ada = Submitted("ada", small.root / "grading" / "submitted" / "ada" / NAME / f"{NAME}.ipynb")
    assert ada.read() == work("in nbgrader's folder")
    assert ada.submitted_at() is None, "the files of a folder are the student's own"


def test_other_assignments_are_not_taken_for_this_one(small, tmp_path):
    small.write_solution(small_solution(), "02-other")
    (tmp_path / "s.zip").write_bytes(
        zipped(
            {"a_1_2_02-other.ipynb": work(), "b_2_3_02-other.ipynb": work(), f"b_2_4_{NAME}.ipynb": work("b")}
        )
    )
    done = collect(small.course, NAME, tmp_path / "s.zip")
    assert list(done.actions) == ["2"]
    assert done.refused == [f"1 (a) submitted 02-other.ipynb, another assignment: ask for {NAME}.ipynb"]


# --- Which file counts


def test_a_nested_archive(download):
    inner = zipped(
        {f"work/{NAME}.ipynb": work("deep"), f"__MACOSX/work/._{NAME}.ipynb": b"x", "work/a.png": b"y"}
    )
    done = download(
        {"doejane_1001_5551_all.zip": inner, "roejack_1002_5552_all.zip": zipped({"again.zip": inner})}
    )
    assert done.refused == []
    assert download.submitted() == {"1001": work("deep"), "1002": work("deep")}
    assert done.notes["1001"].source == f"doejane_1001_5551_all.zip/work/{NAME}.ipynb"


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({"a_1_2_x.ipynb": work("x"), "a_1_3_y.ipynb": work("y")}, "none is called 01-small.ipynb: x.ip"),
        ({"a_1_2_report.pdf": b"%PDF"}, "no notebook, but report.pdf"),
        (
            {"a_1_2_a.zip": zipped({f"x/{NAME}.ipynb": work("x"), f"y/{NAME}.ipynb": work("y")})},
            "2 notebooks and are called 01-small.ipynb",
        ),
        ({"a_1_2_a.zip": b"no zip"}, "no zip archive, or a damaged one"),
        (
            {"a_1_2_a.zip": zipped({"b.zip": zipped({"c.zip": zipped({"d.ipynb": work()})})})},
            "an archive in an archive in an archive",
        ),
    ],
)  # fmt: skip
def test_no_clear_choice_is_refused_by_name(download, files, reason):
    done = download({**files, f"b_2_3_{NAME}.ipynb": work("b")})
    assert list(done.actions) == ["2"], "the others are not lost"
    [line] = done.refused
    assert line.startswith("1 (a)")
    assert reason in line
    assert "\n" not in line


def test_the_same_notebook_twice_is_one(download):
    done = download({"a_1_2_x.ipynb": work("x"), "a_1_3_y.ipynb": work("x")})
    assert done.refused == []
    assert download.submitted() == {"1": work("x")}


# --- Collecting again


def test_again_newer_and_older(download):
    first = {f"a_1_10_{NAME}.ipynb": work("first")}
    second = {f"a_1_20_{NAME}-1.ipynb": work("second")}
    assert download(first).actions == {"1": Action.NEW}
    assert download(first).actions == {"1": Action.UNCHANGED}
    assert download(second).actions == {"1": Action.REPLACED}
    assert download(first).actions == {"1": Action.OLDER}
    assert download.submitted() == {"1": work("second")}
    assert notes(download.small.course, NAME)["1"].number == 20
    replaced = download.small.root / "grading" / "collected" / "replaced" / "1" / NAME
    assert [p.read_bytes() for p in replaced.glob(f"*/{NAME}.ipynb")] == [work("first")]


def test_by_time_where_there_is_no_number(download):
    def moodle(text: str, day: int) -> dict:
        path = f"Jane Doe_2001_assignsubmission_file_/{NAME}.ipynb"
        other = f"Max Poe_2002_assignsubmission_file_/{NAME}.ipynb"
        return download({path: work(text), other: work()}, {path: (2026, 11, day, 9, 30, 0)}).actions

    assert moodle("second", 12)["2001"] is Action.NEW
    assert moodle("first", 11)["2001"] is Action.OLDER
    assert moodle("third", 13)["2001"] is Action.REPLACED
    assert download.submitted()["2001"] == work("third")


def test_times_are_kept_as_nbgrader_reads_them(download, monkeypatch):
    early, late = f"A B_1_assignsubmission_file_/{NAME}.ipynb", f"C D_2_assignsubmission_file_/{NAME}.ipynb"
    done = download({early: work("a"), late: work("b")}, {late: (2026, 11, 2, 8, 15, 30)})
    local = datetime.datetime(2026, 11, 2, 8, 15, 30).astimezone(datetime.UTC).replace(tzinfo=None)
    assert done.notes["2"].at == local
    folder = download.small.root / "grading" / "submitted" / "2" / NAME
    assert parse_utc((folder / "timestamp.txt").read_text()) == local
    assert Submitted("2", folder / f"{NAME}.ipynb").submitted_at() == local


def test_the_time_of_packing_is_nobodys_time(download):
    files = {f"n_{i}_{i}_{NAME}.ipynb": work(str(i)) for i in range(1, 10)}
    assert {note.at for note in download(files).notes.values()} == {None}
    now = datetime.datetime.now().timetuple()[:6]
    two = {f"n_{i}_{i + 50}_{NAME}.ipynb": work(f"again {i}") for i in (1, 2)}
    assert {note.at for note in download(two, dict.fromkeys(two, now)).notes.values()} == {None}
    assert not list((download.small.root / "grading" / "submitted").rglob("timestamp.txt"))


def test_a_students_own_timestamp_is_not_believed(download):
    folder = "Jane Doe_2001_assignsubmission_file_"
    download({f"{folder}/{NAME}.ipynb": work(), f"{folder}/timestamp.txt": b"2020-01-01 00:00:00 UTC"})
    path = download.small.root / "grading" / "submitted" / "2001" / NAME / "timestamp.txt"
    assert not path.exists() or "2020" not in path.read_text()


# --- What is refused


@pytest.mark.parametrize("name", ["", ".", "./", "./.", "/"])
def test_a_member_without_a_name_costs_nobody_else(download, name):
    packed = zipped({f"a_1_2_{NAME}.ipynb": work("a"), name or "x": b"?"})
    done = download(packed if name else without_name(packed))
    assert list(done.actions) == ["1"]
    assert len(done.refused) == (not name.endswith("/"))
    assert all("without a name" in line for line in done.refused)


def without_name(content: bytes) -> bytes:
    """An archive whose last member, called x, has a name of no length instead."""
    packed = bytearray(content)
    for mark, at, begin in ((b"PK\x03\x04", 26, 30), (b"PK\x01\x02", 28, 46)):
        header = packed.rindex(mark)
        struct.pack_into("<H", packed, header + at, 0)
        del packed[header + begin]
    end = packed.rindex(b"PK\x05\x06")
    size, offset = struct.unpack_from("<II", packed, end + 12)
    struct.pack_into("<II", packed, end + 12, size - 1, offset - 1)
    return bytes(packed)


def test_what_nobody_foresaw_in_one_students_files_costs_nobody_else(download, monkeypatch):
    from autograder.lms import select

    real = select.choose

    def choose(student: str, *rest):
        if student == "1":
            raise ZeroDivisionError("a bug\nof ours")
        return real(student, *rest)

    monkeypatch.setattr(select, "choose", choose)
    done = download({f"a_1_2_{NAME}.ipynb": work("a"), f"b_2_3_{NAME}.ipynb": work("b")})
    assert list(done.actions) == ["2"]
    assert done.refused == ["1: what was submitted cannot be read (ZeroDivisionError: a bug of ours)"]


@pytest.mark.parametrize("text", ["2026-01-01T10:00 +9999", "0001-01-01 00:00 +2300", "1" * 900, "+9999"])
def test_a_time_that_is_none_ends_nothing(small, tmp_path, text):
    path = tmp_path / "submitted" / "ada" / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(work("hers"))
    path.with_name("timestamp.txt").write_text(text)
    assert list(collect(small.course, NAME, tmp_path / "submitted").actions) == ["ada"]


def linked() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo(f"eve_9_5_{NAME}.ipynb", SECOND)
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr(f"b_2_3_{NAME}.ipynb", work("b"))
    return stream.getvalue()


def encrypted() -> bytes:
    packed = bytearray(zipped({f"eve_9_5_{NAME}.ipynb": work(), f"b_2_3_{NAME}.ipynb": work("b")}))
    struct.pack_into("<H", packed, packed.find(b"PK\x01\x02") + 8, 1)
    return bytes(packed)


def lying() -> bytes:
    """An entry whose table of contents says less than it unpacks to."""
    packed = bytearray(zipped({f"eve_9_5_{NAME}.ipynb": b" " * 9_000_000, f"b_2_3_{NAME}.ipynb": work("b")}))
    struct.pack_into("<I", packed, packed.find(b"PK\x01\x02") + 24, 1000)
    return bytes(packed)


def doubled() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(f"b_2_3_{NAME}.ipynb", work("b"))
        archive.writestr(f"eve_9_5_{NAME}.ipynb", work("one"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr(f"eve_9_5_{NAME}.ipynb", work("two"))
    return stream.getvalue()


def with_others(name: str, content: bytes = b"{}") -> bytes:
    return zipped({name: content, f"b_2_3_{NAME}.ipynb": work("b")})


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (lambda: with_others(f"../../eve_9_5_{NAME}.ipynb"), "leads out of the archive"),
        (lambda: with_others(f"a/../../eve_9_5_{NAME}.ipynb"), "leads out of the archive"),
        (lambda: with_others(f"..\\..\\eve_9_5_{NAME}.ipynb"), "leads out of the archive"),
        (lambda: with_others(f"/eve_9_5_{NAME}.ipynb"), "absolute path"),
        (lambda: with_others(f"C:\\eve_9_5_{NAME}.ipynb"), "absolute path"),
        (lambda: with_others(f"eve\u202e_9_5_{NAME}.ipynb"), "U+202E"),
        (lambda: with_others(f"eve\x1b[2J_9_5_{NAME}.ipynb"), "U+001B"),
        (lambda: with_others(f"eve_9_5_{NAME}.ipynb", b" " * 30_000_000), "zip bomb"),
        (lambda: with_others("eve_9_5_all.zip", zipped({f"{NAME}.ipynb": b" " * 30_000_000})), "zip bomb"),
        (linked, "symbolic link"),
        (encrypted, "encrypted"),
        (lying, "damaged"),
        (doubled, "twice"),
        (lambda: with_others("eve.ipynb"), "does not say whose it is"),
    ],
)  # fmt: skip
def test_refused_by_name_and_the_others_collected(download, archive, reason):
    done = download(archive())
    assert download.submitted() == {"2": work("b")}
    [line] = done.refused
    assert reason in line
    assert "eve" in line
    assert line.isprintable()
    outside = {p.name for p in download.folder.iterdir()}
    assert outside == {"course", "submissions.zip"}


def test_one_number_under_two_names(download):
    done = download(
        {
            f"doejane_1_2_{NAME}.ipynb": work("a"),
            f"roejack_1_3_{NAME}.ipynb": work("b"),
            f"x_2_4_{NAME}.ipynb": work(),
        }
    )
    assert list(done.actions) == ["2"]
    [line] = done.refused
    assert line.startswith("student 1 is there twice")
    assert "roejack_1_3" in line


def test_ids_that_look_the_same(small, tmp_path):
    for student in ("Ada", "ada", "bob"):
        (tmp_path / "in" / student).mkdir(parents=True)
        (tmp_path / "in" / student / "x.ipynb").write_bytes(work(student))
    done = collect(small.course, NAME, tmp_path / "in")
    assert list(done.actions) == ["bob"]
    assert done.refused == ["students Ada, ada differ in case or spelling only: rename all but one"]


@pytest.mark.parametrize(
    "student", ["CON", "nul.txt", "com1", ".hidden", "a.", " a", "a:b", "a\u202eb", "x" * 129, "a\x07"]
)
def test_ids_that_no_folder_should_have(student):
    assert unfit_id(student)


@pytest.mark.parametrize(
    "student", ["1001", "--help", "Jürg O'Neil-Smith", "علی", "contact", "a b", "李小龙"]
)
def test_ids_that_are_fine(student):
    assert unfit_id(student) == ""


def test_a_folder_with_links_and_pipes(small, tmp_path):
    root = tmp_path / "in"
    root.mkdir()
    (root / f"a_1_2_{NAME}.ipynb").write_bytes(work("a"))
    (root / f"b_2_3_{NAME}.ipynb").symlink_to(small.root / "nbgrader_config.py")
    (root / "c_3_4_folder").symlink_to(small.root)
    os.mkfifo(root / f"d_4_5_{NAME}.ipynb")
    done = collect(small.course, NAME, root)
    assert list(done.actions) == ["1"]
    assert sorted(line.partition(" ")[2][:16] for line in done.refused) == ["is a symbolic li"] * 2 + [
        "is no ordinary f"
    ]


def test_links_where_submissions_belong(download, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    submitted = download.small.root / "grading" / "submitted"
    submitted.mkdir(parents=True)
    (submitted / "1").symlink_to(elsewhere)
    done = download({f"a_1_2_{NAME}.ipynb": work("a"), f"b_2_3_{NAME}.ipynb": work("b")})
    assert list(done.actions) == ["2"]
    assert "is no folder" in done.refused[0]
    assert list(elsewhere.iterdir()) == []


def test_limits_of_archives(download, monkeypatch):
    many = zipped({f"{i}.txt": b"" for i in range(3_000)} | {f"{NAME}.ipynb": work()})
    monkeypatch.setattr(archives, "MAX_NESTED_DIRECTORY_BYTES", 100_000)
    [line] = download({"a_1_2_many.zip": many}).refused
    assert "too many files" in line
    large = zipped({f"{NAME}.ipynb": os.urandom(400_000), "x.zip": zipped({"y.ipynb": os.urandom(400_000)})})
    monkeypatch.setattr("autograder.lms.choice.Budget", lambda: zips.Budget(700_000))
    [line] = download({"a_1_2_large.zip": large}).refused
    assert "unpacks to more than" in line


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive at all", zipped({})])
def test_a_download_that_is_none(download, content):
    with pytest.raises(CourseError, match=r"submissions\.zip"):
        download(content)


@given(st.text(max_size=40))
def test_a_safe_path_never_leads_out(name):
    try:
        path = safe_path(name)
    except ArchiveError:
        return
    assert not path.is_absolute()
    assert ".." not in path.parts
    assert all(part.isprintable() for part in path.parts if part.isascii())


@given(st.binary(max_size=300))
def test_garbage_is_refused_in_one_line(tmp_path_factory, garbage):
    path = tmp_path_factory.mktemp("garbage") / "a.zip"
    path.write_bytes(zipped({f"a_1_2_{NAME}.ipynb": work()})[:-40] + garbage)
    said = []
    try:
        for entry in archives.open_download(path).entries:
            entry.read(10_000_000)
    except (CourseError, ArchiveError) as error:
        said.append(str(error))
    assert all(line.count("\n") == 0 for line in said)


# --- The command


def test_command(small: SmallCourse, tmp_path: Path, autograder: Autograder):
    path = tmp_path / "all.zip"
    path.write_bytes(zipped({f"doejane_LATE_1001_5551_{NAME}.ipynb": work(), "notes.txt": b""}))
    code, out, err = autograder("collect", NAME, str(path))
    assert (code, err) == (0, "")
    for said in ("1001", "doejane", "late", "1 submission: 1 new; 1 other file passed over"):
        assert said in out
    path.write_bytes(zipped({f"doejane_LATE_1001_5551_{NAME}.ipynb": work(), "loose.ipynb": b""}))
    code, out, err = autograder("collect", NAME, str(path))
    assert code == 1
    assert err.startswith("refused: loose.ipynb does not say whose it is")
    for arguments in (
        ("nothing", str(path)),
        (NAME, "no-such.zip"),
        (NAME, str(small.root / "nbgrader_config.py")),
    ):
        code, out, err = autograder("collect", *arguments)
        assert code == 2
        assert err.count("\n") == 1
