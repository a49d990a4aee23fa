"""Grading processes on this machine: on which cores they run."""

from __future__ import annotations

import os
import time

import pytest

from autograder.grading.local_pool import LocalPool, default_jobs
from autograder.grading.task import GradingTask, Settings
from autograder.notebook import Assignment

TASK = GradingTask(Assignment("small", ()), "ada", b"", {}, Settings())


def cores(_task: GradingTask) -> tuple[int, set[int]]:
    """This process and the cores that it may use, told so late that another process takes the next."""
    time.sleep(0.05)
    return os.getpid(), os.sched_getaffinity(0)


@pytest.mark.skipif(default_jobs() < 2, reason="this machine has one core, which all processes share")
def test_each_has_a_core_of_its_own_where_there_is_one_for_each() -> None:
    pool = LocalPool(function=cores)
    used: dict[int, set[int]] = {}
    try:
        for _ in range(50):
            used |= dict(future.result() for future in [pool.submit(TASK) for _ in range(2)])
            if len(used) > 1:
                break
    finally:
        pool.close()
    first, second = list(used.values())[:2]
    assert len(first) == len(second) == 1
    assert first != second
    assert len(os.sched_getaffinity(0)) == default_jobs(), "this process keeps them all"


@pytest.mark.skipif(default_jobs() < 2, reason="this machine has one core, which all processes share")
def test_fewer_than_cores_run_wherever_there_is_room() -> None:
    # Another run's processes may be on the first core.
    pool = LocalPool(1, function=cores)
    try:
        assert pool.submit(TASK).result()[1] == os.sched_getaffinity(0)
    finally:
        pool.close()
