# ruff: noqa: E501 - sources of cells stand on one line each
"""Time is CPU time: what a cell may use and wait, and that the machine's load changes no mark."""

from __future__ import annotations

import contextlib
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from one_session import answer, assignment_of, free, graded, submission_of, test

from autograder.grading.local_pool import LocalPool
from autograder.grading.mapping import map_tasks
from autograder.grading.task import GradingTask, Settings
from autograder.result import Status, SubmissionResult, SubmissionStatus
from autograder.sandbox import clock as clock_module
from autograder.sandbox import limits
from autograder.sandbox.clock import Budget, Clock, OutOfTime
from autograder.sandbox.pool import POOL
from autograder.sandbox.processes import Watcher
from autograder.sandbox.run_queue import RunQueue

F = answer("f", "def f(x):\n    return 2 * x"), test("f", "assert f(2) == 4")


def burning(seconds: float, name: str = "g") -> str:
    """An answer that computes for so long, whatever else the machine does."""
    return (
        f"import time\ndef {name}():\n    end = time.process_time() + {seconds}\n"
        "    while time.process_time() < end:\n        pass\n    return 1"
    )


# -- the clock alone -----------------------------------------------------------------------------------------


class Machine:
    """A sandbox, a judge and a machine whose clocks stand until they are moved."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall = self.cpu = self.judge = 0.0
        self.runnable = False
        self.busy = 1.0
        monkeypatch.setattr(clock_module.time, "monotonic", lambda: self.wall)
        monkeypatch.setattr(clock_module.time, "thread_time", lambda: self.judge)
        monkeypatch.setattr(RunQueue, "waited", lambda _, _pids, passed: passed * self.runnable)
        monkeypatch.setattr(clock_module, "slowdown", lambda: self.busy)

    def cpu_seconds(self) -> float:
        return self.cpu

    def pids(self) -> frozenset[int]:
        return frozenset()

    def run(self, clock: Clock, wall: float, *, cpu: float = 0.0, judge: float = 0.0) -> None:
        """Let time pass in small steps, and look at the clock after each."""
        for _ in range(100):
            self.wall += wall / 100
            self.cpu += cpu / 100
            self.judge += judge / 100
            clock.check()


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    """A machine whose clocks this test moves."""
    return Machine(monkeypatch)


def test_a_starved_cell_has_all_the_time_it_needs(machine: Machine) -> None:
    clock = Clock(10)
    clock.start(machine)
    machine.runnable = True
    machine.run(clock, 10_000, cpu=9.9)
    with pytest.raises(
        OutOfTime, match="used more than 10 s of CPU time and was stopped: look for an endless"
    ):
        machine.run(clock, 1, cpu=1)


def test_waiting_ends_after_its_own_time(machine: Machine) -> None:
    clock = Clock(10)
    clock.start(machine)
    machine.run(clock, 19.9)
    with pytest.raises(OutOfTime, match="waited longer than 20 s"):
        machine.run(clock, 1)


def test_the_wall_clock_runs_more_slowly_on_a_busy_machine(machine: Machine) -> None:
    clock = Clock(10)
    clock.start(machine)
    machine.busy = 8
    machine.run(clock, 150)
    with pytest.raises(OutOfTime, match="waited"):
        machine.run(clock, 20)


def test_what_the_judge_computes_is_no_waiting_and_has_a_limit(machine: Machine) -> None:
    clock = Clock(10)
    clock.start(machine)
    machine.run(clock, 9.9, judge=9.9)
    assert clock.stop() == 0.0
    assert clock.waiting.used == pytest.approx(0.0, abs=0.01)
    clock.start(machine)
    with pytest.raises(OutOfTime, match="took more than 10 s of CPU time to check"):
        machine.run(clock, 11, judge=11)


def test_each_cell_begins_anew(machine: Machine) -> None:
    clock = Clock(10)
    for _ in range(5):
        clock.start(machine)
        machine.run(clock, 9, cpu=9)
        assert clock.stop() == pytest.approx(9)
        machine.wall += 1


def test_who_has_waited_for_long_in_many_cells_waits_briefly_in_the_others(machine: Machine) -> None:
    clock = Clock(10)
    waited = []
    for _ in range(7):
        clock.start(machine)
        began = machine.wall
        with pytest.raises(OutOfTime):
            machine.run(clock, 30)
        waited.append(machine.wall - began)
        clock.stop()
    assert all(seconds > 15 for seconds in waited[:4])
    assert all(0 < seconds < 3 for seconds in waited[5:])


@pytest.mark.parametrize("each", [10, 7, 0.3, 0.2])
def test_a_budget_lets_each_have_its_time_and_all_four_times_that(each: float) -> None:
    budget = Budget(each, "cells")
    for _ in range(4):
        assert budget.limit() == pytest.approx(each)
        budget.used += each
    portions = 0
    while budget.limit():
        assert budget.limit() == pytest.approx(each / 20)
        budget.used += budget.limit()
        portions += 1
    assert portions == 10


# -- counting ------------------------------------------------------------------------------------------------

#: Burn for 0.25 s each: a child that is waited for, one that nobody waits for, an orphaned grandchild.
FAMILY = """
import os, signal, sys, time
def burn():
    end = time.process_time() + 0.25
    while time.process_time() < end:
        pass
