"""A thousand submissions, a tenth of them hostile or broken, and a grader that is killed again and again.

The grader is started, killed with SIGKILL after a random while, and started again until it ends by itself.
Then every submission must have been graded exactly once, none be lost, the gradebook be sound, and its sums
be those of the results.

Run: ``python benchmarks/bench_crashes.py [--submissions 1000] [--kills 12]``; writes
``results/crashes.json``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from common import AUTOGRADER, course_of, save

from autograder.course import Course

HOSTILE = (
    "import os\nos._exit(1)",
    "while True: pass",
    "data = []\nwhile True: data.append(bytearray(10**8))",
    "import os\nfor _ in range(200):\n    os.fork()",
    "import os, signal\nos.kill(-1, signal.SIGKILL)",
    "print('x' * 50_000_000)",
    "import ctypes\nctypes.string_at(0)",
    "import sys\nsys.setrecursionlimit(10**9)\ndef f(): return f()\nf()",
)


def spoil(root: Path, name: str, chosen: list[str], rng: random.Random) -> int:
    """Make some submissions hostile (a bad first cell) and some broken; the number of broken ones."""
    broken = 0
    for number, student in enumerate(chosen):
        path = root / "grading" / "submitted" / student / name / f"{name}.ipynb"
        if number % 5 == 4:
            path.write_bytes(path.read_bytes()[: rng.randrange(1, 5000)])
            broken += 1
            continue
        notebook = json.loads(path.read_text())
        bad = {
            "cell_type": "code",
            "id": "bad",
            "metadata": {},
            "source": rng.choice(HOSTILE),
            "outputs": [],
            "execution_count": None,
        }
        notebook["cells"].insert(0, bad)
        path.write_text(json.dumps(notebook))
    return broken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--submissions", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    name = Course.find(Path(__file__).parent).assignment_names()[0]
    rng = random.Random(options.seed)
    with course_of(name, options.submissions) as root:
        students = sorted(path.name for path in (root / "grading" / "submitted").iterdir())
        broken = spoil(root, name, rng.sample(students, options.submissions // 10), rng)
        command = [*AUTOGRADER, "grade", name, "--timeout", "3", "--json", "results.json"]
        kills, started = 0, time.monotonic()
        while True:
            grader = subprocess.Popen(
                command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
            )
            patience = rng.uniform(1, 10) if kills < options.kills else None
            try:
                _, errors = grader.communicate(timeout=patience)
                break
            except subprocess.TimeoutExpired:
                grader.send_signal(signal.SIGKILL)
                grader.communicate()
                kills += 1
                print(f"killed {kills} times, {recorded(root)} graded", flush=True)
        seconds = time.monotonic() - started
        if grader.returncode not in (0, 1):
            sys.exit(f"the last run ended with {grader.returncode}: {errors[-2000:]}")
        figures = check(root, students, broken)
    save("crashes", {"kills": kills, "seconds": seconds, **figures})
    print(f"{len(students)} submissions, {kills} kills, {seconds:.0f} s: {figures}")


def recorded(root: Path) -> int:
    """How many submissions the gradebook holds so far."""
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(root / "grading" / "gradebook.db")) as book,
    ):
        return int(book.execute("select count(*) from autograder_results").fetchone()[0])
    return 0


def check(root: Path, students: list[str], broken: int) -> dict:
    """Look whether everything is there once; ends the program if not."""
    results = json.loads((root / "results.json").read_text())["students"]
    with contextlib.closing(sqlite3.connect(root / "grading" / "gradebook.db")) as book:
        sound = book.execute("PRAGMA integrity_check").fetchone()[0]
        keys = book.execute("PRAGMA foreign_key_check").fetchall()
        rows = [
            student
            for (student,) in book.execute("select student_id from autograder_results order by student_id")
        ]
        submissions = book.execute("select count(*) from submitted_assignment").fetchone()[0]
        total = float(book.execute("select sum(auto_score) from grade").fetchone()[0])
    expected = sum(student["score"] for student in results.values())
    ungradable = sum(student["status"] == "ungradable" for student in results.values())
    full = max(student["score"] for student in results.values())
    problems = {
        "integrity": sound != "ok",
        "foreign keys": bool(keys),
        "not graded exactly once": rows != students or submissions != len(students),
        "missing from the results": sorted(results) != students,
        "sums differ": abs(total - expected) > 1e-6,
        "honest submissions lost points": sum(s["score"] == full for s in results.values())
        < 0.9 * len(students),
        "more ungradable than broken": ungradable != broken,
    }
    wrong = [what for what, true in problems.items() if true]
    if wrong:
        sys.exit(
            f"NOT consistent: {', '.join(wrong)} "
            f"(sum {total} against {expected}, {ungradable} ungradable, {broken} broken)"
        )
    return {
        "submissions": len(students),
        "ungradable": ungradable,
        "sum_of_scores": total,
        "integrity_check": sound,
    }


if __name__ == "__main__":
    main()
