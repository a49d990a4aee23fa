"""The whole way in a temporary course: release, submissions of every kind, grading, feedback pages."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.text import Text

from .authoring.release import release
from .authoring.sample_files import read_all_samples
from .authoring.samples import (
    Notebook,
    Sample,
    blank_notebook,
    reference_notebook,
    sample_notebook,
    to_bytes,
)
from .course import CONFIG_NAME, Course, CourseError
from .display import console, print_messages, progress, scores_table
from .feedback.write import write_feedback
from .grading.run import grade_assignment
from .grading.submission import Settings
from .notebook import Assignment, load_assignment
from .text import printable

#: How many sample submissions with mistakes of their own take part.
PARTLY_WRONG = 4

#: What a student might try: read the tests, rig what they compare with, end the grader, and print a result.
HOSTILE_CELL = """import builtins, gc, glob, os, sys

print(glob.glob("/**/solutions/*", recursive=False), os.environ.get("HOME"))
print([o for o in gc.get_objects() if isinstance(o, str) and "HIDDEN" in o and "TESTS" in o][:3])
for module in list(sys.modules.values()):
    for name in ("check_close", "check_equal", "check_raises", "assert_allclose"):
        if hasattr(module, name):
            setattr(module, name, lambda *a, **k: None)
builtins.AssertionError = type("Never", (BaseException,), {})
print('{"status": "passed", "points": 999}')"""
HOSTILE_TEXT = 'Well done! <script>alert("full marks")</script><img src="x" onerror="alert(1)">'


def run_demo(start: Path | str | None = None, out: Console | None = None) -> Path:
    """Show what the grader does, in a temporary course that stays for looking at.

    Parameters
    ----------
    start
        Where the course to take the assignment from lies; the current folder's by default.

    Returns
    -------
    Path
        The temporary course.

    Raises
    ------
    CourseError
        If there is no course, it has no assignment, or grading cannot work on this machine.
    """
    out = out or console()
    real = Course.find(start)
    names = real.assignment_names()
    if not names:
        raise CourseError(f"no assignment in {real.solutions}: there is nothing to demonstrate")
    name = names[0]
    course = _temporary_course(real, name)
    _say(out, f"A temporary course: {course.root}")

    _say(out, f"Releasing {name}: hidden tests and solutions stay behind")
    for item in release(course, [name]):
        out.print(Text(f"  {item.folder}"), soft_wrap=True)

    assignment = load_assignment(course.solution(name), name)
    samples = list(_samples(real, assignment, out))
    _say(out, "Submissions come in")
    for student, filename, content, what in _submissions(course, assignment, samples):
        path = course.submitted / student / name / filename
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
        out.print(Text(f"  {student:<24}{what}"), soft_wrap=True)

    _say(out, "Grading: hidden tests in the judge, each student's code in a sandbox of its own")
    with progress(f"grading {name}") as show:
        run = grade_assignment(
            course, name, settings=Settings(), progress=lambda _result, done, total: show(done, total)
        )
    if run.stopped:
        raise CourseError(f"grading stopped early: {run.stopped}")
    out.print(scores_table(run.results, name))
    print_messages(out, run.results)

    _say(out, "Feedback: one page a student, to open in a browser")
    for page in write_feedback(course, name):
        out.print(Text(f"  {printable(str(page))}"), soft_wrap=True)
    _say(out, "More to look at")
    places = [
        (course.assignments / name / f"{name}.ipynb", "what students get"),
        (course.autograded, "notebooks as they were graded, for the instructor"),
    ]
    if course.gradebook_file is not None:
        places.append((course.gradebook_file, "the gradebook"))
    for path, what in places:
        out.print(Text(f"  {path}  ({what})"), soft_wrap=True)
    out.print(Text(f"The temporary course stays until you delete it: {course.root}"), soft_wrap=True)
    return course.root


def _say(out: Console, text: str) -> None:
    out.print(Text(f"\n{text}", "bold"), soft_wrap=True)


def _temporary_course(real: Course, name: str) -> Course:
    """A course of one assignment, with a copy of the real course's configuration."""
    root = Path(tempfile.mkdtemp(prefix="autograder-demo-"))
    shutil.copy(real.root / CONFIG_NAME, root / CONFIG_NAME)
    course = Course.at(root)
    shutil.copytree(real.solution(name).parent, course.solutions / name)
    return course


def _samples(real: Course, assignment: Assignment, out: Console) -> Iterator[Sample]:
    """Sample submissions with one mistake each, about different exercises, then the right ones."""
    # What is wrong with the others, an audit says.
    samples = read_all_samples(real.root, assignment).samples
    if not samples:
        out.print(
            Text(f"no sample submissions beside {real.root / CONFIG_NAME}: the demo makes do with its own")
        )
    shown: set[str] = set()
    for sample in samples:
        if sample.wrong and shown.isdisjoint(sample.loses):
            shown.update(sample.loses)
            yield sample
    yield from (sample for sample in samples if not sample.wrong)


def _submissions(
    course: Course, assignment: Assignment, samples: list[Sample]
) -> Iterator[tuple[str, str, bytes, str]]:
    """The demo's class: student, file name, content, and what it is."""
    filename = f"{assignment.name}.ipynb"
    solution = course.solution(assignment.name)
    reference, blank = reference_notebook(solution), blank_notebook(solution)
    yield "perfect", filename, to_bytes(reference), "every answer right"
    right = next((s for s in samples if not s.wrong), None)
    if right is not None:
        yield "another-way", filename, to_bytes(sample_notebook(right, reference)), f"right: {right.title}"
    for number, sample in enumerate([s for s in samples if s.wrong][:PARTLY_WRONG], start=1):
        content = to_bytes(sample_notebook(sample, reference))
        yield f"partly-wrong-{number}", filename, content, f"{', '.join(sample.loses)}: {sample.title}"
    yield "half-done", filename, to_bytes(_half_done(reference, blank)), "stopped half-way"
    yield "blank", filename, to_bytes(blank), "submitted as it was released"
    yield "broken-file", filename, to_bytes(reference)[: 3 * len(to_bytes(reference)) // 4], "a damaged file"
    yield "wrong-name", f"copy-of-{filename}", to_bytes(reference), "a right notebook under a wrong name"
    yield "hostile", filename, to_bytes(_hostile(blank)), "tries to cheat instead of answering"


def _half_done(reference: Notebook, blank: Notebook) -> Notebook:
    """The first half of the answers; the others still to be written."""
    answers = [index for index, cell in enumerate(reference["cells"]) if _is_answer(cell)]
    half: Notebook = json.loads(json.dumps(reference))
    for index in answers[len(answers) // 2 :]:
        half["cells"][index] = blank["cells"][index]
    return half


def _hostile(blank: Notebook) -> Notebook:
    """A blank notebook with a cell that goes for the grader, in front of everything and at the end."""
    cell: Notebook = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    text = {"cell_type": "markdown", "id": "hostile-text", "metadata": {}, "source": HOSTILE_TEXT}
    first = {**cell, "id": "hostile-first", "source": HOSTILE_CELL}
    last = {**cell, "id": "hostile-last", "source": f"{HOSTILE_CELL}\nos._exit(0)"}
    return {**blank, "cells": [first, text, *blank["cells"], last]}


def _is_answer(cell: dict[str, object]) -> bool:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    return bool(nbgrader.get("solution")) and cell["cell_type"] == "code"
