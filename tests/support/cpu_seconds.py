"""What a test run costs: CPU seconds in all, by room and by file, printed at its end.

Unlike ``--durations``, it says the same on an idle machine and on a busy one. It counts the processes of
pytest and what they start: kernels, servers, installers, sandboxes that are alive when a file ends. A sandbox
that is killed before takes its seconds with it. Loaded by `conftest.py`.
"""

from __future__ import annotations

import collections
import contextlib
import dataclasses

import psutil
import pytest

#: So many files are listed, the dearest first, unless ``--durations`` says how many.
LISTED = 10
STARTING = "(starting, importing, collecting)"


@dataclasses.dataclass(frozen=True)
class Look:
    """Seconds by process: its own, and those of what it started, waited for and saw end."""

    own: dict[int, float]
    ended: dict[int, float]

    @classmethod
    def now(cls) -> Look:
        """This process and all that it started, as far as they are alive."""
        me = psutil.Process()
        own, ended = {}, {}
        for process in (me, *me.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                own[process.pid] = times.user + times.system
                ended[process.pid] = times.children_user + times.children_system
        return cls(own, ended)

    def since(self, before: Look) -> float:
        """What was spent between two looks."""
        seconds = sum(spent - before.own.get(pid, 0.0) for pid, spent in self.own.items())
        ended = sum(spent - before.ended.get(pid, 0.0) for pid, spent in self.ended.items())
        # What ended since brought to its parent all that it ever spent, if its parent waited for it; a killed
        # sandbox's processes outlive theirs for a moment, and are waited for by the system.
        gone = sum(before.own[pid] + before.ended[pid] for pid in before.own.keys() - self.own.keys())
        return seconds + max(ended - gone, 0.0)


class CpuSeconds:
    """Adds up what each file costs, in one process of pytest."""

    def __init__(self, is_worker: bool) -> None:
        self.is_worker = is_worker
        self.before = Look({}, {})
        self.by_file: collections.Counter[str] = collections.Counter()

    def charge(self, to: str) -> None:
        """What was spent since the last time is charged to a file."""
        now = Look.now()
        self.by_file[to] += now.since(self.before)
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

    def pytest_terminal_summary(
        self, terminalreporter: pytest.TerminalReporter, config: pytest.Config
    ) -> None:
        total = sum(self.by_file.values())
        terminalreporter.section(f"{total / 60:.1f} CPU minutes, of which in seconds")
        by_room: collections.Counter[str] = collections.Counter()
        for path, seconds in self.by_file.items():
            by_room[_room(path)] += seconds
        terminalreporter.write_line(", ".join(f"{room} {s:.0f}" for room, s in by_room.most_common()))
        for path, seconds in self.by_file.most_common(config.getoption("durations") or LISTED):
            terminalreporter.write_line(f"{seconds:8.1f} {path}")


def _room(path: str) -> str:
    """``tests/autograder/judge`` of a file in it, ``tests/submissions`` of a sample."""
    folders = path.split("/")[:-1]
    return "/".join(folders[: 3 if "autograder" in folders else 2]) or path
