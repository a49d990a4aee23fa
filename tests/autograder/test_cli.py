"""The command line: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import stub_graders
from small_course import NAME, Autograder, SmallCourse

import autograder.__main__ as command
from autograder.display import console, points, print_messages, printable
from autograder.result import ExerciseResult, Finding, Status, SubmissionResult, SubmissionStatus


@pytest.fixture(autouse=True)
def _without_running_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Grade with the stand-in, in this process."""
    monkeypatch.setattr("autograder.cli_grade._pool", lambda _jobs, _dask: stub_graders.InlinePool())


def test_grade_prints_a_table_with_messages(small: SmallCourse, autograder: Autograder) -> None:
    small.submit("alice")
    small.submit("bob", {"double": "WRONG"})
    code, out, err = autograder("grade", NAME)
    assert code == 0
    # How far it is: on a busy machine there is time to say so.
    assert [line for line in err.splitlines() if not line.startswith("grading ")] == []
    assert "3 / 3" in out
    assert "2 / 3" in out
    assert "double (failed)" in out
    assert "double: double is wrong" in out
    assert "written-why (to be marked)" in out
    assert "2 graded now" in out
    assert "0 graded now, 2 not graded again" in autograder("grade", NAME)[1]


def test_json_follows_the_contract(small: SmallCourse, autograder: Autograder) -> None:
    small.submit("alice")
    small.submit("bob", {"double": "WRONG"})
    small.submit_raw("carl", b"")
    assert autograder("grade", NAME, "--json", "out.json")[0] == 1
    written = json.loads((small.root / "out.json").read_text())
    assert written["assignment"] == NAME
    assert list(written["students"]) == ["alice", "bob", "carl"]
    alice, bob, carl = written["students"].values()
    assert (alice["score"], alice["max_score"], alice["status"]) == (3.0, 3.0, "graded")
    assert alice["exercises"]["written-why"]["points"] is None
    assert alice["exercises"]["written-why"]["status"] == "manual"
    assert bob["exercises"]["double"]["points"] == 0.0
    assert bob["exercises"]["double"]["max_points"] == 1.0
    assert bob["exercises"]["double"]["message"] == "double is wrong"
    assert (carl["score"], carl["status"], carl["exercises"]) == (0, "ungradable", {})
    assert "is empty" in carl["message"]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [(None, 0), ({"double": "WRONG"}, 0), ({"double": "HANG"}, 1), ({"double": "RAISE"}, 1)],
)
def test_exit_codes(
    small: SmallCourse, autograder: Autograder, sources: dict[str, str] | None, expected: int
) -> None:
    small.submit("alice", sources)
    assert autograder("grade", NAME)[0] == expected


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("grade", "02-other"), "unknown assignment '02-other'"),
        (("grade", NAME, "--student", "bob"), "unknown student 'bob'"),
        (("grade", NAME, "--json", "no/such/folder/out.json"), "cannot be written"),
        (("grade", NAME, "--json", "."), "it is a folder"),
        (("release", "02-other"), "unknown assignment '02-other'"),
        (("feedback", "02-other"), "unknown assignment '02-other'"),
    ],
)
def test_a_mistake_is_one_line(
    small: SmallCourse, autograder: Autograder, arguments: tuple[str, ...], says: str
) -> None:
    small.submit("alice")
    code, out, err = autograder(*arguments)
    assert code == 2
    assert err.startswith("autograder: ")
    assert err.count("\n") == 1
    assert says in err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "arguments",
    [
        ("grade",),
        ("grade", NAME, "--jobs", "0"),
        ("grade", NAME, "--timeout", "0"),
        ("grade", NAME, "--timeout", "nan"),
        ("grade", NAME, "--memory", "10"),
        ("grade", NAME, "--dask", "tcp://x:1", "--jobs", "2"),
        ("audit", "--seeds", "0"),
        ("paint",),
    ],
)
def test_wrong_usage(small: SmallCourse, autograder: Autograder, arguments: tuple[str, ...]) -> None:
    small.submit("alice")
    code, out, err = autograder(*arguments)
    assert code == 2
    assert "Traceback" not in out + err


