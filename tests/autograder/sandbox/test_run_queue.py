"""Waiting for a core is told from sleeping, also where a thread is awake whenever it is looked at."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.sandbox import run_queue
from autograder.sandbox.run_queue import RunQueue, _Scheduled, _scheduled

SLEEP = "import time; print(flush=True); time.sleep(600)"
SPIN = "print(flush=True)\nwhile True: pass"


def spawn(source: str) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def test_who_shares_a_core_waits_for_it_and_who_sleeps_does_not() -> None:
    sleeper, *loopers = processes = [spawn(SLEEP), spawn(SPIN), spawn(SPIN)]
    try:
        core = min(os.sched_getaffinity(0))
        for looper in loopers:
            os.sched_setaffinity(looper.pid, {core})
        queue, asleep = RunQueue(), RunQueue()
        pids = [process.pid for process in processes]
        queue.waited(pids, 1.0)
        waited = 0.0
        end = time.monotonic() + 60
        while waited < 0.5 and time.monotonic() < end:
            time.sleep(0.05)
            waited += queue.waited(pids, 0.05)
        assert waited >= 0.5
        while asleep.waited([sleeper.pid], 1.0) and time.monotonic() < end:
            time.sleep(0.05)
        assert asleep.waited([sleeper.pid], 1.0) == 0.0
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@pytest.mark.parametrize(
    ("before", "now", "waited"),
    [
        # Awake at both looks, with a hundred turns in between.
        (_Scheduled(0.5, 10, True), _Scheduled(0.502, 110, True), 0.002),
        (_Scheduled(0.5, 10, True), _Scheduled(0.5, 10, True), 0.1),
        (_Scheduled(0.5, 10, False), _Scheduled(0.5, 10, True), 0.0),
        (_Scheduled(0.5, 10, True), _Scheduled(9.0, 11, True), 0.1),
        # Another thread of the same number.
        (_Scheduled(0.5, 10, True), _Scheduled(0.01, 2, False), 0.01),
    ],
)
def test_the_scheduler_s_count_decides(
    monkeypatch: pytest.MonkeyPatch, before: _Scheduled, now: _Scheduled, waited: float
) -> None:
    queue = RunQueue()
    monkeypatch.setattr(run_queue, "_is_counted", lambda: True)
    monkeypatch.setattr(run_queue, "_scheduled", lambda _: before)
    queue.waited([os.getpid()], 0.1)
    monkeypatch.setattr(run_queue, "_scheduled", lambda _: now)
    assert queue.waited([os.getpid()], 0.1) == pytest.approx(waited)


def test_a_kernel_may_have_no_such_count(tmp_path: Path) -> None:
    (tmp_path / "stat").write_text("7 (a) S 1) R 1 7 7 0")
    assert _scheduled(str(tmp_path)) == _Scheduled(0.0, 0, True)


@pytest.mark.parametrize("runnable", [True, False])
def test_a_kernel_that_does_not_count_is_asked_what_a_thread_does(
    monkeypatch: pytest.MonkeyPatch, runnable: bool
) -> None:
    monkeypatch.setattr(run_queue, "_is_counted", lambda: False)
    monkeypatch.setattr(run_queue, "_scheduled", lambda _: _Scheduled(0.0, 0, runnable))
    assert RunQueue().waited([os.getpid()], 0.1) == 0.1 * runnable
