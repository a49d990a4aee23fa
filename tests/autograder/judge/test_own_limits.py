# ruff: noqa: E501 - sources of cells stand on one line each
"""What the judge's own process may use: memory, and CPU time in which it does not come back to Python."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys

import pytest
from one_session import answer, graded, test

from autograder.judge import own_limits
from autograder.result import Status

F = answer("f", "def f(x):\n    return 2 * x"), test("f", "assert f(2) == 4")


def run(source: str) -> subprocess.CompletedProcess:
    """Run a program that has the judge's limits."""
    head = "from autograder.judge import own_limits\nown_limits._STUCK_SECONDS = 0.2\n"
    return subprocess.run([sys.executable, "-c", head + source], capture_output=True, text=True)


def test_a_computation_that_does_not_come_back_ends_the_process() -> None:
    done = run("with own_limits.bounded(4096, 0.1):\n    7 ** (7**12)")
    assert done.returncode == -signal.SIGXCPU


def test_too_much_memory_is_an_error_that_python_sees() -> None:
    done = run(
        "with own_limits.bounded(300, 60):\n"
        "    try:\n        x = bytearray(600 << 20)\n    except MemoryError:\n        print('refused')\n"
        "x = bytearray(600 << 20)\nprint('allowed')"
    )
    assert done.stdout == "refused\nallowed\n"


def test_afterwards_the_process_has_the_limits_that_it_had() -> None:
    kinds = (resource.RLIMIT_CPU, resource.RLIMIT_DATA)
    before = [resource.getrlimit(kind) for kind in kinds]
    with own_limits.bounded(4096, 60):
        assert [resource.getrlimit(kind) for kind in kinds] != before
    assert [resource.getrlimit(kind) for kind in kinds] == before


def test_matrices_are_multiplied_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    # As many as the machine has cores, where nobody says otherwise.
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "3")
    done = run(
        "import numpy, threadpoolctl\n"
        "def threads():\n"
        "    return [pool['num_threads'] for pool in threadpoolctl.threadpool_info() if pool['user_api'] == 'blas']\n"
        "before = threads()\n"
        "with own_limits.bounded(4096, 60):\n    print(set(threads()))\n"
        "print(bool(before) and threads() == before)"
    )
    assert done.stdout == "{1}\nTrue\n", done.stderr


@pytest.mark.sandbox
def test_a_test_cell_that_would_fill_the_memory_costs_its_exercise() -> None:
    greedy = answer("g", "def g():\n    return [1]"), test("g", "x = g() * 10**10")
    result = graded(*greedy, *F, worker_memory_mb=4096)
    assert result.exercises["g"].status is Status.FAILED
    assert "MemoryError" in result.exercises["g"].message
    assert result.exercises["f"].status is Status.PASSED


@pytest.mark.sandbox
def test_the_judge_s_limits_are_not_the_student_s() -> None:
    look = "import resource\ndef g():\n    return resource.getrlimit(resource.RLIMIT_CPU)[0], resource.getrlimit(resource.RLIMIT_DATA)[0]"
    check = (
        "import resource\ncpu, data = g()\nassert cpu == resource.RLIM_INFINITY\nassert data == 512 * 2**20"
    )
    for warm in (True, False):
        result = graded(answer("g", look), test("g", check), warm=warm, worker_memory_mb=4096)
        assert result.exercises["g"].status is Status.PASSED, result.exercises["g"].message
