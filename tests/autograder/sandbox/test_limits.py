"""Memory and processes of a whole sandbox, counted by a control group or from outside."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.sandbox.limits import MAX_PROCESSES, ControlGroup, Exceeded, Watcher, descendants


def spawn(source: str) -> subprocess.Popen:
    process = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()  # it says when it is ready
    return process


def stop(process: subprocess.Popen) -> None:
    for pid in reversed(descendants(process.pid)):
        os.kill(pid, 9)
    process.communicate()


def test_descendants_are_found_through_all_generations() -> None:
    process = spawn("import os, time\nos.fork()\nos.fork()\nprint(flush=True)\ntime.sleep(60)")
    try:
        end = time.monotonic() + 10
        while len(descendants(process.pid)) < 4 and time.monotonic() < end:
            time.sleep(0.01)
        assert len(descendants(process.pid)) == 4
        assert process.pid in descendants(os.getpid())
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
        while len(descendants(process.pid)) < 2 and time.monotonic() < end:
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
