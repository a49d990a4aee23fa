"""What the judge's own process may use: it computes with values that a student chose.

A test cell that takes too long is stopped by its clock, as long as Python runs. One C function that does not
come back (hashes that collide, a sort of endless comparisons) and memory are the kernel's to bound: the first
ends the process, which costs the submission that it graded; too much memory is a `MemoryError`.

Matrices are multiplied in one thread: the last digit of a sum does not depend on how many cores the machine
has, and no idle thread of the library spins on a core that a student's process needs.
"""

from __future__ import annotations

import contextlib
import functools
import math
import resource
import sys
import time
import typing

from threadpoolctl import ThreadpoolController

#: CPU seconds that a process has to come back to Python after its time is over.
_STUCK_SECONDS = 60.0


@contextlib.contextmanager
def bounded(memory_mb: int, timeout: float) -> typing.Iterator[None]:
    """Bound this process while it grades; afterwards it has the limits that it had.

    Parameters
    ----------
    memory_mb
        Private memory of the process, all of it.
    timeout
        CPU seconds until `extend` has to be called.
    """
    before = {kind: resource.getrlimit(kind) for kind in (resource.RLIMIT_DATA, resource.RLIMIT_CPU)}
    try:
        _lower(resource.RLIMIT_DATA, memory_mb * 2**20)
        extend(timeout)
        with _libraries(len(sys.modules)).limit(limits=1):
            yield
    finally:
        for kind, (soft, hard) in before.items():
            resource.setrlimit(kind, (soft, hard))


@functools.lru_cache(maxsize=1)
def _libraries(modules: int) -> ThreadpoolController:
    """The libraries with threads of their own: looked for again when more modules have been imported."""
    return ThreadpoolController()


def extend(timeout: float) -> None:
    """From now on, this process may use so many CPU seconds and what it takes to come back to Python."""
    _lower(resource.RLIMIT_CPU, math.ceil(time.process_time() + timeout + _STUCK_SECONDS))


def _lower(kind: int, value: int) -> None:
    """Set the limit that a process may lift again: processes that it starts have limits of their own."""
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
