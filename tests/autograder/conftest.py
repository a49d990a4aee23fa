"""A small course of its own for each test, and the command line in it."""

from __future__ import annotations

import os
import sys
import tempfile
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

# Helpers of these tests, also for the worker processes that a test starts: they inherit the path.
sys.path.insert(0, str(Path(__file__).parent))

from small_course import Autograder, SmallCourse


@pytest.fixture(scope="module", autouse=True)
def _tools_of_this_environment() -> Iterator[None]:
    """nbgrader's own gradebook class starts the `alembic` command."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        yield


@pytest.fixture
def small(tmp_path: Path) -> SmallCourse:
    """A small course in a folder of its own."""
    root = tmp_path / "course"
    root.mkdir()
    return SmallCourse(root)


@pytest.fixture
def autograder(
    small: SmallCourse, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Autograder:
    """Run the command line in the small course; gives exit code, standard output and standard error."""
    from autograder.cli import main

    monkeypatch.chdir(small.root)

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            main(list(arguments))
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def inline_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are made in this process, not in children of it."""
    from stub_graders import InlineRenderers

    for room in ("feedback.write", "marking.write", "report.report", "report.term_page"):
        monkeypatch.setattr(f"autograder.{room}.Renderers", InlineRenderers)


@pytest.fixture
def full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is written in one step finds no space: Linux has a file that is always full."""

    def make(**options: object) -> tuple[int, str]:
        handle, aside = tempfile.mkstemp(**options)
        os.close(handle)
        return os.open("/dev/full", os.O_WRONLY), aside

    monkeypatch.setattr("autograder.files.tempfile", types.SimpleNamespace(mkstemp=make))
