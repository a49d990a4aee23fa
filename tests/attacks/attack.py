"""Read attack fixtures, put them onto a submission, and say what a student gets to see of the grading.

A fixture is a Python file in percent format. Its docstring is the header: what the attack tries and why it
must fail, then lines of ``key: value``:

``base: blank|right``
    The submission that the cells are put onto (default ``blank``: every answer is still a stub).
``expect: zero|full|loses NAME, NAME``
    What it must get: nothing at all, full marks, or full marks but for these exercises (``*``: all of them).
``status NAME: killed``
    How an exercise has to end (``*``: every exercise).
``assignment: 05-skip-gram``
    The assignment under attack (default 01-cosine-similarity).
``timeout: 1``, ``memory: 256``
    Seconds a cell and MB a sandbox, where the defaults below would make the test slow.

Its cells begin with ``# %%`` and a word that says where they go (`autograder.percent` reads them):

``# %% free``
    A cell of the student's own, after the imports; several follow one another. ``# %% free 16 times`` is as
    many of them, ``# %% markdown`` one of text.
``# %% first``
    The same, before the imports.
``# %% answer NAME``
    The source of one answer cell; ``answer *`` that of every one, ``ANSWER`` standing for its function.
``# %% next``
    A cell of a right submission that is graded right afterwards. It looks for what the attack has left
    behind, and prints ``FOUND …`` for everything that it finds.
``# %% include FILE``
    The cells of another file, in this place; its path starts from the fixture's folder.
"""

from __future__ import annotations

import copy
import dataclasses
import json
import re
import typing
import warnings
from pathlib import Path

from autograder.authoring.percent import PercentCell, PercentError, docstring_fields, percent_cells, read_text
from autograder.authoring.samples import blank_notebook, reference_notebook, without_cells
from autograder.grading.submission import GradingTask, Settings, grade
from autograder.notebook import Assignment, Role, load_assignment
from autograder.result import SubmissionResult

Notebook = dict[str, typing.Any]

TIMEOUT = 2.0
MEMORY_MB = 512
ASSIGNMENT = "01-cosine-similarity"
KEYS = ("assignment", "base", "expect", "timeout", "memory", r"status \S+")
PLACES = ("free", "first", "answer", "next", "markdown")


@dataclasses.dataclass(frozen=True)
class Attack:
    """One fixture."""

    label: str
    title: str
    assignment: str
    base: str
    expect: str
    statuses: dict[str, str]
    timeout: float
    memory_mb: int
    cells: tuple[tuple[str, str, str], ...]  # (place, name, source)


def read_attack(path: Path) -> Attack:
    """Read a fixture; `PercentError` names the file and what is wrong with it."""
    label = f"{path.parent.name}/{path.stem}"
    honest = path.parent.name == "honest"
    text = read_text(path)
    title, fields = docstring_fields(percent_cells(text, path)[0], path, *KEYS)
    expect = fields.pop("expect", "full" if honest else "")
    if not re.fullmatch(r"zero|full|loses \S.*", expect):
        raise PercentError(path, 1, f"expect: {expect!r}: write zero, full or loses NAME, NAME")
    cells = tuple((cell.kind, cell.title, cell.source) for cell in read_cells(path))
    if not cells:
        raise PercentError(path, 1, "no cells: write some")
    return Attack(
        label=label,
        title=title,
        assignment=fields.pop("assignment", ASSIGNMENT),
        base=fields.pop("base", "right" if honest else "blank"),
        expect=expect,
        timeout=float(fields.pop("timeout", TIMEOUT)),
        memory_mb=int(fields.pop("memory", MEMORY_MB)),
        statuses={key.removeprefix("status "): value for key, value in fields.items()},
        cells=cells,
    )


def read_cells(path: Path) -> list[PercentCell]:
    """A fixture's cells, those of included files in their place; `PercentError` for one of no known place."""
    cells: list[PercentCell] = []
    for cell in percent_cells(read_text(path), path)[1]:
        if cell.kind == "include":
            cells += read_cells(path.parent / cell.title)
        elif cell.kind == "free" and cell.title:
            cells += [cell] * _times(path, cell)
        elif cell.kind in PLACES:
            cells.append(cell)
        else:
            raise PercentError(path, cell.line, f"'# %% {cell.kind}': there are {', '.join(PLACES)}, include")
    return cells


def _times(path: Path, cell: PercentCell) -> int:
    if not (found := re.fullmatch(r"(\d+) times", cell.title)):
        raise PercentError(path, cell.line, f"'# %% free {cell.title}': write nothing there, or '16 times'")
    return int(found[1])


