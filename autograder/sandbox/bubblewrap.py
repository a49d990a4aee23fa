"""The sandbox: bubblewrap around the first process of student code, closed unless everything is in place.

Inside there is no network, no other process, no home folder, a read-only system, a private /tmp in memory,
and of the course only the library that notebooks import and the assignment's own data files.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from .limits import ControlGroup, Watcher, descendants, is_alive

#: What runs inside.
SERVER = "autograder.student.fork_server"
#: Packages of the course that notebooks import; a package names the folders that answer an exercise in
#: `WITHHELD_FROM_STUDENTS`.
LIBRARIES = ("coursekit",)
_BASE_PRELOAD = (
    "numpy",
    "matplotlib",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
    "IPython.display",
)
_SCRATCH_BYTES = 256 * 2**20
_START_SECONDS = 60.0
_WAY_OUT = "or pass --unsandboxed for code that you trust"


class SandboxError(Exception):
    """The sandbox cannot be had: the message says why and what to do."""


def check_available() -> None:
    """Raise `SandboxError`, with the remedy, unless student code can be walled off on this machine."""
    problem = _why_unavailable()
    if problem:
        raise SandboxError(problem)


@functools.lru_cache(maxsize=1)
def _why_unavailable() -> str:
    if not sys.platform.startswith("linux"):
        return f"grading needs Linux (bubblewrap): grade on a Linux machine, {_WAY_OUT}"
    program = shutil.which("bwrap")
    if program is None:
        return (
            "bubblewrap is not installed, and student code is not run without it: "
            f"install it (sudo apt-get install bubblewrap), {_WAY_OUT}"
        )
    probe = [
        program,
        "--unshare-all",
        "--unshare-user",
        "--ro-bind",
        "/",
        "/",
        "--proc",
        "/proc",
        "--dev",
        "/dev",
        "true",
    ]
    try:
        done = subprocess.run(probe, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap does not run ({error}): fix its installation, {_WAY_OUT}"
    if done.returncode == 0:
        return ""
    said = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    remedy = "allow unprivileged user namespaces"
    if Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns").exists():
        remedy = "allow user namespaces (sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)"
    elif Path("/proc/sys/kernel/unprivileged_userns_clone").exists():
        remedy = "allow user namespaces (sudo sysctl -w kernel.unprivileged_userns_clone=1)"
    return f"bubblewrap cannot make a sandbox here ({said}): {remedy}, {_WAY_OUT}"


@functools.lru_cache(maxsize=1)
def _can_disable_userns() -> bool:
    told = subprocess.run([shutil.which("bwrap") or "bwrap", "--help"], capture_output=True, text=True)
    return "--disable-userns" in told.stdout + told.stderr


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
    ) -> None:
        if sandboxed:
            check_available()
        self.warm = warm
        self._buffer = b""
        self._oom_kills = 0
        _sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=f"autograder-{os.getpid()}-"))
        self._group = ControlGroup.make(memory_mb) if sandboxed else None
        self._control, inner = socket.socketpair()
        try:
            self._process = self._start(inner, data_files, preload, memory_mb, sandboxed)
        except OSError as error:
            self._process = None  # type: ignore[assignment]
            self.close()
            raise SandboxError(f"the sandbox does not start ({error}): free some memory or disk") from None
        finally:
            inner.close()
        self.watcher = Watcher(self._process.pid, memory_mb) if self._group is None else None
        try:
            self.receive(time.monotonic() + _START_SECONDS)
        except SandboxError:
            self.close()
            raise

    def _start(
        self,
        inner: socket.socket,
        data_files: dict[str, bytes],
        preload: tuple[str, ...],
        memory_mb: int,
        sandboxed: bool,
    ) -> subprocess.Popen:
        data = self._folder / "data"
        for name, content in data_files.items():
            path = data / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        home = self._folder / "home"
        home.mkdir()
        options = {
            "control": inner.fileno(),
            "warm": self.warm,
            "sandboxed": sandboxed,
            "preload": [*_BASE_PRELOAD, *preload],
            "memory_mb": memory_mb,
            "home": str(home),
            "data": ("/course/data" if sandboxed else str(data)) if data_files else "",
            "fonts": "/course/fonts" if sandboxed else "",
            "readable": _python_folders(),
        }
        run = [
            sys.executable,
            "-X",
            "faulthandler",
            "-m",
            "autograder.student.fork_server",
            json.dumps(options),
        ]
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",  # an appeal finds the same order of sets
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONNOUSERSITE": "1",
            # One thread: a forked process cannot use the server's others, and two cores have two workers.
            **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
        }
        if sandboxed:
            environment |= {"PYTHONPATH": "/course/library", "HOME": "/tmp"}
            run = [*self._bubblewrap(data if data_files else None), *run]
            entries = self._group.entries() if self._group else []
        else:
            environment |= {
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "HOME": str(home),
                "TMPDIR": str(home),
            }
            entries = []
        if entries:
            # A shell joins the control group before it becomes bubblewrap, so that no process is ever
            # outside.
            join = " && ".join(f"echo $$ > {entry}" for entry in entries)
            run = ["/bin/sh", "-c", f'{join} && exec "$@"', "sh", *run]
        return subprocess.Popen(
            run,
            pass_fds=(inner.fileno(),),
            env=environment,
            cwd="/" if sandboxed else home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=(self._folder / "stderr").open("wb"),
            start_new_session=True,
        )

    def _bubblewrap(self, data: Path | None) -> list[str]:
        words = [
            shutil.which("bwrap") or "bwrap",
            "--unshare-all",
            "--unshare-user",
            "--die-with-parent",
            "--new-session",
        ]
        if _can_disable_userns():
            words += ["--disable-userns"]
        words += ["--uid", "1000", "--gid", "1000", "--hostname", "grading", "--cap-drop", "ALL"]
        words += ["--proc", "/proc", "--dev", "/dev", "--size", str(_SCRATCH_BYTES), "--tmpfs", "/tmp"]
        words += ["--ro-bind", "/usr", "/usr"]
        for name in ("/bin", "/sbin", "/lib", "/lib32", "/lib64"):
            if os.path.islink(name):
                words += ["--symlink", os.readlink(name), name]
            elif os.path.isdir(name):
                words += ["--ro-bind", name, name]
        for name in (
            "/etc/ld.so.cache",
            "/etc/ld.so.conf",
            "/etc/ld.so.conf.d",
            "/etc/alternatives",
            "/etc/fonts",
            "/etc/localtime",
        ):
            words += ["--ro-bind-try", name, name]
        for folder in _python_folders():
            if not folder.startswith("/usr/"):
                words += ["--ro-bind", folder, folder]
        words += _library_binds()
        fonts = _font_cache()
        if fonts:
            words += ["--ro-bind", fonts, "/course/fonts"]
        if data is not None:
            words += ["--ro-bind", str(data), "/course/data"]
        # Made read-only last: everything above is mounted in it.
        return [*words, "--remount-ro", "/", "--chdir", "/tmp", "--"]

    def send(self, letter: bytes, handle: int | None = None) -> None:
        """Send a command, with a file handle where it needs one."""
        try:
            socket.send_fds(self._control, [letter], [handle] if handle is not None else [])
        except OSError as error:
            raise SandboxError(f"the sandbox is gone ({error.strerror})") from None

    def receive(self, deadline: float) -> dict:
        """The next answer; `SandboxError` when none comes."""
        while b"\n" not in self._buffer:
            left = deadline - time.monotonic()
            self._control.settimeout(max(left, 0.001))
            try:
                part = self._control.recv(4096)
            except TimeoutError:
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
        return (
            -code if code < 0 else code - 128 if code > 128 else 0
        )  # bubblewrap hands it on as a shell does

    def processes(self) -> int:
        """How many processes the sandbox has, its own included."""
        return len(descendants(self._process.pid)) if self._process is not None else 0

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


@functools.lru_cache(maxsize=1)
def _python_folders() -> list[str]:
    """The folders that this interpreter and its packages live in."""
    folders = {
        os.path.realpath(path)
        for path in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    }
    return sorted({*folders, sys.prefix} - {"/usr", "/"})


@functools.lru_cache(maxsize=1)
def _font_cache() -> str:
    import matplotlib

    # Loading the list once outside makes the cache where there is none yet.
    import matplotlib.font_manager

    folder = matplotlib.get_cachedir()
    return folder if os.path.isdir(folder) else ""


def _library_binds() -> list[str]:
    """Bind the course's libraries, and of this package only what runs inside, below one folder."""
    package = Path(__file__).parents[1]
    words: list[str] = ["--ro-bind", str(package / "__init__.py"), "/course/library/autograder/__init__.py"]
    for room in ("wire", "student"):
        words += ["--ro-bind", str(package / room), f"/course/library/autograder/{room}"]
    for library in LIBRARIES:
        spec = importlib.util.find_spec(library)
        if spec is None or not spec.submodule_search_locations:
            continue
        folder = Path(next(iter(spec.submodule_search_locations))).resolve()
        withheld = set(getattr(importlib.import_module(library), "WITHHELD_FROM_STUDENTS", ()))
        for path in sorted(folder.rglob("*")):
            inner = path.relative_to(folder)
            if path.is_file() and "__pycache__" not in inner.parts:
                if inner.parts[0] not in withheld:
                    words += ["--ro-bind", str(path), f"/course/library/{library}/{inner.as_posix()}"]
                elif any(path.is_relative_to(part) for part in _python_folders()):
                    # Installed among the packages that are bound as a whole: hidden there.
                    words += ["--ro-bind", "/dev/null", str(path)]
    return words