def child(then=None):
    pid = os.fork()
    if pid == 0:
        (then or burn)()
        os._exit(0)
    return pid
# As the sandbox's init does.
import ctypes
ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
os.waitpid(child(), 0)
os.waitpid(child(then=child), 0)
os.wait()
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
child()
print(flush=True)
sys.stdin.readline()
print(flush=True)
sys.stdin.readline()
"""


def test_time_is_counted_over_the_whole_family_from_outside() -> None:
    process = subprocess.Popen([sys.executable, "-c", FAMILY], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        watcher = Watcher(process.pid, 1000)
        process.stdout.readline()
        # What was waited for is in the parent's time, also where it is long gone.
        assert watcher.cpu_seconds() >= 0.47
        seen = 0.0
        while len(watcher.pids()) > 1:
            seen = watcher.cpu_seconds()
        # Nobody waits for the last: what was seen of it stays counted.
        assert watcher.cpu_seconds() >= seen >= 0.47
        process.stdin.write(b"\n")
        process.stdin.flush()
        process.stdout.readline()
        assert watcher.cpu_seconds() >= seen
    finally:
        process.kill()
        process.communicate()


def test_counting_from_outside_never_goes_back_when_everything_has_ended() -> None:
    process = subprocess.Popen([sys.executable, "-c", burning(0.2) + "\ng()\nprint(flush=True)\ninput()"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    watcher = Watcher(process.pid, 1000)
    used = watcher.cpu_seconds()
    process.communicate(b"\n")
    # /proc counts in hundredths of a second, user and system time each by itself, and rounds down.
    assert used >= 0.18
    assert watcher.cpu_seconds() == used


# -- in the sandbox ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["group", "group without CPU time", "no group"])
def counting(request: pytest.FixtureRequest) -> Iterator[None]:
    """Each way of counting in turn, with a sandbox of its own."""
    if request.param == "group" and limits.ControlGroup.make(64) is None:
        pytest.skip("this user may not make control groups here")
    POOL.close()
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "group without CPU time":
            patch.setattr(limits.ControlGroup, "counts_cpu", False)
            patch.setattr(limits.ControlGroup, "has_one_core", False)
        if request.param == "no group":
            patch.setattr(limits.ControlGroup, "make", classmethod(lambda cls, memory_mb: None))
        yield
        POOL.close()


#: Ways to use time without being seen using it; each computes for ever, or says that it does nothing.
HIDDEN = {
    "in_c": "def g():\n    return 7 ** (7**12)",
    "deaf": "import signal\ndef g():\n    for n in set(signal.valid_signals()) - {9, 19}: signal.signal(n, signal.SIG_IGN)\n    while True:\n        try:\n            while True: pass\n        except BaseException: pass",
    "orphans": "import os, time\ndef g():\n    for _ in range(3):\n        if os.fork() == 0:\n            if os.fork() == 0:\n                while True: pass\n            os._exit(0)\n        os.wait()\n    time.sleep(10**6)",
    "generations": "import os, time\ndef burn():\n    end = time.process_time() + 0.05\n    while time.process_time() < end: pass\ndef g():\n    while True:\n        if os.fork() == 0:\n            burn()\n            os._exit(0)\n        os.wait()",
}


@pytest.mark.sandbox
@pytest.mark.usefixtures("counting")
@pytest.mark.parametrize("way", HIDDEN)
def test_time_is_counted_however_it_is_used(way: str) -> None:
    result = graded(answer("g", HIDDEN[way]), test("g", "g()"), *F, timeout=0.2)
    assert result.exercises["g"].status is Status.TIMEOUT
    assert "used more than 0.2 s of CPU time" in result.exercises["g"].message
    assert result.exercises["f"].status is Status.PASSED
    assert result.cpu_seconds < 10


@pytest.mark.sandbox
@pytest.mark.usefixtures("counting")
def test_who_sleeps_has_waited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock_module, "LEAST_WAIT", 0.5)
    sleeping = answer("g", "import time\ndef g():\n    time.sleep(10**6)")
    stopped = answer("h", "import os, signal\ndef h():\n    os.kill(os.getpid(), signal.SIGSTOP)")
    result = graded(sleeping, test("g", "g()"), stopped, test("h", "h()"), *F, timeout=0.3)
    for name in "gh":
        assert result.exercises[name].status is Status.TIMEOUT
        assert "waited longer than 0.6 s" in result.exercises[name].message
    assert result.exercises["f"].status is Status.PASSED


@pytest.mark.sandbox
def test_a_callback_in_small_sleeps_ends_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock_module, "LEAST_WAIT", 0.5)
    drip = answer("g", "import time\ndef g(f):\n    while True:\n        time.sleep(0.02)\n        f(1)")
    result = graded(drip, test("g", "g(lambda x: x)"), *F, timeout=0.3)
    assert "waited longer than 0.6 s" in result.exercises["g"].message
    assert result.exercises["f"].status is Status.PASSED


@pytest.mark.sandbox
def test_the_judge_s_own_loop_over_what_came_back_ends() -> None:
    test_source = "rows = g()\nfor i in range(10**12): rows[0]"
    result = graded(answer("g", "def g():\n    return [1]"), test("g", test_source), *F, timeout=0.3)
    assert result.exercises["g"].status is Status.TIMEOUT
    assert "took more than 0.3 s of CPU time to check" in result.exercises["g"].message
    assert result.exercises["f"].status is Status.PASSED


# -- load and neighbours -------------------------------------------------------------------------------------


@contextlib.contextmanager
def busy(loops: int) -> Iterator[None]:
    """So many processes that compute all the time."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


