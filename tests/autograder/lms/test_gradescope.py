"""Grading as in Gradescope: what lies in its folders, and the results that it shows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from small_course import NAME, SmallCourse, cell, notebook, small_solution
from stub_graders import InlinePool

from autograder.lms import gradescope
from autograder.lms.gradescope import MANIFEST, grade_submission, main, results_json
from autograder.notebook import load_assignment
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus
from autograder.sandbox.availability import SandboxError


@pytest.fixture
def root(small: SmallCourse, tmp_path: Path) -> Path:
    """Gradescope's folders, with the small course as the autograder."""
    root = tmp_path / "autograder"
    shutil.copytree(small.root, root / "source")
    (root / "source" / MANIFEST).write_text(json.dumps({"assignment": NAME}))
    (root / "submission").mkdir()
    users = [{"email": "zoe@example.org", "id": 2}, {"email": "ada@example.org", "id": 1, "name": "Ada"}]
    (root / "submission_metadata.json").write_text(json.dumps({"id": 7, "users": users}))
    return root


def submit(root: Path, extra: str = "", path: str = f"{NAME}.ipynb") -> None:
    cells = small_solution()
    if extra:
        cells.append(cell("code", extra, "extra"))
    file = root / "submission" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(notebook(cells)))


def test_each_exercise_is_a_test_with_its_message(small: SmallCourse) -> None:
    assignment = load_assignment(small.course.solution(NAME), NAME)
    leak = next(c.source for c in assignment.cells if c.grade_id == "test-greet")
    result = SubmissionResult(
        "ada",
        NAME,
        SubmissionStatus.GRADED,
        exercises={
            "double": ExerciseResult("double", "test-double", 1.0, 1.0, Status.PASSED, seed=5),
            "greet": ExerciseResult("greet", "test-greet", 0.5, 2.0, Status.FAILED, "no exclamation mark"),
            "leaky": ExerciseResult("leaky", "test-leaky", 0.0, 2.0, Status.FAILED, leak),
            "why": ExerciseResult("why", "why", None, 2.0, Status.MANUAL),
        },
    )
    said = results_json(small.course, assignment, result)
    assert [(t["name"], t["score"], t["max_score"], t["status"], t["output"]) for t in said["tests"]] == [
        ("double", 1.0, 1.0, "passed", "passed"),
        ("greet", 0.5, 2.0, "failed", "no exclamation mark"),
        ("leaky", 0.0, 2.0, "failed", "a check failed"),
    ]
    assert said["output"] == "why: marked by a person."
    assert said["extra_data"] == {"assignment": NAME, "seeds": {"double": 5}}
    assert said["stdout_visibility"] == "hidden"


def test_a_notebook_is_found_and_its_group_has_one_seed(root: Path) -> None:
    submit(root, path=f"work/{NAME} (1).ipynb")
    tasks = []

    class Pool(InlinePool):
        def submit(self, task):
            tasks.append(task)
            return super().submit(task)

    said = grade_submission(root, Pool)
    assert [test["score"] for test in said["tests"]] == [1.0, 2.0]
    assert tasks[0].student == "ada@example.org"
    (root / "submission_metadata.json").write_text("{")
    grade_submission(root, Pool)
    assert tasks[1].student == "student"
    assert tasks[1].seeds != tasks[0].seeds


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, f"Nothing was submitted: submit {NAME}.ipynb."),
        ({"notes.txt": "x"}, "submitted no notebook, but notes.txt"),
        ({"a.ipynb": "{}", "b.ipynb": "[]"}, "submitted 2 notebooks and none is called 01-small.ipynb"),
        ({f"{NAME}.ipynb": "{"}, "could not be graded: the notebook is not valid JSON"),
    ],
)
def test_what_cannot_be_graded_is_said_to_the_student(root: Path, files: dict[str, str], says: str) -> None:
    for name, text in files.items():
        (root / "submission" / name).write_text(text)
    said = grade_submission(root, InlinePool)
    assert said["score"] == 0.0
    assert says in said["output"]
    assert "tests" not in said


def test_there_is_a_file_even_if_the_autograder_fails(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "source" / MANIFEST).unlink()
    main(root)
    said = json.loads((root / "results" / "results.json").read_text())
    assert said["score"] == 0.0
    assert "not your mistake" in said["output"]
    assert "FileNotFoundError" in capsys.readouterr().err


ATTACK = """
import os, socket
seen = []
for attempt in (
    lambda: open({solution!r}).read(),
    lambda: open({results!r}, "w"),
    lambda: socket.create_connection(("127.0.0.1", 9)),
    lambda: os.kill(os.getppid(), 9),
):
    try:
        attempt()
    except OSError:
        seen.append("refused")
    else:
        seen.append("allowed")
"""
DOUBLE = """
def double(x):
    assert seen == ["refused"] * 4, seen
    return 2 * x
"""


@pytest.mark.sandbox
@pytest.mark.slow
def test_without_namespaces_student_code_is_contained_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def none_here() -> None:
        raise SandboxError("bubblewrap cannot make a sandbox here")

    monkeypatch.setattr(gradescope, "check_available", none_here)
    attack = ATTACK.format(
        solution=str(root / "source" / "solutions" / NAME / f"{NAME}.ipynb"),
        results=str(root / "results.json"),
    )
    # What it saw decides about an exercise, so that the result says what was refused.
    cells = small_solution()
    cells[2]["source"] = attack + DOUBLE
    (root / "submission" / f"{NAME}.ipynb").write_text(json.dumps(notebook(cells)))
    said = grade_submission(root)
    assert [(test["name"], test["score"], test["output"]) for test in said["tests"]] == [
        ("double", 1.0, "passed"),
        ("greet", 2.0, "passed"),
    ]
    assert "weaker than at home: student code: it shares the process table" in capsys.readouterr().err
