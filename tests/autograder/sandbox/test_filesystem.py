# ruff: noqa: E501 - sources of cells stand on one line each
"""What a sandbox shows of the machine's files: parts of Python's folders, no copy of the course, no course."""

from __future__ import annotations

import importlib
import json
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from one_session import answer, free, graded, test

from autograder.course import Course
from autograder.grading import submission, task
from autograder.grading.submission import Settings
from autograder.result import Status
from autograder.sandbox import filesystem
from autograder.sandbox.availability import SandboxError, refuse_exposure
from autograder.sandbox.pool import SandboxPool
from autograder.student import landlock

PACKAGES = f"lib/python{sysconfig.get_python_version()}/site-packages"
SECRET = "the-answer-to-everything"
CACHED = (
    filesystem.places,
    filesystem.python_prefixes,
    filesystem._copies_of_the_course,
    filesystem._shown,
)


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that is a Python environment to this interpreter, and holds what a course holds as well."""
    root = tmp_path / "environment"
    for path in (
        "solutions/01/01.ipynb",
        "grading/gradebook.db",
        ".course-secret",
        "share/course/01.ipynb",
        "notes.txt",
        f"{PACKAGES}/coursekit/sgns.py",
        f"{PACKAGES}/coursekit/__pycache__/sgns.cpython-311.pyc",
        f"{PACKAGES}/autograder/judge/judge.py",
        f"{PACKAGES}/tests/submissions/right.py",
        f"{PACKAGES}/coursekit.pyc",
        f"{PACKAGES}/__pycache__/coursekit.cpython-311.pyc",
        f"{PACKAGES}/coursekit-1.0.egg/coursekit/sgns.py",
        f"{PACKAGES}/vendored/coursekit/sgns.py",
        "lib/coursekit/sgns.py",
    ):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(SECRET)
    for name in ("zipped.egg", "zipped.zip"):
        with zipfile.ZipFile(root / PACKAGES / name, "w") as archive:
            archive.writestr("coursekit/sgns.py", SECRET)
    (root / PACKAGES / "honest.py").write_text("here = 1")
    (root / "bin").mkdir()
    (root / "nbgrader_config.py").write_text("")
    monkeypatch.setattr(sys, "prefix", str(root))
    pool = SandboxPool()
    for module in (submission, task):
        monkeypatch.setattr(module, "POOL", pool)
    for cached in CACHED:
        cached.cache_clear()
    yield root
    pool.close()
    for cached in CACHED:
        cached.cache_clear()


def readable(root: Path, **settings: bool) -> list[str]:
    """The files below a folder that a student's cell finds and can read something from."""
    source = f"""
import os
found = []
def look(folder):
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        try:
            look(path) if os.path.isdir(path) else found.append(path) if open(path, "rb").read(1) else None
        except OSError:
            pass
for folder in {[str(root), *(str(root / name) for name in ("lib", "bin", "share", "solutions"))]!r}:
    try:
        look(folder)
    except OSError:
        pass
import json
print(json.dumps(sorted(set(found))))
"""
    result = graded(
        free(source), answer("f", "def f():\n    return 1"), test("f", "assert f() == 1"), **settings
    )
    assert result.exercises["f"].status is Status.PASSED, result.exercises["f"].message
    assert result.notebook is not None
    listed = json.loads(result.notebook["cells"][1]["outputs"][0]["text"])
    return [str(Path(path).relative_to(root)) for path in listed]


@pytest.mark.sandbox
@pytest.mark.parametrize("settings", [{"warm": True}, {"warm": False}], ids=str)
def test_of_an_environment_in_the_courses_folder_only_its_packages_are_shown(
    environment: Path, settings: dict[str, bool]
) -> None:
    assert readable(environment, **settings) == [f"{PACKAGES}/honest.py"]


@pytest.mark.sandbox
def test_nor_is_anything_else_shown_without_landlock(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    assert readable(environment) == [f"{PACKAGES}/honest.py"]


def test_a_course_beside_the_packages_is_no_exposure(environment: Path) -> None:
    assert filesystem.exposure(Course.at(environment).protected) == ""


@pytest.mark.parametrize("way", ["below", "by a link", "linked to", "one file"])
def test_a_course_in_a_folder_that_is_shown_is_refused(environment: Path, tmp_path: Path, way: str) -> None:
    course = environment / "lib" / "course"
    course.mkdir()
    link = tmp_path / "link"
    protected = course
    if way == "by a link":
        link.symlink_to(course)
        protected = link
    elif way == "linked to":
        # What is bound is itself a link to where the course lies.
        (environment / "lib64").symlink_to(tmp_path / "elsewhere")
        protected = tmp_path / "elsewhere" / "grading"
        protected.mkdir(parents=True)
        filesystem.places.cache_clear()
        filesystem._shown.cache_clear()
    elif way == "one file":
        protected = environment / "bin" / "gradebook.db"
    with pytest.raises(SandboxError) as refused:
        refuse_exposure([tmp_path, protected])
    message = str(refused.value)
    assert str(protected) in message
    assert "move the course" in message
    assert "\n" not in message
    with pytest.raises(SandboxError, match="move the course"):
        Settings().protecting([protected])
    assert Settings(sandboxed=False).protecting([protected]).protected == (protected,)


def test_grading_a_course_that_students_could_read_ends_with_one_line(
    environment: Path, autograder: Callable, small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "exec_prefix", str(small.root.parent))
    small.root.rename(small.root.parent / "lib")
    monkeypatch.chdir(small.root.parent / "lib")
    for cached in CACHED:
        cached.cache_clear()
    (name,) = Course.at(small.root.parent / "lib").assignment_names()
    (small.root.parent / "lib" / "grading" / "submitted" / "ada" / name).mkdir(parents=True)
    code, _, said = autograder("grade", name)
    assert code != 0
    assert "move the course" in said
    assert "Traceback" not in said


def test_the_library_is_copied_without_what_is_withheld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "somelibrary"
    for name in (
        "__init__.py",
        "table.json",
        "open.py",
        "part/open.py",
        "part/closed.py",
        "sgns.py",
        "sgns.pyc",
        "sgns.cpython-311-x86_64-linux-gnu.so",
        "__pycache__/sgns.cpython-311.pyc",
        "__pycache__/gone.cpython-311.pyc",
        "reference/__init__.py",
        "reference/deep/answer.py",
        "part/reference/answer.py",
        "draft.ipynb",
    ):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("")
    (package / "__init__.py").write_text("WITHHELD_FROM_STUDENTS = ('sgns', 'part.closed')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(filesystem, "LIBRARIES", ("somelibrary",))
    importlib.invalidate_caches()
    filesystem.copy_library(tmp_path / "shown")
    copied = [
        path.relative_to(tmp_path / "shown" / "somelibrary").as_posix()
        for path in (tmp_path / "shown" / "somelibrary").rglob("*")
        if path.is_file() and "__init__" not in path.name
    ]
    assert sorted(copied) == ["open.py", "part/open.py", "table.json"]
    own = {path.name for path in (tmp_path / "shown" / "autograder").iterdir()}
    assert own - {"__pycache__"} == {"__init__.py", "student", "wire"}
