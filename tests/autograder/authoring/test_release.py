"""Releasing: what students get, always the same, never a secret, and never half."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest
import stub_graders
from small_course import NAME, Autograder, SmallCourse, cell, small_solution

from autograder.authoring.release import Released, release
from autograder.course import CourseError
from autograder.grading.submission import GradingTask
from autograder.notebook_file import NotebookError
from autograder.result import SubmissionResult, ungradable


def make(small: SmallCourse, names: list[str] | None = None, **options) -> list[Released]:
    return release(small.course, names, **{"grade": stub_graders.quick, **options})


def released(small: SmallCourse, name: str = NAME) -> Path:
    return small.course.assignments / name / f"{name}.ipynb"


def sources(path: Path) -> dict[str, str]:
    return {c["id"]: "".join(c["source"]) for c in json.loads(path.read_text())["cells"]}


def test_students_get_stubs_and_visible_tests(small: SmallCourse) -> None:
    make(small)
    got = sources(released(small))
    assert got["double"] == 'def double(x):\n    """Twice x."""\n    raise NotImplementedError()'
    assert got["test-double"] == 'assert double(2) == 4, "double(2) is 4"'
    assert "addition" not in got["written-why"]
    assert got["imports"] == "import math"


def test_a_release_is_the_same_every_time(small: SmallCourse) -> None:
    cells = small_solution()
    cells[2]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "4\n"}]
    cells[2]["execution_count"] = 7
    cells[2]["metadata"]["execution"] = {"iopub.execute_input": "2024-01-01T00:00:00Z"}
    small.write_solution(cells)
    assert make(small)[0].changed == (f"{NAME}.ipynb",)
    first = released(small).read_bytes()
    assert first.endswith(b"}\n")
    for forbidden in (b"2024-01-01", b"4\\n", b'"execution_count": 7'):
        assert forbidden not in first
    assert make(small)[0].changed == ()
    assert released(small).read_bytes() == first


def test_cells_without_ids_get_lasting_ones(small: SmallCourse) -> None:
    path = small.course.solution(NAME)
    document = json.loads(path.read_text())
    for one in document["cells"]:
        del one["id"]
    path.write_text(json.dumps({**document, "nbformat_minor": 4}))
    make(small)
    first = released(small).read_bytes()
    make(small)
    assert released(small).read_bytes() == first
    assert "test-double" in sources(released(small))


def test_data_files_come_along_and_stale_ones_go(small: SmallCourse) -> None:
    words = small.course.solution(NAME).parent / "data" / "words.txt"
    words.parent.mkdir()
    words.write_text("a b c")
    assert make(small)[0].changed == (f"{NAME}.ipynb", "data/words.txt")
    assert (small.course.assignments / NAME / "data" / "words.txt").read_text() == "a b c"
    words.unlink()
    assert make(small)[0].changed == ("data/words.txt",)
    assert not (small.course.assignments / NAME / "data" / "words.txt").exists()


def test_check_writes_nothing(small: SmallCourse) -> None:
    assert make(small, check=True)[0].changed == (f"{NAME}.ipynb",)
    assert not small.course.assignments.exists()
    make(small)
    assert make(small, check=True)[0].changed == ()
    released(small).write_text("edited by hand")
    assert make(small, check=True)[0].changed == (f"{NAME}.ipynb",)
    assert released(small).read_text() == "edited by hand"


def untouched(small: SmallCourse) -> bool:
    """Whether the old release is still there, and nothing else."""
    files = sorted(p.name for p in small.course.assignments.rglob("*"))
    return files == [NAME, f"{NAME}.ipynb"] and released(small).read_text() == "the old release"


@pytest.fixture
def with_old(small: SmallCourse) -> SmallCourse:
    """A course with an earlier release."""
    released(small).parent.mkdir(parents=True)
    released(small).write_text("the old release")
    return small


def test_a_syntax_error_is_one_line_and_nothing_is_written(
    with_old: SmallCourse, autograder: Autograder
) -> None:
    cells = small_solution()
    cells[2]["source"] = cells[2]["source"].replace("2 * x", "(2 * x")
    cells[3]["source"] += "\nassert ="
    with_old.write_solution(cells)
    for arguments in ([], ["--check"]):
        code, out, err = autograder("release", *arguments)
        assert (code, out) == (2, "")
        assert err == (
            f"autograder: {with_old.course.solution(NAME)}: cell 3 (double), line 4: '(' was never closed: "
            "answer_of_double = (2 * x (and 1 more cell)\n"
        )
        assert untouched(with_old)


def test_a_solution_has_to_pass_its_own_tests(with_old: SmallCourse) -> None:
    cells = small_solution()
    cells[2]["source"] = "def double(x):\n    ### BEGIN SOLUTION\n    return 'WRONG'\n    ### END SOLUTION"
    with_old.write_solution(cells)
    with pytest.raises(CourseError, match=r"does not pass its own tests: double failed \(double is wrong\)"):
        make(with_old)
    assert untouched(with_old)


def test_a_solution_that_cannot_be_graded(with_old: SmallCourse) -> None:
    def refuse(task: GradingTask) -> SubmissionResult:
        return ungradable(task.student, task.assignment.name, "too strange")

    with pytest.raises(CourseError, match="cannot be graded: too strange"):
        make(with_old, grade=refuse)
    assert untouched(with_old)


def test_a_hidden_test_in_a_visible_cell_is_refused(with_old: SmallCourse) -> None:
    cells = small_solution()
    hidden = cells[5]["source"].split("### BEGIN HIDDEN TESTS\n")[1].split("\n### END")[0]
    with_old.write_solution([*cells, cell("code", hidden, "copied")])
    with pytest.raises(
        CourseError, match=r"01-small\.ipynb holds 2 of the 2 telling lines of the hidden test of test-greet"
    ):
        make(with_old)
    assert untouched(with_old)


def test_a_leak_in_a_lecture_is_refused(with_old: SmallCourse) -> None:
    lecture = with_old.root / "lectures" / "01.md"
    lecture.parent.mkdir()
    lecture.write_text("    answer_of_double = 2 * x\n    return answer_of_double\n")
    with pytest.raises(
        CourseError, match=r"^lectures/01\.md holds 2 of the 2 telling lines of the solution of double"
    ):
        make(with_old)
    assert untouched(with_old)


def test_a_solution_region_outside_an_answer_cell_is_refused(with_old: SmallCourse) -> None:
    extra = cell("code", "### BEGIN SOLUTION\nx = 1\n### END SOLUTION", "stray")
    with_old.write_solution([*small_solution(), extra])
    with pytest.raises(
        CourseError, match=r"nbgrader refuses it: .*Solution region detected in a non-solution cell"
    ):
        make(with_old)
    assert untouched(with_old)


def test_broken_notebooks_and_names(with_old: SmallCourse) -> None:
    with pytest.raises(CourseError, match="unknown assignment '01-smal': did you mean 01-small"):
        make(with_old, ["01-smal"])
    with_old.course.solution(NAME).write_text("{ broken")
    with pytest.raises(NotebookError, match="is not valid JSON"):
        make(with_old)
    assert untouched(with_old)


def test_a_release_folder_that_cannot_be_written(small: SmallCourse) -> None:
    small.course.assignments.write_text("a file where the folder ought to be")
    with pytest.raises(CourseError, match="assignments cannot be written"):
        make(small)


def test_a_full_disk_is_told_and_the_old_release_stays(
    with_old: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def always_full(*_: object, **__: object) -> IO[str]:
        return Path("/dev/full").open("w")

    monkeypatch.setattr("nbconvert.writers.files.open", always_full, raising=False)
    with pytest.raises(CourseError) as told:
        make(with_old)
    assert str(with_old.course.assignments) in str(told.value)
    assert str(told.value).endswith(
        " cannot be written (No space left on device): free some space on its disk, then run this again"
    )
    assert untouched(with_old)


def test_releasing_needs_no_gradebook_and_no_secret(small: SmallCourse) -> None:
    small.secret_file.unlink()
    make(small)
    assert not (small.root / "grading" / "gradebook.db").exists()
    assert not small.secret_file.exists()


@pytest.mark.slow
def test_plain_nbgrader_makes_the_same_cells(small: SmallCourse) -> None:
    make(small)
    ours = json.loads(released(small).read_text())["cells"]
    command = [str(Path(sys.executable).with_name("nbgrader")), "generate_assignment", NAME, "--force"]
    done = subprocess.run(command, cwd=small.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(released(small).read_text())["cells"] == ours
