"""What the benchmarks share: a temporary course full of copies of one right submission, and a stopwatch."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from autograder.course import Course

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
AUTOGRADER = [sys.executable, "-m", "autograder"]
NBGRADER = [sys.executable, "-m", "nbgrader"]


@dataclasses.dataclass
class Cost:
    """What a command cost: wall and processor seconds, all its processes included."""

    wall: float
    cpu: float


def run(command: list[str], cwd: Path, *, allowed: tuple[int, ...] = (0,)) -> Cost:
    """Run a command to its end; `RuntimeError` with its last words if it fails.

    The processor time is that of the whole machine meanwhile, which should have nothing else to do: what a
    killed sandbox used is in no parent's account.
    """
    # nbgrader asks for `alembic` by name, as an activated environment would have it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    before, started = _busy_seconds(), time.monotonic()
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, env={**os.environ, "PATH": path})
    cost = Cost(time.monotonic() - started, _busy_seconds() - before)
    if done.returncode not in allowed:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    return cost


def _busy_seconds() -> float:
    """Seconds that all processors together have worked since the machine was started (Linux: /proc/stat)."""
    user, nice, system, _idle, _iowait, irq, softirq, *_ = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + irq + softirq) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def course_of(name: str, students: int, *, stock: bool = False) -> Iterator[Path]:
    """A temporary course with `students` copies of the reference solution submitted.

    Parameters
    ----------
    stock
        Whether the course is nbgrader's own, with nothing of this project's configuration.
    """
    home = Course.find(HERE)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder)
        shutil.copytree(home.solutions / name, root / "solutions" / name)
        if stock:
            (root / "nbgrader_config.py").write_text(
                "c = get_config()\n"
                "c.CourseDirectory.source_directory = 'solutions'\n"
                "c.CourseDirectory.release_directory = 'assignments'\n"
                "c.CourseDirectory.submitted_directory = 'grading/submitted'\n"
                "c.CourseDirectory.autograded_directory = 'grading/autograded'\n"
                "c.CourseDirectory.db_url = 'sqlite:///grading/gradebook.db'\n"
            )
        else:
            shutil.copy(home.root / "nbgrader_config.py", root)
        (root / "grading").mkdir(exist_ok=True)
        content = home.solution(name).read_bytes()
        for number in range(students):
            target = root / "grading" / "submitted" / f"s{number:04d}" / name / f"{name}.ipynb"
            target.parent.mkdir(parents=True)
            target.write_bytes(content)
        yield root


def save(name: str, figures: dict) -> None:
    """Write a benchmark's figures to ``results/NAME.json``, with the machine they were measured on."""
    RESULTS.mkdir(exist_ok=True)
    about = {"python": platform.python_version(), "cores": os.cpu_count(), "machine": platform.machine()}
    text = json.dumps({"measured_on": about, **figures}, indent=1)
    (RESULTS / f"{name}.json").write_text(text + "\n")