class Target:
    """The assignment under attack, with the blank and the right submission of it."""

    def __init__(self, solution: Path) -> None:
        self.assignment: Assignment = load_assignment(solution, solution.stem)
        self.blank: Notebook = blank_notebook(solution)
        self.right: Notebook = reference_notebook(solution)
        self.exercises = [cell.exercise for cell in self.assignment.cells if cell.role is Role.TEST]
        self.answers = [cell.grade_id for cell in self.assignment.cells if cell.role is Role.ANSWER]

    def seeds(self, student: str) -> dict[str, int]:
        """Seeds that are a student's own, and long enough to be found in a text."""
        base = sum(student.encode()) * 10**15 + 123_456_789
        return {name: base + 1_000_003 * number for number, name in enumerate(self.exercises)}

    def submission(self, attack: Attack) -> Notebook:
        """The attack's cells on its base."""
        notebook = copy.deepcopy(self.right if attack.base == "right" else self.blank)
        places: dict[str, list[dict]] = {"free": [], "first": []}
        for place, name, source in attack.cells:
            if place in places:
                places[place].append(code_cell(source))
            elif place == "markdown":
                places["free"].append(code_cell(source) | {"cell_type": "markdown"})
            elif place == "answer":
                for answer in self.answers if name == "*" else [name]:
                    self._cell(notebook, answer)["source"] = source.replace("ANSWER", answer)
        return insert(notebook, places["free"], places["first"])

    def neighbours(self, attack: Attack) -> Target:
        """The assignment as it is graded after an attack: in a unit that trains models, with the tests of the
        attacked exercises alone.
        """
        attacked = {name for place, name, _ in attack.cells if place == "answer"} or {"*"}
        if self.assignment.name == ASSIGNMENT or "*" in attacked:
            return self
        others = {f"test-{name}" for name in set(self.exercises) - attacked}
        narrowed = copy.copy(self)
        cells = tuple(cell for cell in self.assignment.cells if cell.grade_id not in others)
        narrowed.assignment = dataclasses.replace(self.assignment, cells=cells)
        narrowed.right = without_cells(self.right, others)
        return narrowed

    def looker(self, attack: Attack) -> Notebook | None:
        """A right submission with the attack's ``next`` cells, if it has any."""
        cells = [code_cell(source) for place, _, source in attack.cells if place == "next"]
        return insert(copy.deepcopy(self.right), cells) if cells else None

    def grade(
        self,
        content: Notebook | bytes,
        student: str = "mallory",
        timeout: float = TIMEOUT,
        memory_mb: int = MEMORY_MB,
        **settings: bool,
    ) -> SubmissionResult:
        """Grade a submission in this process; what it makes a test cell warn of is not shown."""
        data = content if isinstance(content, bytes) else json.dumps(content).encode()
        chosen = Settings(timeout=timeout, memory_mb=memory_mb, **settings)
        with warnings.catch_warnings(record=True):
            return grade(GradingTask(self.assignment, student, data, self.seeds(student), chosen))

    @staticmethod
    def _cell(notebook: Notebook, grade_id: str) -> dict[str, typing.Any]:
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id:
                return cell
        raise ValueError(f"no cell {grade_id!r}")


def code_cell(source: str) -> dict[str, typing.Any]:
    """A cell of the student's own."""
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], "execution_count": None}


def insert(notebook: Notebook, free: list[dict], first: list[dict] = ()) -> Notebook:
    """Put cells after (or before) the first locked code cell."""
    for index, cell in enumerate(notebook["cells"]):
        meta = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and meta.get("locked") and not meta.get("grade"):
            notebook["cells"][index : index + 1] = [*first, cell, *free]
            return notebook
    raise ValueError("no locked cell")


def seen_by_student(result: SubmissionResult) -> str:
    """Everything of a result that can reach the student: its own cells' outputs, and every message."""
    texts = [result.message, json.dumps(result.to_json(), ensure_ascii=False)]
    for cell in (result.notebook or {"cells": []})["cells"]:
        if not cell["metadata"].get("nbgrader", {}).get("grade"):
            texts += _strings(cell.get("outputs", []))
    texts += [exercise.message for exercise in result.exercises.values()]
    return "\n".join(texts)


def _strings(value: typing.Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [
            text for key, item in value.items() for text in _strings(item) if not key.startswith("image/")
        ]
    return [text for item in value for text in _strings(item)] if isinstance(value, list) else []
