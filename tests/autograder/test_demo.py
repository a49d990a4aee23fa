"""The demo: the whole way on a small course, and nothing left where it came from."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from autograder.course import Course, CourseError
from autograder.demo import _samples, _submissions, run_demo
from autograder.gradebook.gradebook import results
from autograder.notebook import load_assignment

CELLS = '''"""Sample answers."""

# %% wrong: adds three | mentions: double
def double(x):
    return x + 3

# %% wrong: without a pattern
def double(x):
    return x + 4
'''


def everything(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where temporary folders are made, for this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_whole_way(small, temporary):
    [name] = small.course.assignment_names()
    folder = small.root / "tests" / "submissions" / name
    (folder / "right").mkdir(parents=True)
    (folder / "double.py").write_text(CELLS)
    (folder / "right" / "broken.py").write_text("no header")
    (folder / "right" / "adds.py").write_text('"""Adds."""\n\n\ndef double(x):\n    return x + x\n')
    before = everything(small.root)

    stream = io.StringIO()
    root = run_demo(small.root, Console(file=stream, width=120, markup=False))
    printed = stream.getvalue()

    assert everything(small.root) == before, "nothing is left in the course"
    assert root.parent == temporary
    course = Course.at(root)
    graded = {student: recorded.result for student, recorded in results(course, name).items()}
    assert {student: (result.score, str(result.status)) for student, result in graded.items()} == {
        "another-way": (3.0, "graded"),
        "blank": (0.0, "graded"),
        "broken-file": (0.0, "ungradable"),
        "half-done": (1.0, "graded"),
        "hostile": (0.0, "graded"),
        "partly-wrong-1": (2.0, "graded"),
        "perfect": (3.0, "graded"),
        "wrong-name": (0.0, "ungradable"),
    }
    pages = sorted(course.feedback.rglob("*.html"))
    assert len(pages) == len(graded)
    for page in pages:
        assert str(page) in printed
        assert "hidden_name" not in page.read_text()
        assert "<script" not in page.read_text()
    assert "double(2) is 4" in printed, "the messages are shown"
    assert str(root) in printed


def test_without_sample_submissions_it_says_so_and_makes_do(small):
    [name] = small.course.assignment_names()
    assignment = load_assignment(small.course.solution(name), name)
    stream = io.StringIO()
    samples = list(_samples(small.course, assignment, Console(file=stream, width=200)))
    assert samples == []
    assert "no sample submissions" in stream.getvalue()
    assert len(stream.getvalue().splitlines()) == 1
    students = [student for student, *_ in _submissions(small.course, assignment, samples)]
    assert students == ["perfect", "half-done", "blank", "broken-file", "wrong-name", "hostile"]


def test_without_an_assignment_it_is_one_line(small, temporary):
    shutil.rmtree(small.root / "solutions")
    with pytest.raises(CourseError, match="nothing to demonstrate"):
        run_demo(small.root)
    assert list(temporary.iterdir()) == []
