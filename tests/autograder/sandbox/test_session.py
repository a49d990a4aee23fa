# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""A student's process that dies, loops or lies: what it costs, and how the rest goes on."""

from __future__ import annotations

import time

import pytest
from one_session import answer, free, graded, test

from autograder.result import Status, SubmissionStatus
from autograder.sandbox import session as session_module
from autograder.sandbox.session import _clean_output

pytestmark = pytest.mark.sandbox

F = answer("f", "def f(x):\n    return 2 * x"), test("f", "assert f(2) == 4")


def texts(result) -> list[str]:
    """What each cell of the autograded notebook printed or told."""
    assert result.notebook is not None
    found = []
    for cell in result.notebook["cells"]:
        parts = [output.get("text") or output.get("evalue") or "" for output in cell.get("outputs", [])]
        found.append("".join(parts))
    return found


def test_after_a_death_the_cells_run_again_without_the_fatal_one() -> None:
    result = graded(
        free("kept = [1]"), free("import os\nos._exit(0)"), free("kept.append(2)"), free("print(kept)"), *F
    )
    assert "[1, 2]\n" in texts(result)
    assert result.exercises["f"].status is Status.PASSED
    assert result.status is SubmissionStatus.GRADED


def test_a_cell_that_is_fatal_only_the_second_time_is_left_out() -> None:
    marker = "import os, pathlib\nif seen:\n    os._exit(0)\n"
    dies = answer("g", "def g():\n    os._exit(0)"), test("g", "g()")
    again = free("count = globals().get('count', 0) + 1")
    result = graded(
        free("import os; seen = False"), again, free(marker), *dies, free("print('count', count)"), *F
    )
    assert "count 1\n" in texts(result)
    assert result.exercises["g"].status is Status.KILLED
    assert result.exercises["f"].status is Status.PASSED


def test_errors_in_cells_are_kept_as_outputs_and_cost_nothing() -> None:
    result = graded(free("1 / 0"), free("def broken(:"), free("raise SystemExit(3)"), *F)
    assert result.exercises["f"].status is Status.PASSED
    assert "division by zero" in texts(result)[1]
    assert result.status is SubmissionStatus.GRADED


def test_a_cell_that_never_ends_costs_itself() -> None:
    result = graded(free("while True: pass"), free("print('after')"), *F, timeout=1.0)
    assert "after\n" in texts(result)
    assert "ran longer than 1 s" in texts(result)[1]
    assert result.exercises["f"].status is Status.PASSED


def test_the_whole_submission_has_four_times_the_time_of_a_cell() -> None:
    began = time.monotonic()
    result = graded(*[free("while True: pass")] * 20, *F, timeout=0.5)
    assert time.monotonic() - began < 2 + session_module.MAX_START_SECONDS + 10
    assert result.exercises["f"].status is Status.TIMEOUT
    assert "whole notebook ran longer than 2 s" in result.exercises["f"].message
    assert graded(*F).exercises["f"].status is Status.PASSED


def test_starting_sandboxes_cannot_stretch_the_time_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "MAX_START_SECONDS", 0.5)
    # Without a warm server each death costs the start of a whole sandbox.
    result = graded(*[free("import os\nos._exit(0)")] * 30, *F, timeout=0.5, warm=False)
    assert result.exercises["f"].status is Status.TIMEOUT


def test_what_a_cell_leaves_running_goes_on_beside_the_next() -> None:
    result = graded(
        free("import threading, time\nthreading.Thread(target=time.sleep, args=(30,), daemon=True).start()"),
        free("import subprocess\nchild = subprocess.Popen(['sleep', '30'])"),
        free("print(child.poll())"),
        *F,
    )
    assert "None\n" in texts(result)
    assert result.exercises["f"].status is Status.PASSED


def test_stray_processes_of_a_failed_answer_are_ended() -> None:
    spawn = answer("g", "import subprocess\ndef g():\n    subprocess.Popen(['sleep', '3033'])\n    1 / 0")
    count = (
        "import os\nnames = [p for p in os.listdir('/proc') if p.isdigit()]\n"
        "print('strays', sum(b'3033' in open(f'/proc/{p}/cmdline', 'rb').read() for p in names))"
    )
    # Landlock hides the others' command lines from a warm process, so this one is cold.
    result = graded(spawn, test("g", "g()"), free(count), *F, warm=False)
    assert result.exercises["f"].status is Status.PASSED
    assert "strays 0\n" in texts(result)


def test_files_and_working_folder_begin_empty_each_time() -> None:
    graded(free("open('left.txt', 'w').write('x')"), *F)
    result = graded(free("import os\nprint(os.listdir(), os.getcwd() == os.path.expanduser('~'))"), *F)
    assert "[] True\n" in texts(result)


def test_cost_is_measured() -> None:
    result = graded(free("x = np.ones(10_000_000)\nwhile __import__('time').process_time() < 0.6: pass"), *F)
    assert result.cpu_seconds > 0.3
    assert result.peak_memory_mb > 80


def test_outputs_of_a_submission_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "MAX_OUTPUT_BYTES", 10_000)
    result = graded(*[free("print('x' * 4000)")] * 10, *F)
    assert sum(map(len, texts(result))) < 10_000
    assert result.exercises["f"].status is Status.PASSED


@pytest.mark.parametrize(
    "item",
    [None, 7, [], {}, {"output_type": "grade"}, {"output_type": "display_data"}, {"output_type": "display_data", "data": {"text/html": 7}},
     {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}}, {"output_type": ["stream"]}],
)  # fmt: skip
def test_outputs_that_are_none_are_dropped(item: object) -> None:
    assert _clean_output(item) is None


def test_outputs_are_brought_to_the_notebook_s_format() -> None:
    assert _clean_output({"output_type": "stream", "name": "evil", "text": "a\ud800", "points": 7}) == {
        "output_type": "stream",
        "name": "stdout",
        "text": "a?",
    }
    error = _clean_output(
        {"output_type": "error", "ename": 7, "evalue": "x" * 10_000, "traceback": ["line", None]}
    )
    assert error == {"output_type": "error", "ename": "", "evalue": "x" * 2_000, "traceback": ["line", ""]}
    shown = _clean_output(
        {
            "output_type": "execute_result",
            "data": {"text/plain": "1", "text/x-evil": "2"},
            "execution_count": True,
        }
    )
    assert shown == {
        "output_type": "execute_result",
        "data": {"text/plain": "1"},
        "metadata": {},
        "execution_count": None,
    }
