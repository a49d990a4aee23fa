"""Submissions a second, beside stock nbgrader on the same copies in the same run; and the price of safety.

Both are whole commands, process start included: ``nbgrader autograde`` of an untouched nbgrader (one kernel
after the other, the hidden tests in the student's kernel, no sandbox), and ``autograder grade`` on all cores.
The third figure is what the notebook's own cells cost in one plain process that has everything imported: no
grader can be cheaper.

Run: ``python benchmarks/bench_throughput.py [ASSIGNMENT] [--ours 120] [--stock 12]``
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from common import AUTOGRADER, NBGRADER, course_of, run, save

from autograder.course import Course
from autograder.notebook import load_assignment


def cells_alone(name: str, times: int = 10) -> float:
    """CPU seconds of all code cells of the solution, test cells included, in this process; imports aside."""
    assignment = load_assignment(Course.find(Path(__file__).parent).solution(name), name)
    codes = [
        compile(cell.source, cell.grade_id or "cell", "exec")
        for cell in assignment.cells
        if cell.kind == "code"
    ]
    spent = []
    for _ in range(times):
        names: dict = {"__name__": "__main__"}
        started = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            for code in codes:
                exec(code, names)
        spent.append(time.process_time() - started)
    return min(spent)


def stock_scores(root: Path) -> list[float]:
    """The autograded scores in a stock gradebook, one a submission."""
    with contextlib.closing(sqlite3.connect(root / "grading" / "gradebook.db")) as book:
        rows = book.execute(
            "select sum(g.auto_score) from grade g "
            "join submitted_notebook n on n.id = g.notebook_id group by n.id"
        ).fetchall()
    return [float(score) for (score,) in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "assignment", nargs="?", default=Course.find(Path(__file__).parent).assignment_names()[0]
    )
    parser.add_argument("--ours", type=int, default=120, help="submissions that autograder grades")
    parser.add_argument("--stock", type=int, default=12, help="submissions that stock nbgrader grades")
    options = parser.parse_args()
    name = options.assignment

    with course_of(name, options.stock, stock=True) as root:
        run([*NBGRADER, "generate_assignment", name], root)
        stock = run([*NBGRADER, "autograde", name], root)
        theirs = stock_scores(root)
    with course_of(name, options.ours) as root:
        ours = run([*AUTOGRADER, "grade", name, "--json", "results.json"], root)
        students = json.loads((root / "results.json").read_text())["students"]
        mine = [student["score"] for student in students.values()]
    if len(theirs) != options.stock or len(mine) != options.ours or len({*theirs, *mine}) != 1:
        sys.exit(f"the scores are not equal: nbgrader {sorted(set(theirs))}, autograder {sorted(set(mine))}")
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    alone = float(
        subprocess.run(
            [sys.executable, __file__, "--cells-alone", name],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    figures = {
        "assignment": name,
        "score": mine[0],
        "stock": {
            "submissions": options.stock,
            "a_second": options.stock / stock.wall,
            "cpu_each": stock.cpu / options.stock,
        },
        "ours": {
            "submissions": options.ours,
            "a_second": options.ours / ours.wall,
            "cpu_each": ours.cpu / options.ours,
        },
        "cells_alone_cpu": alone,
        "times_the_throughput": (options.ours / ours.wall) / (options.stock / stock.wall),
        "cpu_times_the_cells": ours.cpu / options.ours / alone,
    }
    save("throughput", figures)
    print(f"{'':24}{'submissions/s':>14}{'CPU s each':>12}")
    print(
        f"{'nbgrader autograde':24}{figures['stock']['a_second']:>14.2f}{figures['stock']['cpu_each']:>12.3f}"
    )
    print(f"{'autograder grade':24}{figures['ours']['a_second']:>14.2f}{figures['ours']['cpu_each']:>12.3f}")
    print(f"{'the cells alone':24}{'':>14}{alone:>12.3f}")
    print(
        f"{figures['times_the_throughput']:.1f} times the submissions a second, equal scores ({mine[0]:g});"
    )
    print(f"{figures['cpu_times_the_cells']:.1f} times the CPU of the cells alone")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--cells-alone"]:
        print(cells_alone(sys.argv[2]))
    else:
        main()
