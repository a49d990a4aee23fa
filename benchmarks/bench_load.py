"""A class of 300 with ten hostile submissions among them, graded beside two busy loops: honest marks stay.

The honest submissions are the unit's samples, right and wrong ones. They are graded twice, once by themselves
and once with the hostile ones and the loops beside: status, points and message of each of their exercises
must be the same, but for the times that a message says.

Run: ``python benchmarks/bench_load.py [ASSIGNMENT] [--submissions 300] [--loops 2]``; writes
``results/load.json``.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench_crashes import HOSTILE
from common import AUTOGRADER, course_of, run, save

from autograder.authoring.audit_cases import cases_of
from autograder.authoring.samples import sample_notebook, to_bytes
from autograder.course import Course

#: What takes from others where it can: the processor's time, their patience.
GREEDY = (
    "import os\nfor _ in range(60):\n    if os.fork() == 0:\n        while True: pass",
    "import time\nwhile True: time.sleep(1)",
)


def write_class(root: Path, name: str) -> None:
    """Put the unit's samples, one after the other, in place of what is submitted."""
    cases, _ = cases_of(Course.find(Path(__file__).parent), name)
    # A sample with a time limit of its own would use up the usual one; what memory holds that nobody wrote
    # to differs from run to run.
    notebooks = [
        to_bytes(sample_notebook(case.sample, case.base))
        for case in cases
        if case.sample is not None
        and case.sample.seconds is None
        and not case.spreads
        and "in memory" not in case.title
    ]
    submitted = sorted((root / "grading" / "submitted").glob(f"*/{name}/{name}.ipynb"))
    for path, content in zip(submitted, itertools.cycle(notebooks), strict=False):
        path.write_bytes(content)


def add_hostile(root: Path, name: str) -> None:
    """Ten more students, spread over the list by their names."""
    honest = sorted(path.name for path in (root / "grading" / "submitted").iterdir())
    sources = (*HOSTILE, *GREEDY)
    for source, student in zip(sources, honest[:: len(honest) // len(sources)], strict=False):
        beside = root / "grading" / "submitted" / student / name / f"{name}.ipynb"
        notebook = json.loads(beside.read_text("utf-8"))
        bad = {"cell_type": "code", "id": "bad", "metadata": {}, "source": source}
        notebook["cells"].insert(0, bad | {"outputs": [], "execution_count": None})
        target = root / "grading" / "submitted" / f"{student}-hostile" / name / f"{name}.ipynb"
        target.parent.mkdir(parents=True)
        target.write_text(json.dumps(notebook), "utf-8")


@contextlib.contextmanager
def busy(loops: int) -> Iterator[None]:
    """So many processes that compute all the time."""
    started = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(loops)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


def graded(root: Path, name: str) -> tuple[dict, float]:
    """What each student's exercises came to, and the seconds that it took."""
    command = [*AUTOGRADER, "grade", name, "--force", "--timeout", "5", "--json", "results.json"]
    cost = run(command, root, allowed=(0, 1))
    students = json.loads((root / "results.json").read_text("utf-8"))["students"]
    outcomes = {
        student: {exercise: outcome(e) for exercise, e in result["exercises"].items()}
        for student, result in students.items()
    }
    return outcomes, cost.wall


def outcome(exercise: dict) -> tuple[str, float | None, str]:
    """What a student gets for an exercise; how much slower a loop is than NumPy was measured, and varies."""
    message = re.sub(r"took [\d,]+ times", "took so many times", exercise["message"])
    return exercise["status"], exercise["points"], message


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    first = Course.find(Path(__file__).parent).assignment_names()[0]
    parser.add_argument("assignment", nargs="?", default=first)
    parser.add_argument("--submissions", type=int, default=300)
    parser.add_argument("--loops", type=int, default=2)
    options = parser.parse_args()
    name = options.assignment
    with course_of(name, options.submissions - len(HOSTILE) - len(GREEDY)) as root:
        write_class(root, name)
        alone, quiet = graded(root, name)
        add_hostile(root, name)
        with busy(options.loops):
            together, loaded = graded(root, name)
    changed = [student for student, before in alone.items() if together[student] != before]
    if changed:
        sys.exit(
            f"{len(changed)} honest submissions came to something else, {changed[0]} among them:\n"
            f"{alone[changed[0]]}\n{together[changed[0]]}"
        )
    hostile = len(together) - len(alone)
    exercises = sum(map(len, alone.values()))
    save(
        "load",
        {
            "assignment": name,
            "honest": len(alone),
            "hostile": hostile,
            "busy_loops": options.loops,
            "exercises_compared": exercises,
            "changed": 0,
            "alone_s": quiet,
            "under_load_s": loaded,
        },
    )
    print(
        f"{len(alone)} honest submissions, {exercises} exercises: the same beside {hostile} hostile ones and "
        f"{options.loops} busy loops ({quiet:.0f} s alone, {loaded:.0f} s)"
    )


if __name__ == "__main__":
    main()