def test_outside_a_course(autograder: Autograder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = autograder("grade", NAME)
    assert code == 2
    assert "no nbgrader_config.py" in err


def test_the_json_is_written_when_nothing_could_be_graded(small: SmallCourse, autograder: Autograder) -> None:
    assert autograder("grade", NAME, "--json", "out.json")[0] == 2
    assert json.loads((small.root / "out.json").read_text()) == {"assignment": NAME, "students": {}}


def test_a_course_is_found_from_below(
    small: SmallCourse, autograder: Autograder, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.submit("alice")
    monkeypatch.chdir(small.course.submitted / "alice")
    assert autograder("grade", NAME)[0] == 0


def test_a_number_is_an_assignments_name(small: SmallCourse, autograder: Autograder) -> None:
    small.submit("alice")
    for short in ("01", "1"):
        code, out, _ = autograder("grade", short)
        assert code == 0
        assert NAME in out
    small.write_solution([], "01-other")
    assert "did you mean 01-other or 01-small?" in autograder("grade", "01")[2]


def test_who_submitted_nothing_is_named_with_the_remedy(small: SmallCourse, autograder: Autograder) -> None:
    small.submit("alice")
    (small.course.submitted / "eve").mkdir()
    code, out, _ = autograder("grade", NAME)
    assert code == 0
    assert "submitted nothing: eve; they get no grade (`--missing-as-zero` gives" in out
    code, out, _ = autograder("grade", NAME, "--missing-as-zero")
    assert code == 0, "it was asked for"
    assert "eve; they get 0 points (`autograder forget 01-small --missing` takes their grades back)" in out
    assert "a grade from before stays, without any work: eve" in autograder("grade", NAME)[1]
    code, out, _ = autograder("forget", "01", "--missing")
    assert code == 0
    assert "01-small: 1 grade forgotten" in out
    assert "the gradebook as it was: grading/backups/gradebook-" in out
    assert "a grade from before stays" not in autograder("grade", NAME)[1]


def test_a_student_called_help(small: SmallCourse, autograder: Autograder) -> None:
    small.submit("--help")
    small.submit("bob")
    code, out, _ = autograder("grade", NAME, "--student", "--help", "--json", "out.json")
    assert code == 0
    assert "3 / 3" in out
    assert list(json.loads((small.root / "out.json").read_text())["students"]) == ["--help"]


def test_ids_print_as_they_are_and_do_no_harm(small: SmallCourse, autograder: Autograder) -> None:
    for student in ("[red]", "\x1b[2Jx", "\u202eevil", "学生"):
        small.submit(student)
    code, out, _ = autograder("grade", NAME)
    assert code == 0
    assert "[red]" in out
    assert r"\x1b[2Jx" in out
    assert r"\u202eevil" in out
    assert "学生" in out
    assert "\x1b" not in out


def test_a_orphaned_mark_is_said(small: SmallCourse, autograder: Autograder) -> None:
    from nbgrader import api

    small.submit("alice", {"written-why": "one"})
    autograder("grade", NAME)
    with api.Gradebook(small.course.database, "word-embeddings") as gradebook:
        gradebook.find_grade("written-why", NAME, NAME, "alice").manual_score = 2.0
        gradebook.db.commit()
    small.submit("alice", {"written-why": "two"})
    assert (
        "alice: the answer changed, what was marked by hand is orphaned: written-why"
        in autograder("grade", NAME)[1]
    )


def test_release_check(small: SmallCourse, autograder: Autograder, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = autograder("release", "--check")
    assert code == 1
    assert f"out of date ({NAME}.ipynb)" in out
    assert not small.course.assignments.exists()


def test_printable_and_points() -> None:
    assert printable("a\nb\tc\x00") == r"a b\tc\x00"
    assert printable("caf\udce9") == r"caf\udce9"
    assert [points(p) for p in (3.0, 2.5, 1 / 3, 0.0, 10.0)] == ["3", "2.5", "0.33", "0", "10"]


def test_messages_lay_out_expected_and_got(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        {"label": "expected", "cells": ["0.125", "2"], "marked": []},
        {"label": "got", "cells": ["[b]3", "2"], "marked": [0]},
    ]
    table = {"headings": ["index", "0", "1"], "rows": rows, "note": "", "listed": False}
    found = [Finding("zeros", "softmax of 0", ["Hint: h"], table), Finding("", "f(2) raised ValueError")]
    failed = ExerciseResult("softmax", "test-softmax", 0.0, 1.0, Status.FAILED, "in prose", findings=found)
    prose = ExerciseResult("entropy", "test-entropy", 0.0, 1.0, Status.FAILED, "in prose alone")
    by_name = {"softmax": failed, "entropy": prose}
    result = SubmissionResult("ada", NAME, SubmissionStatus.GRADED, exercises=by_name)
    print_messages(console(), {"ada": result})
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "ada",
        "  softmax: zeros: softmax of 0",
        "    index         0  1",
        "    expected  0.125  2",
        "    got        [b]3  2",
        "               ^^^^",
        "    Hint: h",
        "  softmax: f(2) raised ValueError",
        "  entropy: in prose alone",
    ]


@pytest.mark.parametrize("code", [0, 1])
def test_validate_says_what_the_students_own_check_says(
    autograder: Autograder, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    asked: list[tuple[Path, float]] = []

    def validate_file(file: Path, seconds: float) -> int:
        asked.append((file, seconds))
        return code

    monkeypatch.setattr("coursekit.validation.terminal.validate_file", validate_file)
    assert autograder("validate", "mine.ipynb", "--seconds", "5")[0] == code
    assert asked == [(Path("mine.ipynb"), 5.0)]


def test_validate_refuses_in_one_line(autograder: Autograder) -> None:
    code, _, err = autograder("validate", "none.ipynb")
    assert code == 2
    assert "none.ipynb does not exist" in err
    assert len(err.strip().splitlines()) == 1
    assert autograder("validate", "none.ipynb", "--seconds", "0")[0] == 2


def test_without_the_graders_packages_the_command_validates(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A clone that a student set up."""
    monkeypatch.setattr(command, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["autograder", "validate", "none.ipynb"])
    assert command.main() == 2
    assert "does not exist" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [(), ("release",), ("grade",), ("feedback",), ("audit",), ("demo",), ("validate",)]
)
def test_help(autograder: Autograder, arguments: tuple[str, ...]) -> None:
    code, out, _ = autograder(*arguments, "--help")
    assert code == 0
    assert "Usage: autograder" in out


def test_help_needs_nothing_heavy() -> None:
    heavy = ("nbgrader", "nbformat", "numpy", "rich.table", "jupyter_client")
    check = f"import sys, autograder.cli; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", check],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"


FULL = "(No space left on device): free some space on its disk, then run this again\n"


def test_a_full_disk_costs_no_submission_that_was_collected_before(
    small: SmallCourse, autograder: Autograder, request: pytest.FixtureRequest
) -> None:
    submission = small.submit("ada")
    before = submission.read_bytes()
    archive = small.root / "submissions.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        for student in ("ada", "grace"):
            stream.writestr(f"{student}/01-small.ipynb", before + b"\n")
    request.getfixturevalue("full_disk")
    code, _, err = autograder("collect", NAME, str(archive))
    assert code == 2
    assert err.count("\n") == 1
    assert str(small.root / "grading") in err
    assert err.endswith(FULL)
    assert submission.read_bytes() == before
    assert not (small.root / "grading" / "submitted" / "grace").exists()


def test_a_full_disk_leaves_no_half_a_unit(
    small: SmallCourse, autograder: Autograder, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("full_disk")
    code, _, err = autograder("new", "02-more")
    assert (code, err) == (2, f"autograder: {small.root}/lectures/02-more.ipynb cannot be written {FULL}")
    assert not list(small.root.rglob("02-more*"))


@pytest.mark.parametrize(
    ("run", "told"),
    [
        ("runpy._run_module_as_main('autograder')", "python3.11 -m autograder"),
        ("import coursekit", "its README says how to set it up"),
    ],
)
def test_an_old_python_is_told_so_in_its_last_line(run: str, told: str) -> None:
    script = f"import runpy, sys; sys.version_info = (3, 10, 13, 'final', 0); {run}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert "Python 3.11 or newer" in last
    assert "this is 3.10.13" in last
    assert told in last
