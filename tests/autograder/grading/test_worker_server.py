"""Grading processes are forked from a server that has imported what they need."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from autograder.grading import worker_server
from autograder.grading.local_pool import _begin_worker


def imported(names: list[str]) -> list[bool]:
    return [name in sys.modules for name in names]


def seen() -> tuple[int, str | None, str, str]:
    return os.getppid(), os.environ.get("STUB_TRACES"), tempfile.gettempdir(), str(Path.cwd())


def threads() -> int:
    import numpy as np

    a = np.ones((400, 400))
    a @ a
    return len(list(Path("/proc/self/task").iterdir()))


@pytest.fixture
def workers() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(
        1,
        mp_context=worker_server.context(),
        initializer=_begin_worker,
        initargs=(None, dict(os.environ), False),
    ) as executor:
        yield executor


def test_a_worker_has_imported_what_judges(workers: ProcessPoolExecutor) -> None:
    judging = ["numpy", "autograder.judge.judge", "coursekit.checks", "autograder.sandbox.bubblewrap"]
    assert workers.submit(imported, judging).result() == [True] * 4
    assert workers.submit(imported, ["sqlalchemy", "nbgrader", "matplotlib"]).result() == [False] * 3


def test_a_worker_has_environment_and_folder_of_who_started_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # The server started before this test, or another one did it.
    first = worker_server.context()
    monkeypatch.setenv("STUB_TRACES", "here")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with ProcessPoolExecutor(
        1, mp_context=first, initializer=_begin_worker, initargs=(None, dict(os.environ), False)
    ) as executor:
        parent, traces, temporary, folder = executor.submit(seen).result()
    assert parent != os.getpid(), "forked from the server"
    assert (traces, temporary, folder) == ("here", str(tmp_path), str(tmp_path))


def test_a_worker_computes_in_one_thread(workers: ProcessPoolExecutor) -> None:
    # One, and the one in which an executor's process reads its queue on some versions of Python.
    assert workers.submit(threads).result() <= 2


def test_without_walls_nothing_listens() -> None:
    script = (
        "import multiprocessing.forkserver as f\n"
        "from autograder.grading import worker_server\n"
        "print(worker_server.context(walled_off=False).get_start_method(), f._forkserver._forkserver_pid)\n"
        "print(worker_server.context().get_start_method(), f._forkserver._forkserver_pid is not None)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["spawn None", "forkserver True"]