def outcome(result: SubmissionResult) -> tuple:
    """What a student gets."""
    return (
        str(result.status),
        result.score,
        {name: (str(e.status), e.points, e.message) for name, e in result.exercises.items()},
    )


#: At full marks; near its limit (three fifths of it, in a call and in a free cell); over it.
CLASS = {
    "full": [*F],
    "slow": [
        free(burning(0.18, "own") + "\nown()"),
        *F,
        answer("g", burning(0.18)),
        test("g", "assert g() == 1"),
    ],
    "endless": [answer("g", "def g():\n    while True: pass"), test("g", "g()"), *F],
}


@pytest.mark.sandbox
@pytest.mark.slow
def test_marks_do_not_depend_on_the_load() -> None:
    def grades() -> dict[str, tuple]:
        return {name: outcome(graded(*cells, timeout=0.3)) for name, cells in CLASS.items()}

    idle = grades()
    # Three times as many as there are cores: what takes 0.18 s of CPU time then lasts longer than the limit.
    with busy(3 * (os.cpu_count() or 1)):
        loaded = grades()
    assert loaded == idle
    assert {name: result[1] for name, result in idle.items()} == {"full": 1.0, "slow": 2.0, "endless": 1.0}
    assert idle["endless"][2]["g"][0] == "timeout"


@pytest.mark.sandbox
@pytest.mark.usefixtures("counting")
def test_checks_that_time_a_function_count_its_cpu_time() -> None:
    sleepy = answer("g", "import time\ndef g(X, Y):\n    time.sleep(0.1)\n    return X @ Y.T")
    slow = answer("h", burning(0.1, "burn") + "\ndef h(X, Y):\n    burn()\n    return X @ Y.T")
    # A yardstick of a tenth of a millisecond, and so a limit of two hundredths of a second.
    timed = "from coursekit.checks import check_vectorised\nproduct = lambda X, Y: X @ Y.T\n"
    timed += "draw = lambda: (np.ones((300, 30)), np.ones((300, 30)))\n"
    timed += "check_vectorised(NAME, product, draw, product, factor=200)"
    result = graded(
        sleepy, test("g", timed.replace("NAME", "g")), slow, test("h", timed.replace("NAME", "h"))
    )
    assert result.exercises["g"].status is Status.PASSED
    assert result.exercises["h"].status is Status.FAILED
    assert "Not vectorised" in result.exercises["h"].message


#: Sixty processes that compute, left behind by a cell and started by an answer.
CROWD = "import os\ndef crowd():\n    for _ in range(60):\n        try:\n            if os.fork() == 0:\n                while True: pass\n        except OSError:\n            break\n    return 1\ncrowd()"


@pytest.mark.sandbox
@pytest.mark.slow
def test_sixty_busy_processes_cost_the_neighbour_nothing() -> None:
    honest = [
        free(burning(0.12, "own") + "\nown()"),
        answer("crowd", burning(0.2, "crowd")),
        test("crowd", "assert crowd() == 1"),
    ]
    hostile = [
        free(CROWD),
        answer("crowd", CROWD + "\nwhile True: pass"),
        test("crowd", "assert crowd() == 1"),
    ]
    assignment = assignment_of(*honest[1:])
    settings = Settings(timeout=0.4, memory_mb=1024)
    tasks = [
        GradingTask(assignment, f"{name}{number}", submission_of(assignment.cells[0], *cells), {}, settings)
        for number, (name, cells) in itertools.product(range(2), (("honest", honest), ("hostile", hostile)))
    ]
    results = {result.student: result for result in map_tasks(tasks, LocalPool(2))}
    for name in ("honest0", "honest1"):
        assert results[name].status is SubmissionStatus.GRADED
        assert results[name].score == results[name].max_score == 1.0
    for name in ("hostile0", "hostile1"):
        assert results[name].score == 0
