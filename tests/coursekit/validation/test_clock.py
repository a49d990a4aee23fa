"""The time of a cell, by clocks that the test turns itself."""

from __future__ import annotations

import types

import psutil
import pytest

from coursekit.validation import _clock


class Machine:
    """A machine of one process: two clocks."""

    def __init__(self) -> None:
        self.now = self.cpu = 0.0

    def monotonic(self) -> float:
        return self.now

    def passes(self, seconds: float, computing: float = 0.0) -> None:
        self.now += seconds
        self.cpu += seconds * computing

    def children(self, *, recursive: bool) -> list[object]:
        assert recursive
        return []

    def cpu_times(self) -> types.SimpleNamespace:
        return types.SimpleNamespace(user=self.cpu, system=0.0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setattr(_clock, "time", made)
    monkeypatch.setattr(_clock.psutil, "Process", lambda pid: made)
    return made


def seconds_until_over(clock: _clock.CellClock, machine: Machine, computing: float) -> float:
    while not clock.is_over():
        machine.passes(0.25, computing)
        assert machine.now < 1000
    return machine.now


def test_a_loop_is_over_after_its_seconds(machine: Machine) -> None:
    assert seconds_until_over(_clock.CellClock(1, 10), machine, 1.0) == pytest.approx(10, abs=0.5)


def test_a_busy_machine_takes_no_time_from_a_cell(machine: Machine) -> None:
    assert seconds_until_over(_clock.CellClock(1, 10), machine, 0.1) == pytest.approx(100, abs=5)


def test_what_only_waits_is_over_as_well(machine: Machine) -> None:
    assert seconds_until_over(_clock.CellClock(1, 10), machine, 0.0) == pytest.approx(20, abs=2)


def test_without_a_process_here_every_second_counts(machine: Machine) -> None:
    assert seconds_until_over(_clock.CellClock(None, 10), machine, 0.1) == pytest.approx(10, abs=0.5)


def test_a_process_that_is_gone_is_no_error(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = _clock.CellClock(1, 10)

    def gone(pid: int) -> None:
        raise psutil.NoSuchProcess(pid)

    monkeypatch.setattr(_clock.psutil, "Process", gone)
    machine.passes(5)
    assert not clock.is_over()
