# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""A student's process that dies, loops or lies: what it costs, and how the rest goes on."""

from __future__ import annotations

import pytest
from one_session import answer, free, graded, test

from autograder.result import Status, SubmissionStatus
from autograder.sandbox import outputs
from autograder.sandbox import session as session_module

pytestmark = pytest.mark.sandbox

#: A function that computes for so long, whatever else the machine does.
BURN = """import time
def burn():
    end = time.process_time() + SECONDS
    while time.process_time() < end:
        pass
    return 1"""
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
    result = graded(free("while True: pass"), free("print('after')"), *F, timeout=0.3)
    assert "after\n" in texts(result)
    assert "used more than 0.3 s of CPU time" in texts(result)[1]
    assert result.exercises["f"].status is Status.PASSED


def test_free_cells_share_four_times_the_time_of_a_cell() -> None:
    result = graded(*[free("while True: pass")] * 15, free("print('after all')"), *F, timeout=0.2)
    assert "used more than 0.2 s of CPU time" in texts(result)[1]
    assert "own cells have used their 0.8 s of CPU time together" in texts(result)[15]
    assert "was not run" in texts(result)[15]
    assert result.exercises["f"].status is Status.PASSED
    assert result.cpu_seconds < 30


def test_endless_cells_of_one_s_own_take_no_time_from_tests() -> None:
    honest = answer("g", BURN.replace("SECONDS", "0.12")), test("g", "assert f(1) == 2 and burn() == 1")
    result = graded(
        *F, *honest, *[free("while True: pass")] * 5, test("h", "assert burn() == 1"), timeout=0.2
    )
    assert [exercise.status for exercise in result.exercises.values()] == [Status.PASSED] * 3


def test_many_honest_long_cells_lose_nothing() -> None:
    result = graded(free(BURN.replace("SECONDS", "0.15")), *[free("burn()")] * 5, *F, timeout=0.2)
    assert result.exercises["f"].status is Status.PASSED
    assert result.status is SubmissionStatus.GRADED


def test_a_cell_after_the_time_of_all_is_gone_has_a_little() -> None:
    helper = free("def double(x):\n    return 2 * x")
    needs = answer("g", "def g(x):\n    return double(x)"), test("g", "assert g(2) == 4")
    result = graded(*[free("while True: pass")] * 4, helper, *needs, timeout=0.2)
    assert result.exercises["g"].status is Status.PASSED


def test_cells_run_again_without_those_for_which_no_time_is_left() -> None:
    dies = [
        (answer(name, f"def {name}():\n    __import__('os')._exit(0)"), test(name, f"{name}()"))
        for name in "ghi"
    ]
    slow = free(
        "count = globals().get('count', 0)\n" + BURN.replace("SECONDS", "0.16") + "\nburn()\ncount = 1"
    )
    result = graded(*[slow] * 3, *[cell for pair in dies for cell in pair], *F, timeout=0.2)
    assert [result.exercises[name].status for name in "ghi"] == [Status.KILLED] * 3
    assert result.exercises["f"].status is Status.PASSED
    assert result.cpu_seconds < 15


def test_starting_processes_cannot_go_on_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session_module, "MAX_START_SECONDS", 0.5)
    starts = []
    start = session_module.Session._start
    monkeypatch.setattr(session_module.Session, "_start", lambda self: starts.append(1) or start(self))
    result = graded(*[free("import os\nos._exit(0)")] * 60, *F, timeout=0.5)
    assert len(starts) < 40
    assert result.exercises["f"].status is Status.PASSED


def test_processes_that_a_cell_leaves_running_end_with_it_and_threads_go_on() -> None:
    result = graded(
        free(
            "import threading, time\nthread = threading.Thread(target=time.sleep, args=(3000,), daemon=True)\nthread.start()"
        ),
        free("import subprocess\nchild = subprocess.Popen(['sleep', '3000'])"),
        free("print(child.wait(), thread.is_alive())"),
        *F,
    )
    assert "-9 True\n" in texts(result)
    assert result.exercises["f"].status is Status.PASSED


def test_processes_that_a_test_leaves_running_end_with_it() -> None:
    spawn = answer(
        "g", "import subprocess\ndef g():\n    global child\n    child = subprocess.Popen(['sleep', '3000'])"
    )
    result = graded(spawn, test("g", "g()"), free("print(child.wait())"), *F)
    assert result.exercises["g"].status is Status.PASSED
    assert "-9\n" in texts(result)


def test_stray_processes_of_a_failed_answer_are_ended() -> None:
    spawn = answer(
        "g",
        "import subprocess\ndef g():\n    global child\n    child = subprocess.Popen(['sleep', '3033'])\n    1 / 0",
    )
    result = graded(spawn, test("g", "g()"), free("print(child.wait())"), *F, warm=False)
    assert result.exercises["g"].status is Status.FAILED
    assert result.exercises["f"].status is Status.PASSED
    assert "-9\n" in texts(result)


def test_files_and_working_folder_begin_empty_each_time() -> None:
    graded(free("open('left.txt', 'w').write('x')"), *F)
    result = graded(free("import os\nprint(os.listdir(), os.getcwd() == os.path.expanduser('~'))"), *F)
    assert "[] True\n" in texts(result)


def test_cost_is_measured() -> None:
    result = graded(free("x = np.ones(10_000_000)\nwhile __import__('time').process_time() < 0.6: pass"), *F)
    assert result.cpu_seconds > 0.3
    assert result.peak_memory_mb > 80


def test_outputs_of_a_submission_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "MAX_OUTPUT_BYTES", 10_000)
    result = graded(*[free("print('x' * 4000)")] * 10, *F)
    assert sum(map(len, texts(result))) < 10_000
    assert result.exercises["f"].status is Status.PASSED
