"""The server that grading processes are forked from: `multiprocessing`'s own, with everything imported once.

A fresh interpreter for each grading process would import the same modules each time, and find out each time
whether this machine has a sandbox. Forking the process that asks is no way out: it may have threads, and then
its child can deadlock. The server has none.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
from multiprocessing.context import BaseContext

from ..interpreters import trusting_no_folder

#: What the server imports.
PRELOAD = "autograder.grading.worker_imports"


def context(*, walled_off: bool = True) -> BaseContext:
    """Where grading processes come from: the server, started by now, which gets ready meanwhile.

    Parameters
    ----------
    walled_off
        Whether students' processes have a file system and a network of their own. Otherwise they might find
        the server's socket, and whoever connects to it can have it run anything: then there is no server, and
        each grading process is a fresh interpreter.
    """
    if not walled_off or "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([PRELOAD])
    with trusting_no_folder():
        multiprocessing.forkserver.ensure_running()
    return made
