"""The sandbox: bubblewrap around the first process of student code, closed unless everything is in place.

Inside there is no network, no other process, no home folder, a read-only system, a private /tmp in memory,
and of the course only the library that notebooks import and the assignment's own data files.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..files import write_below
from ..student import landlock
from . import availability, filesystem, launch
from .availability import SandboxError
from .cores import starting_on_own_core
from .limits import ControlGroup
from .processes import Watcher, is_alive, kill_others, slowdown

#: What runs inside.
SERVER = "autograder.student.fork_server"
_BASE_PRELOAD = ("numpy", "IPython.display")
_START_SECONDS = 60.0


class Sandbox:
    """One bubblewrap sandbox (or, unsandboxed, one plain process) and the control socket to its first
    process.

    Parameters
    ----------
    data_files
        Files that the student's cells find beside them.
    preload
        Modules to import before the first student process is forked.
    memory_mb
        Memory of everything inside.
    contained
        Where there is no bubblewrap: a plain process behind the walls that need no namespaces.
    figures
        Whether a submission may draw: what that takes is imported too, where it is not yet.
    warm
        Whether the first process serves many student processes, one after the other.
    """

    def __init__(
        self,
        data_files: dict[str, bytes],
        preload: tuple[str, ...],
        memory_mb: int,
        *,
        warm: bool,
        sandboxed: bool,
        contained: bool = False,
        figures: bool = False,
    ) -> None:
        if sandboxed:
            availability.check_available()
        self.warm = warm
        self._figures = figures
        self._ready = False
        self._buffer = b""
        self._oom_kills = 0
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"autograder-{os.getpid()}-"))
        self._group = ControlGroup.make(memory_mb) if sandboxed else None
        self._control, inner = socket.socketpair()
        try:
            self._process = self._start(inner, data_files, preload, memory_mb, sandboxed, contained)
        except OSError as error:
            self._process = None  # type: ignore[assignment]
            self.close()
            raise SandboxError(f"the sandbox does not start ({error}): free some memory or disk") from None
        finally:
            inner.close()
        self._watcher = Watcher(self._process.pid, memory_mb)
        self._counter = self._group if self._group is not None and self._group.counts_cpu else self._watcher

    def wait_until_ready(self) -> None:
        """Wait until everything is imported; `SandboxError` if it does not come to that.

        Starting takes a second, in which the judge's side has things to import as well.
        """
        if not self._ready:
            self.receive(_START_SECONDS)
            self._ready = True

    def prepare_figures(self) -> None:
        """Import what draws, once a submission may need it."""
        if self.warm and not self._figures:
            self.wait_until_ready()
            self.send(b"F")
            self.receive(_START_SECONDS)
        self._figures = True

    def _start(
        self,
        inner: socket.socket,
        data_files: dict[str, bytes],
        preload: tuple[str, ...],
        memory_mb: int,
        sandboxed: bool,
        contained: bool,
    ) -> subprocess.Popen:
        data = self._folder / "data"
        write_below(data, data_files)
        home = self._folder / "home"
        home.mkdir()
        options = {
            "control": inner.fileno(),
            "warm": self.warm,
            "sandboxed": sandboxed,
            "filtered": sandboxed or contained,
            "landlock": (sandboxed or contained) and landlock.version() > 0,
            "counted": self._group is not None,
            "preload": [*_BASE_PRELOAD, *preload],
            "figures": self._figures,
            "memory_mb": memory_mb,
            "home": str(home),
            "data": ("/course/data" if sandboxed else str(data)) if data_files else "",
            "fonts": "/course/fonts" if sandboxed else "",
            "readable": [*filesystem.places(), *([str(self._folder)] if contained else [])],
        }
        # -P: modules are not looked for in the folder that it starts in, where students write.
        run = [sys.executable, "-P", "-X", "faulthandler", "-m", SERVER, json.dumps(options)]
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            # An appeal finds the same order of sets.
            "PYTHONHASHSEED": "0",
            # glibc fills memory that was never written to: a forgotten `out=` finds no zeros by luck, and has
            # the same marks in every run.
            "MALLOC_PERTURB_": "128",
            # Memory that is given back to the kernel after each array comes again page by page.
            "MALLOC_TRIM_THRESHOLD_": str(64 << 20),
            "MALLOC_MMAP_THRESHOLD_": str(32 << 20),
            "MALLOC_TOP_PAD_": str(1 << 20),
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONNOUSERSITE": "1",
            # One thread: a forked process cannot use the server's others, and two cores have two workers.
            **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
        }
        with contextlib.ExitStack() as stack:
            handles = [inner.fileno()]
            if sandboxed:
                environment |= {"PYTHONPATH": "/course/library", "HOME": "/tmp"}
                command = self._launch(data if data_files else None)
                handles.append(stack.enter_context(command.arguments).fileno())
                run = [*command.words, *run]
            else:
                environment |= {"HOME": str(home), "TMPDIR": str(home)}
                environment["PYTHONPATH"] = str(Path(__file__).parents[2])
                if contained:
                    library = self._folder / "library"
                    filesystem.copy_library(library)
                    environment["PYTHONPATH"] = str(library)
                    run = launch.as_another(self._folder, availability.contained_user(), run)
            if self._group is None or not self._group.has_one_core:
                stack.enter_context(starting_on_own_core())
            return subprocess.Popen(
                run,
                pass_fds=handles,
                env=environment,
                cwd="/" if sandboxed else home,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stack.enter_context((self._folder / "stderr").open("wb")),
                start_new_session=True,
            )

    def _launch(self, data: Path | None) -> launch.Launch:
        library, fonts = self._folder / "library", self._folder / "fonts"
        filesystem.copy_library(library)
        filesystem.copy_fonts(fonts)
        shown = [(str(library), "/course/library"), (str(fonts), "/course/fonts")]
        if data is not None:
            shown.append((str(data), "/course/data"))
        return launch.prepare(
            self._folder,
            availability.own_user(),
            entries=self._group.entries() if self._group else (),
            shown=shown,
            counted=self._group is not None,
            disable_userns=availability.can_disable_userns(),
        )

    def send(self, letter: bytes, handle: int | None = None) -> None:
        """Send a command, with a file handle where it needs one."""
        try:
            socket.send_fds(self._control, [letter], [handle] if handle is not None else [])
        except OSError as error:
            raise SandboxError(f"the sandbox is gone ({error.strerror})") from None

    def receive(self, seconds: float) -> dict:
        """The next answer; `SandboxError` when none comes in so many seconds (of an idle machine)."""
        left = seconds
        while b"\n" not in self._buffer:
            began = time.monotonic()
            self._control.settimeout(min(left, 1.0))
            try:
                part = self._control.recv(4096)
            except TimeoutError:
                left -= (time.monotonic() - began) / slowdown()
                if left > 0:
                    continue
                raise SandboxError("the sandbox does not answer") from None
            except OSError as error:
                raise SandboxError(f"the sandbox is gone ({error.strerror})") from None
            if not part:
                raise SandboxError(f"the sandbox ended{self._last_words()}")
            self._buffer += part
        line, _, self._buffer = self._buffer.partition(b"\n")
        return json.loads(line)

    def _last_words(self) -> str:
        try:
            lines = (self._folder / "stderr").read_text(errors="replace").strip().splitlines()
        except OSError:
            lines = []
        return f": {lines[-1][:300]}" if lines else ""

    def signal(self) -> int:
        """The signal that ended the sandbox's first process, 0 if it is running or ended otherwise."""
        try:
            code = self._process.wait(0.5) if self._process is not None else 0
        except subprocess.TimeoutExpired:
            return 0
        # bubblewrap passes it on as a shell does.
        return -code if code < 0 else code - 128 if code > 128 else 0

    def cpu_seconds(self) -> float:
        """CPU time of everything that ever ran in the sandbox."""
        return self._counter.cpu_seconds()

    def pids(self) -> frozenset[int]:
        """The numbers of the sandbox's processes, its own included."""
        return frozenset((self._group or self._watcher).pids())

    def kill_others(self, keep: frozenset[int]) -> bool:
        """Kill all processes but some; False if there are ever new ones."""
        return kill_others(self.pids, keep)

    def check_limits(self) -> None:
        """Raise `Exceeded` if the sandbox uses too much memory, where the kernel does not see to it."""
        if self._group is None:
            self._watcher.check()

    def new_oom_kills(self) -> int:
        """How many processes the kernel has killed for the sandbox's memory since the last time that this was
        asked.
        """
        kills = self._group.oom_kills() if self._group is not None else 0
        new, self._oom_kills = kills - self._oom_kills, kills
        return new

    def close(self) -> None:
        """Kill everything inside and remove every trace."""
        self._control.close()
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, 9)
            self._process.kill()
            self._process.wait()
        if self._group is not None:
            self._group.close()
        shutil.rmtree(self._folder, ignore_errors=True)


@functools.lru_cache(maxsize=1)
def _sweep() -> None:
    """Remove the folders that graders left behind which were killed; once a process."""
    for folder in Path(tempfile.gettempdir()).glob("autograder-*-*"):
        pid = folder.name.split("-")[1]
        if pid.isdigit() and not is_alive(pid):
            shutil.rmtree(folder, ignore_errors=True)
