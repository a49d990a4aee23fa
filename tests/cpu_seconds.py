"""What a test run costs: CPU seconds in all and by file, printed at its end.

Unlike ``--durations``, it says the same on an idle machine and on a busy one. It counts the processes of
pytest and everything that they start (kernels, sandboxes, servers, installers), alive or gone; what a file's
fixtures do after its last test counts to that file. Loaded by `conftest.py`.
"""

from __future__ import annotations

import collections
import contextlib

import psutil
import pytest

#: So many files are listed, the dearest first.
LISTED = 10
STARTING = "(starting, importing, collecting)"


def spent() -> float:
    """User and system seconds of this process and all that it started, until now."""
    me = psutil.Process()
    seconds = 0.0
    for process in (me, *me.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            # Of a process that is gone, its parent knows.
            times = process.cpu_times()
            seconds += times.user + times.system + times.children_user + times.children_system
    return seconds


class CpuSeconds:
    """Adds up what each file costs, in one process of pytest."""

    def __init__(self, is_worker: bool) -> None:
        self.is_worker = is_worker
        self.before = 0.0
        self.by_file: collections.Counter[str] = collections.Counter()

    def charge(self, to: str) -> None:
        """What was spent since the last time is charged to a file."""
        now = spent()
        # A process that ends unseen between two looks takes its seconds with it.
        self.by_file[to] += max(now - self.before, 0.0)
        self.before = now

    def pytest_collection_finish(self) -> None:
        self.charge(STARTING)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None):
        ran = yield
        if nextitem is None or nextitem.path != item.path:
            self.charge(item.nodeid.partition("::")[0])
        return ran

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.is_worker:
            session.config.workeroutput["cpu_seconds"] = dict(self.by_file)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        self.by_file.update(getattr(node, "workeroutput", {}).get("cpu_seconds", {}))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        total = sum(self.by_file.values())
        terminalreporter.section(f"{total / 60:.1f} CPU minutes, of which in seconds")
        for path, seconds in self.by_file.most_common(LISTED):
            terminalreporter.write_line(f"{seconds:8.1f} {path}")
