"""Unpacking a release over an older one, in every way that students unpack: their work stays."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import pytest
from small_course import ROOT, SmallCourse, small_solution

from autograder.authoring.bundle import write_bundle

WORK = "assignments/01-small/01-small.ipynb"


@pytest.fixture
def course(small: SmallCourse) -> SmallCourse:
    """A course with a library, a set-up script and two units, one of which has data."""
    (small.root / "coursekit").mkdir()
    (small.root / "coursekit" / "__init__.py").write_text("one = 1\n")
    (small.root / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "setup_env.py", small.root / "scripts")
    small.write_solution(small_solution(), "02-other")
    for name in ("01-small", "02-other"):
        released(small, name, "first")
    (small.root / "assignments" / "01-small" / "data.txt").write_text("1 2 3\n")
    return small


def released(course: SmallCourse, name: str, text: str) -> None:
    """A new version of an assignment and its lecture."""
    for path in (
        course.root / "assignments" / name / f"{name}.ipynb",
        course.root / "lectures" / f"{name}.ipynb",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'{{"cells": [], "metadata": {{"said": "{text}"}}}}')


def unpack(course: SmallCourse, home: Path, *names: str) -> Path:
    """Bundle some units, and unpack them as every program does that replaces files without asking."""
    bundle = write_bundle(course.course, course.root / "week.zip", names or None)
    with zipfile.ZipFile(bundle.file) as archive:
        archive.extractall(home)
    return home / "course"


def add(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the set-up calls."""
    script = folder / "scripts" / "add_notebooks.py"
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder.parent,
    )


def test_work_survives_the_same_and_the_next_release(course: SmallCourse, tmp_path: Path) -> None:
    home = tmp_path / "student"
    folder = unpack(course, home, "01")
    done = add(folder)
    assert done.stdout.splitlines() == [
        "new: assignments/01-small/01-small.ipynb",
        "new: assignments/01-small/data.txt",
        "new: lectures/01-small.ipynb",
    ]
    (folder / WORK).write_text("my work of the whole night")
    # The same zip again, and then the next week's, over it: replaced without a question.
    for names in (("01",), ("01", "02")):
        unpack(course, home, *names)
        assert (folder / WORK).read_text() == "my work of the whole night"
        assert add(folder).returncode == 0
        assert (folder / WORK).read_text() == "my work of the whole night"
    assert "first" in (folder / "assignments/02-other/02-other.ipynb").read_text()
    assert add(folder).stdout == "1 with your work left as they are\n"


def test_what_nobody_worked_on_is_brought_up_to_date(course: SmallCourse, tmp_path: Path) -> None:
    folder = unpack(course, tmp_path / "student")
    add(folder)
    (folder / WORK).write_text("mine")
    for name in ("01-small", "02-other"):
        released(course, name, "second")
    unpack(course, tmp_path / "student")
    said = add(folder).stdout.splitlines()
    assert f"yours is kept: {WORK} (its new version is released/{WORK})" in said
    assert "brought up to date: assignments/02-other/02-other.ipynb" in said
    assert "brought up to date: lectures/01-small.ipynb" in said
    assert (folder / WORK).read_text() == "mine"
    assert "second" in (folder / "released" / WORK).read_text()


def test_a_release_unpacked_elsewhere_joins_the_folder_in_use(course: SmallCourse, tmp_path: Path) -> None:
    # Windows' "Extract all" makes a folder for each zip, macOS puts a 2 behind the name.
    old = unpack(course, tmp_path / "week 1", "01")
    add(old)
    (old / WORK).write_text("mine")
    (old / ".venv").mkdir()
    (course.root / "coursekit" / "__init__.py").write_text("two = 2\n")
    new = unpack(course, tmp_path / "week 2", "02")
    done = add(new, str(old))
    assert done.stdout.splitlines() == [
        "new: assignments/02-other/02-other.ipynb",
        "new: lectures/02-other.ipynb",
    ]
    assert (old / WORK).read_text() == "mine"
    assert (old / "coursekit" / "__init__.py").read_text() == "two = 2\n"
    assert not (new / "assignments").exists()


def test_a_folder_that_is_no_course_is_refused(course: SmallCourse, tmp_path: Path) -> None:
    folder = unpack(course, tmp_path / "student")
    (tmp_path / "photos").mkdir()
    for arguments, told in (([str(tmp_path / "photos")], "no folder of this course"), ([], "there is no")):
        if not arguments:
            shutil.rmtree(folder / "released")
        done = add(folder, *arguments)
        assert done.returncode == 1
        assert told in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1
    assert list((tmp_path / "photos").iterdir()) == []


def test_without_a_record_nothing_is_replaced(course: SmallCourse, tmp_path: Path) -> None:
    folder = unpack(course, tmp_path / "student")
    add(folder)
    (folder / ".released.json").write_text("[broken")
    released(course, "01-small", "second")
    unpack(course, tmp_path / "student")
    assert f"yours is kept: {WORK}" in add(folder).stdout
    assert "first" in (folder / WORK).read_text()


def test_the_set_up_adds_before_it_installs(
    course: SmallCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = unpack(course, tmp_path / "student")
    setup = _module(folder / "scripts" / "setup_env.py")
    installed: list[bool] = []
    monkeypatch.setattr(setup, "set_up", lambda student: installed.append((folder / WORK).is_file()))
    monkeypatch.setattr(sys, "argv", ["setup_env.py", "--student"])
    assert setup.main() == 0
    assert installed == [True]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("setup_env_of_bundle", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
