"""How long a warm student process takes to be ready, a call across the wall, and the memory of a grading
worker.

Run: ``python benchmarks/bench_startup.py``; writes ``results/startup.json``.
"""

from __future__ import annotations

import os
import socket
import statistics
import time
from pathlib import Path

import psutil
from common import save

from autograder import wire
from autograder.course import Course
from autograder.grading import submission
from autograder.judge.bridge import Bridge
from autograder.notebook import load_assignment
from autograder.sandbox.bubblewrap import Sandbox
from autograder.sandbox.pool import POOL
from autograder.sandbox.session import Session


def ready_ms(sandbox, times: int = 30) -> list[float]:
    """Milliseconds from the request for a process until it has answered its first cell."""
    spent = []
    for _ in range(times):
        started = time.perf_counter()
        mine, theirs = socket.socketpair()
        sandbox.send(b"S", theirs.fileno())
        theirs.close()
        sandbox.receive(10)
        channel = wire.Channel(mine)
        channel.send([1, "exec", "0"])
        channel.receive()
        spent.append(1000 * (time.perf_counter() - started))
        channel.close()
        sandbox.send(b"K")
        sandbox.receive(10)
    return spent


def call_ms(times: int = 2000) -> float:
    """Milliseconds of one call of a trivial student function with a small array."""
    import numpy as np

    session = Session(lambda: POOL._sandbox, POOL, 30.0, 2048)
    session.run_cell("def f(x):\n    return x.sum()")
    bridge = Bridge(session)
    function = bridge.lookup("f")
    x = np.arange(8.0)
    started = time.perf_counter()
    for _ in range(times):
        function(x)
    each = 1000 * (time.perf_counter() - started) / times
    session.close()
    return each


def sandbox_start_cpu_s() -> float:
    """CPU seconds until a sandbox's server is ready to fork: what a further worker costs."""
    sandbox = Sandbox({}, (), 2048, warm=True, sandboxed=True)
    try:
        sandbox.wait_until_ready()
        return sandbox.cpu_seconds()
    finally:
        sandbox.close()


def private_mb(pid: int) -> float:
    """Memory of a process and all below it, shared pages counted once (PSS)."""
    root = psutil.Process(pid)
    return sum(p.memory_full_info().pss for p in [root, *root.children(recursive=True)]) / 2**20


def main() -> None:
    course = Course.find(Path(__file__).parent)
    name = course.assignment_names()[0]
    assignment = load_assignment(course.solution(name), name)
    seeds = {cell.exercise: 1 for cell in assignment.graded_cells}
    started = time.perf_counter()
    task = submission.GradingTask(assignment, "bench", course.solution(name).read_bytes(), seeds)
    submission.grade(task)
    first = time.perf_counter() - started
    for _ in range(5):
        result = submission.grade(task)
    ready = ready_ms(POOL._sandbox)
    figures = {
        "first_submission_s": first,
        "ready_ms_median": statistics.median(ready),
        "ready_ms_worst": max(ready),
        "call_ms": call_ms(),
        "sandbox_start_cpu_s": sandbox_start_cpu_s(),
        "worker_mb": private_mb(os.getpid()),
        "student_process_mb": result.peak_memory_mb,
    }
    save("startup", figures)
    print(f"first submission of a worker, sandbox start included: {first:.2f} s")
    print(
        f"student process ready: {figures['ready_ms_median']:.1f} ms (median), "
        f"{figures['ready_ms_worst']:.1f} ms (worst of 30)"
    )
    print(f"CPU time of a sandbox's start: {figures['sandbox_start_cpu_s']:.2f} s")
    print(f"a call across: {figures['call_ms']:.3f} ms")
    print(
        f"memory of a worker, judge and sandbox together: {figures['worker_mb']:.0f} MB "
        f"(student process {result.peak_memory_mb:.0f} MB)"
    )


if __name__ == "__main__":
    main()
