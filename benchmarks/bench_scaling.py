"""Cost against class size: 8 to 800 copies of one right submission, graded by the command line. It should be
a straight line.

Run: ``python benchmarks/bench_scaling.py [ASSIGNMENT] [--largest 800]``; writes ``results/scaling.json`` and
``results/scaling.png``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from common import AUTOGRADER, RESULTS, course_of, run, save

from autograder.course import Course
from coursekit import style


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "assignment", nargs="?", default=Course.find(Path(__file__).parent).assignment_names()[0]
    )
    parser.add_argument("--largest", type=int, default=800)
    options = parser.parse_args()
    sizes = [size for size in (8, 25, 80, 250, 800) if size <= options.largest]
    walls, cpus = [], []
    for size in sizes:
        with course_of(options.assignment, size) as root:
            cost = run([*AUTOGRADER, "grade", options.assignment], root)
        walls.append(cost.wall)
        cpus.append(cost.cpu)
        print(f"{size:>5} submissions: {cost.wall:7.1f} s wall, {cost.cpu:7.1f} s CPU", flush=True)
    slope, start = np.polyfit(sizes, walls, 1)
    spread = float(np.max(np.abs(np.polyval([slope, start], sizes) - walls)))
    print(
        f"a start of {start:.1f} s and {slope * 1000:.0f} ms a submission; "
        f"at most {spread:.1f} s off that line"
    )
    figures = {
        "sizes": sizes,
        "wall": walls,
        "cpu": cpus,
        "start_s": start,
        "each_s": slope,
        "largest_residual_s": spread,
    }
    save("scaling", {"assignment": options.assignment, **figures})
    draw(sizes, walls, slope, start)


def draw(sizes: list[int], walls: list[float], slope: float, start: float) -> None:
    """The figure: measured points on the fitted line."""
    style.use()
    fig, ax = plt.subplots(figsize=(6.4, 4.0), layout="constrained")
    line = np.linspace(0, max(sizes), 2)
    ax.plot(
        line, start + slope * line, color="C0", label=f"{start:.1f} s + {slope * 1000:.0f} ms a submission"
    )
    ax.plot(sizes, walls, "o", color="C1", label="measured")
    ax.set(
        xlabel="submissions", ylabel="wall time of `autograder grade` (s)", title="Cost against class size"
    )
    ax.legend()
    fig.savefig(RESULTS / "scaling.png", dpi=120)
    plt.close(fig)


if __name__ == "__main__":
    main()
