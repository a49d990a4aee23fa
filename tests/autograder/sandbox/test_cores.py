# ruff: noqa: E501 - sources of cells stand on one line each
"""The core of a pool's process, which what it starts cannot leave."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from one_session import free, graded

from autograder.sandbox import limits
from autograder.sandbox.cores import own_core, starting_on_own_core
from autograder.sandbox.pool import POOL

CORES = os.sched_getaffinity(0)
TELL = "import os; print(sorted(os.sched_getaffinity(0)))"


def test_what_is_started_meanwhile_stays_on_one_core() -> None:
    with starting_on_own_core():
        inside = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, check=True)
    assert inside.stdout == f"[{own_core()}]\n"
    assert os.sched_getaffinity(0) == CORES


@pytest.mark.sandbox
@pytest.mark.skipif(len(CORES) < 2, reason="this machine has one core, and nothing to move to")
def test_a_student_s_process_does_not_leave_its_core(monkeypatch: pytest.MonkeyPatch) -> None:
    # Without a control group nothing else holds a sandbox to one core.
    monkeypatch.setattr(limits.ControlGroup, "make", classmethod(lambda cls, memory_mb: None))
    POOL.close()
    try:
        move = f"import os\nos.sched_setaffinity(0, {sorted(CORES)})\n"
        child = "if os.fork() == 0:\n    os.sched_setaffinity(0, {})\n    os._exit(len(os.sched_getaffinity(0)))\n"
        result = graded(
            free(move + TELL),
            free(child.format(sorted(CORES)) + "print(os.waitstatus_to_exitcode(os.wait()[1]))"),
        )
    finally:
        POOL.close()
    assert result.notebook is not None
    told = [output.get("text") for cell in result.notebook["cells"] for output in cell.get("outputs", [])]
    assert told == [f"[{own_core()}]\n", "1\n"]
