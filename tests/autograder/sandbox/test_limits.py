"""Memory and processes of a whole sandbox, counted by a control group or from outside."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.sandbox import processes
from autograder.sandbox.limits import ControlGroup
from autograder.sandbox.processes import (
    MAX_PROCESSES,
    Exceeded,
    Watcher,
    family,
    kill_others,
    look,
    slowdown,
)

PR_SET_CHILD_SUBREAPER = 36  # prctl(2)


def members(root: int) -> list[int]:
    """A process and all below it, by number."""
    return [process.pid for process in family(root)]


def spawn(source: str) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()  # it says when it is ready
    return process


def stop(process: subprocess.Popen) -> None:
    for pid in reversed(members(process.pid)):
        os.kill(pid, 9)
    process.communicate()


def test_descendants_are_found_through_all_generations() -> None:
    process = spawn("import os, time\nos.fork()\nos.fork()\nprint(flush=True)\ntime.sleep(60)")
    try:
        end = time.monotonic() + 10
        while len(members(process.pid)) < 4 and time.monotonic() < end:
            time.sleep(0.01)
        assert len(members(process.pid)) == 4
        assert process.pid in members(os.getpid())
    finally:
        stop(process)


def test_the_watcher_lets_a_small_family_be() -> None:
    Watcher(os.getpid(), 100_000, interval=0).check()


def test_the_watcher_sees_too_much_memory() -> None:
    process = spawn("import time\nkept = bytearray(300 << 20)\nprint(flush=True)\ntime.sleep(60)")
    try:
        with pytest.raises(Exceeded, match="more than 200 MB of memory"):
            Watcher(process.pid, 200, interval=0).check()
        Watcher(process.pid, 1000, interval=0).check()
    finally:
        stop(process)


def test_the_watcher_adds_up_over_processes() -> None:
    source = "import os, time\nos.fork()\nkept = bytearray(150 << 20)\nprint(flush=True)\ntime.sleep(60)"
    process = spawn(source)
    try:
        end = time.monotonic() + 60
        while len(members(process.pid)) < 2 and time.monotonic() < end:
            time.sleep(0.01)
        assert process.stdout is not None
        process.stdout.readline()  # the second one's memory is there too
        with pytest.raises(Exceeded, match="250 MB"):
            Watcher(process.pid, 250, interval=0).check()
    finally:
        stop(process)


def test_the_watcher_sees_too_many_processes() -> None:
    process = spawn(
        f"import os, time\nfor _ in range({MAX_PROCESSES}):\n"
        "    if not os.fork(): time.sleep(60); os._exit(0)\n"
        "print(flush=True)\ntime.sleep(60)"
    )
    try:
        with pytest.raises(Exceeded, match=f"more than {MAX_PROCESSES} processes"):
            Watcher(process.pid, 100_000, interval=0).check()
    finally:
        stop(process)


def test_the_watcher_looks_only_now_and_then() -> None:
    watcher = Watcher(os.getpid(), 0, interval=1000)
    with pytest.raises(Exceeded):
        watcher.check()
    watcher.check()


def test_a_control_group_is_made_with_its_limits_and_removed() -> None:
    group = ControlGroup.make(64)
    if group is None:
        pytest.skip("this user may not make control groups here; the watcher stands in")
    try:
        entries = group.entries()
        assert entries
        join = " && ".join(f"echo $$ > {entry}" for entry in entries)
        hungry = f"{shlex.quote(sys.executable)} -c 'x = bytearray(300 << 20)'"
        done = subprocess.run(["/bin/sh", "-c", f"{join} && {hungry}"], capture_output=True)
        assert done.returncode != 0
        assert group.oom_kills() >= 1
    finally:
        group.close()
    assert not any(Path(entry).exists() for entry in entries)


@pytest.mark.parametrize(
    ("files", "seconds"),
    [
        ({"cpu.stat": "usage_usec 1500000\nuser_usec 9\n", "cpu.max": "100000 100000"}, 1.5),
        ({"cpu.stat": "nr_periods 0\n", "cpuacct.usage": "2500000000\n", "cpu.cfs_quota_us": "100000"}, 2.5),
    ],
    ids=["version 2", "version 1"],
)
def test_cpu_time_is_read_from_either_version(tmp_path: Path, files: dict[str, str], seconds: float) -> None:
    for name, content in (files | {"cgroup.procs": "12\n7\n"}).items():
        (tmp_path / name).write_text(content)
    group = ControlGroup([tmp_path])
    assert group.counts_cpu
    assert group.has_one_core
    assert group.cpu_seconds() == seconds
    assert group.pids() == [12, 7]
    for path in tmp_path.iterdir():
        path.unlink()
    assert group.cpu_seconds() == seconds, "what was last seen of a group that is gone"
    assert group.pids() == []


def test_a_group_of_memory_alone_counts_no_time(tmp_path: Path) -> None:
    (tmp_path / "cgroup.procs").touch()
    group = ControlGroup([tmp_path])
    assert not group.counts_cpu
    assert not group.has_one_core


def test_others_are_killed_as_long_as_there_are_new_ones() -> None:
    bomb = spawn(
        # Whoever loses its parent stays below the first process, as in a sandbox.
        f"import ctypes, os, time\nctypes.CDLL(None).prctl({PR_SET_CHILD_SUBREAPER}, 1, 0, 0, 0)\n"
        "for _ in range(3):\n    os.fork()\nprint(flush=True)\ntime.sleep(600)\n",
    )
    try:
        kept = frozenset({bomb.pid})
        assert kill_others(lambda: members(bomb.pid), kept)
        assert look(bomb.pid) is not None
        end = time.monotonic() + 60
        while any(p.is_alive for p in family(bomb.pid) if p.pid != bomb.pid) and time.monotonic() < end:
            time.sleep(0.01)
        assert [p.pid for p in family(bomb.pid) if p.is_alive] == [bomb.pid]
    finally:
        stop(bomb)


def test_what_appears_faster_than_it_can_be_killed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_ROUNDS", 4)
    started = []

    def one_more() -> list[int]:
        started.append(subprocess.Popen(["sleep", "600"]))
        return [process.pid for process in started]

    try:
        assert not kill_others(one_more, frozenset())
    finally:
        for process in started:
            process.kill()
            process.wait()


def test_a_machine_is_never_faster_than_idle() -> None:
    assert slowdown() >= 1.0
