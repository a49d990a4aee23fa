"""Rendering in child processes, each page within a limit: no student's text may hold up everybody's pages.

Parsers of markdown, code and formulas have inputs over which they take ages, and more of them than anybody
has listed. A child that uses more CPU time than a page is allowed is ended by the system and replaced; the
page is then rendered plainly. The limit counts CPU seconds, so that it is the same on a busy machine.
"""

from __future__ import annotations

import contextlib
import ctypes
import dataclasses
import multiprocessing
import os
import resource
import signal
import threading
import time
import typing
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from ..course import CourseError
from ..interpreters import trusting_no_folder
from ..text import one_line, storable

#: CPU seconds for one page. An honest one takes a tenth of a second to a second.
PAGE_SECONDS = 10.0
#: For fewer pages a second child, which takes 0.7 s to start, brings nothing (measured on two cores).
PAGES_A_CHILD = 12
#: Memory of a child. Its pages have 15 million characters at most.
MEMORY_BYTES = 4 * 2**30
#: Seconds after which a child that uses no CPU either is given up.
PATIENCE = 600.0

Job = tuple[typing.Any, ...]


@dataclasses.dataclass(frozen=True)
class Rendered:
    """What became of one page.

    Attributes
    ----------
    page
        None if there is none.
    refused
        Why the page must not be written: what a `CourseError` said.
    trouble
        Why it could not be rendered: too long, or an error. A page that is there all the same is plain.
    """

    page: str | None = None
    refused: str = ""
    trouble: str = ""


class Renderers:
    """Some child processes that render pages. Use it as a context manager, or close it.

    What they call, importable by name, gets the arguments of a job and then whether the page is to be plain:
    false at first, true if the page took too long that way or did not work. It returns the page.

    Parameters
    ----------
    jobs
        How many processes at most (default: one a core).
    seconds
        CPU seconds for each page.
    expected
        How many pages there will be, if that is known: for few of them, fewer processes are started.
    """

    def __init__(
        self, jobs: int | None = None, seconds: float = PAGE_SECONDS, expected: int | None = None
    ) -> None:
        self._jobs = jobs or len(os.sched_getaffinity(0))
        if expected is not None:
            self._jobs = min(self._jobs, 1 + expected // PAGES_A_CHILD)
        self._seconds = seconds
        self._idle: list[_Child] = []
        self._lock = threading.Lock()

    def __enter__(self) -> Renderers:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the children."""
        while self._idle:
            self._idle.pop().end()

    def render(self, function: Callable[..., str], *arguments: typing.Any) -> Rendered:
        """Render one page."""
        with self._lock:
            return next(self.map(function, [arguments]))

    def map(self, function: Callable[..., str], jobs: Iterable[Job]) -> Iterator[Rendered]:
        """Render a page for each job, several at a time; they come in the order of the jobs."""
        numbered = enumerate(jobs)
        busy: dict[Connection, tuple[_Child, int, Job]] = {}
        plainly: dict[int, str] = {}
        finished: dict[int, Rendered] = {}
        shown = 0

        def start(number: int, job: Job) -> None:
            child = self._idle.pop() if self._idle else _Child()
            child.send((function, (*job, number in plainly), self._seconds))
            busy[child.connection] = child, number, job

        try:
            while True:
                while len(busy) < self._jobs and (following := next(numbered, None)) is not None:
                    start(*following)
                if not busy:
                    return
                for connection in wait(list(busy), PATIENCE) or list(busy):
                    child, number, job = busy.pop(typing.cast("Connection", connection))
                    rendered = child.receive()
                    if child.alive:
                        self._idle.append(child)
                    if rendered.trouble and number not in plainly:
                        plainly[number] = rendered.trouble
                        start(number, job)
                        continue
                    trouble = rendered.trouble or plainly.get(number, "")
                    finished[number] = dataclasses.replace(rendered, trouble=trouble)
                while shown in finished:
                    yield finished.pop(shown)
                    shown += 1
        finally:
            for child, _, _ in busy.values():
                child.end()


class _Child:
    """One process, and the pipe to it."""

    def __init__(self) -> None:
        # Fresh interpreters: forking a parent that has threads can deadlock the child.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_serve, args=(theirs,), daemon=True)
        with trusting_no_folder():
            self._process.start()
        theirs.close()
        self.alive = True

    def send(self, job: Job) -> None:
        # If it died, `receive` says so.
        with contextlib.suppress(OSError):
            self.connection.send(job)

    def receive(self) -> Rendered:
        """The answer, which is text: nothing that a child sends is unpickled."""
        try:
            answer = self.connection.recv_bytes() if self.connection.poll() else b""
        except (EOFError, OSError):
            answer = b""
        kind, text = answer[:1], answer[1:].decode("utf-8")
        if kind == b"+":
            return Rendered(page=text)
        if kind == b"!":
            return Rendered(refused=text)
        if kind == b"-":
            return Rendered(trouble=text)
        self.end()
        by_clock = self._process.exitcode == -signal.SIGXCPU
        return Rendered(trouble="it took too long" if by_clock else "the process that rendered it died")

    def end(self) -> None:
        self.alive = False
        self.connection.close()
        self._process.join(0.5)
        self._process.kill()
        self._process.join()


def _serve(connection: Connection) -> None:
    """Render what is asked for, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pr_set_pdeathsig = 1
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY_BYTES)):
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
    while True:
        try:
            function, arguments, seconds = connection.recv()
        except (EOFError, OSError):
            return
        used = int(time.process_time() + seconds) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (used, resource.RLIM_INFINITY))
        try:
            answer = "+" + function(*arguments)
        except CourseError as error:
            answer = f"!{error}"
        except Exception as error:
            # Whatever a parser does over hostile text.
            answer = f"-{type(error).__name__}: {one_line(str(error))}"
        connection.send_bytes(storable(answer).encode())
