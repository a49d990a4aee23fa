"""A notebook in a fresh kernel: every way in which a cell can end, in one run."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from student_notebooks import cell, exercise, given, notebook, written

from coursekit.validation import CannotValidate, Outcome, Status, Validation, _kernel

CELLS = [
    given("imports", "import os, time\nfrom coursekit.checks import check_close\nhere = os.getcwd()"),
    cell("repeated", "runs = [*globals().get('runs', []), 1]"),
    *exercise("right", "def right(x):\n    return 2 * x", "check_close(right(2), 4, 'right(2)')"),
    *exercise("wrong", "def wrong(x):\n    return -x", "check_close(wrong(2), 2, 'wrong(2)')"),
    *exercise("endless", "def endless(x):\n    while True:\n        pass", "endless(1)"),
    cell("repeats-the-loop", "endless(2)"),
    *exercise(
        "deaf",
        "import signal\ndef deaf(x):\n    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    while True: pass",
        "deaf(1)",
    ),
    *exercise("broken", "def broken(x):\n    return x @@ 2", "broken(1)"),
    *exercise("gone", "def gone(x):\n    os._exit(1)", "gone(1)"),
    # The cells above ran again, and only they: the loops and exits did not.
    *exercise(
        "after",
        "def after():\n    return right(1), runs, os.getcwd() == here",
        "assert after() == (2, [1], True)",
    ),
    *exercise("mentions", "def mentions():\n    return 'endless'", "assert mentions() == 'endless'"),
    *exercise("asks", "def asks():\n    return input('?')", "asks()"),
    *exercise("itself", "import coursekit\ncoursekit.validate()", "pass"),
    written("why", "Because.", "*Write your answer here.*"),
    cell("below-the-last-check", "os._exit(1)"),
]


async def collected(validation: Validation) -> list[Outcome]:
    return [outcome async for outcome in validation.run()]


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """How the exercises of that notebook ended."""
    validation = Validation(notebook(*CELLS), tmp_path_factory.mktemp("student"), seconds=0.4)
    return {outcome.exercise: outcome for outcome in asyncio.run(collected(validation))}


@pytest.mark.slow
def test_every_exercise_has_its_own_end(outcomes: dict[str, Outcome]) -> None:
    assert {name: str(outcome.status) for name, outcome in outcomes.items()} == {
        "right": "passed",
        "wrong": "failed",
        "endless": "stopped",
        "deaf": "stopped",
        "broken": "failed",
        "gone": "stopped",
        "after": "passed",
        "mentions": "passed",
        "asks": "failed",
        "itself": "passed",
        "why": "answered",
    }


@pytest.mark.slow
def test_each_is_told_why(outcomes: dict[str, Outcome]) -> None:
    assert "sign" in outcomes["wrong"].summary
    assert outcomes["wrong"].table is not None
    assert outcomes["endless"].summary.startswith("Stopped after 0.4 s in line")
    assert outcomes["endless"].line in (2, 3)
    assert outcomes["deaf"].summary == "Stopped after 0.4 s: does a loop never end?"
    assert outcomes["broken"].summary == "SyntaxError: invalid syntax in line 2 of your cell."
    assert outcomes["gone"].summary.startswith("Ended its process")
    assert outcomes["asks"].summary.startswith("asks raised an error: input() has nobody who answers")


def with_kernel(name: str) -> dict[str, Any]:
    """A notebook that names a kernel."""
    made = notebook(*exercise("x", "x = 1", "assert x == 1"))
    made["metadata"]["kernelspec"]["name"] = name
    return made


def test_what_cannot_run_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(CannotValidate, match="no exercises"):
        Validation(notebook(cell("plain", "1")), tmp_path)
    monkeypatch.setattr(_kernel, "NATIVE_KERNEL_NAME", "nor-this-one")
    with pytest.raises(CannotValidate, match="nor-this-one"):
        asyncio.run(collected(Validation(with_kernel("not-here"), tmp_path)))


@pytest.mark.slow
def test_a_kernel_that_only_an_editor_knows_is_the_course_s_own(tmp_path: Path) -> None:
    [outcome] = asyncio.run(collected(Validation(with_kernel(".venv (Python 3.11)"), tmp_path)))
    assert outcome.status is Status.PASSED


@pytest.mark.slow
def test_whoever_stops_listening_ends_the_kernel(tmp_path: Path) -> None:
    validation = Validation(notebook(*exercise("x", "x = 1", "import time\ntime.sleep(600)")), tmp_path)

    async def listen_and_leave() -> bool:
        task = asyncio.ensure_future(collected(validation))
        while not validation._kernel.runs:
            await asyncio.sleep(0.05)
        manager = validation._kernel._manager
        await asyncio.sleep(0.5)
        task.cancel()
        await asyncio.wait({task})
        assert task.cancelled()
        return bool(await manager.is_alive())

    assert not asyncio.run(listen_and_leave())


@pytest.mark.parametrize("status", list(Status))
def test_a_status_is_fine_or_not(status: Status) -> None:
    assert status.fine == (status in {Status.PASSED, Status.ANSWERED})
