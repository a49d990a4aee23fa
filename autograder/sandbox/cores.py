"""The core of a pool's process: the one that it, or what it starts, has for itself."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import typing


def own_core() -> int:
    """The core of this process: processes of one pool have different ones, as far as there are so many."""
    cores = sorted(os.sched_getaffinity(0))
    return cores[sum(multiprocessing.current_process()._identity) % len(cores)]


@contextlib.contextmanager
def starting_on_own_core() -> typing.Iterator[None]:
    """Processes started meanwhile stay on this process's core; this process itself does not."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {own_core()})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)
