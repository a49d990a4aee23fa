"""What a student submitted is never imported outside the sandbox, wherever an instructor stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from small_course import NAME, SmallCourse

from autograder.interpreters import trusting_no_folder

#: Imported by every interpreter that is started, by the commands, and by a grading process; not by Python
#: before `python -m autograder` comes to the package.
TRAPS = ("struct", "random", "signal", "selectors", "multiprocessing", "numpy", "sqlalchemy", "nbformat")


def started() -> str:
    """Where an interpreter that is started now looks for modules first."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(repr(sys.path[0]))"], capture_output=True, text=True
    )
    return done.stdout.strip()


def test_interpreters_started_meanwhile_do_not_look_where_they_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONSAFEPATH", raising=False)
    assert started() == "''"
    with trusting_no_folder():
        assert started() != "''"
    assert started() == "''"
    assert "PYTHONSAFEPATH" not in os.environ


def test_what_was_set_before_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSAFEPATH", "yes")
    with trusting_no_folder():
        pass
    assert os.environ["PYTHONSAFEPATH"] == "yes"


@pytest.mark.slow
@pytest.mark.sandbox
@pytest.mark.parametrize("command", [["-m", "autograder"], [str(Path(sys.executable).parent / "autograder")]])
def test_an_instructor_may_stand_in_a_students_folder(
    small: SmallCourse, tmp_path: Path, command: list[str]
) -> None:
    folder = small.submit("ada").parent
    sprung = tmp_path / "sprung"
    for name in TRAPS:
        (folder / f"{name}.py").write_text(
            f"open({str(sprung)!r}, 'a').write({name!r} + ' ')\nraise ImportError\n"
        )
    for arguments in (["grade", NAME, "--jobs", "1"], ["feedback", NAME]):
        done = subprocess.run(
            [sys.executable, *command, *arguments], cwd=folder, capture_output=True, text=True, timeout=120
        )
        assert not sprung.exists(), sprung.read_text()
        assert done.returncode == 0, done.stderr
