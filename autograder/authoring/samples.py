"""Sample submissions: which answers they change, what grading makes of them, and the notebooks they come to.

`autograder.sample_files` reads them.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import json
import re
import typing
from pathlib import Path

from ..cell_names import cell_names
from ..notebook import SOLUTION, STUB, visible_tests, without_region

Notebook = dict[str, typing.Any]


@dataclasses.dataclass(frozen=True)
class Sample:
    """One sample submission.

    Attributes
    ----------
    label
        ``wrong/cosine_similarity: one norm used twice``: what reports call it.
    path, line
        Where it is written.
    wrong
        Whether it must lose something.
    title
        The misconception, or what a right one does differently.
    loses
        The exercises that it must lose; empty for a right one.
    mentions
        Pattern by exercise: what the message of a lost exercise must match.
    answers
        Source by answer cell: what it defines.
    free
        Its other statements, for one free cell after the imports; may be empty.
    seconds
        Time limit of a cell, for a wrong one that would only wait for the usual one.
    """

    label: str
    path: Path
    line: int
    wrong: bool
    title: str
    loses: tuple[str, ...]
    mentions: dict[str, re.Pattern[str]]
    answers: dict[str, str]
    free: str
    seconds: float | None = None


def split_answers(code: str, names: typing.Collection[str]) -> tuple[dict[str, str], str]:
    """A program as the answers that it defines and everything else; comments stay with what follows.

    Parameters
    ----------
    names
        What the answers are called; a function, class or assignment of such a name is one.

    Returns
    -------
    answers, free
        Source by name, and the other statements, which may be empty.

    Raises
    ------
    SyntaxError, ValueError
        If the code is no Python.
    """
    lines = code.splitlines()
    # Statements that share a line, with their last line.
    groups: list[tuple[int, list[ast.stmt]]] = []
    for node in ast.parse(code).body:
        end = node.end_lineno or node.lineno
        if groups and node.lineno <= groups[-1][0]:
            groups[-1] = (max(end, groups[-1][0]), [*groups[-1][1], node])
        else:
            groups.append((end, [node]))
    answers: dict[str, list[str]] = {}
    free: list[str] = []
    done = 0
    for end, nodes in groups:
        chunk = "\n".join(lines[done:end]).strip("\n")
        done = end
        named = [name for name in map(_bound_name, nodes) if name in names]
        if named:
            answers.setdefault(typing.cast(str, named[0]), []).append(chunk)
        else:
            free.append(chunk)
    return {name: "\n\n".join(chunks) + "\n" for name, chunks in answers.items()}, "\n\n".join(free)


def _bound_name(node: ast.stmt) -> str | None:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
        return node.targets[0].id
    return None


def reference_notebook(solution: Path) -> Notebook:
    """The solution notebook as a student with every answer right submits it: no hidden tests, no outputs."""
    notebook = _student_cells(solution)
    for cell in notebook["cells"]:
        cell["source"] = "\n".join(
            line for line in cell["source"].split("\n") if not any(mark in line for mark in SOLUTION)
        )
    return notebook


def _student_cells(solution: Path) -> Notebook:
    """The solution notebook without hidden tests and outputs, its solutions still marked."""
    notebook: Notebook = json.loads(solution.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = visible_tests(_text(cell["source"]))
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return notebook


def blank_notebook(solution: Path) -> Notebook:
    """The solution notebook as it is released: every answer still to be written."""
    notebook = _student_cells(solution)
    for cell in notebook["cells"]:
        meta = cell.get("metadata", {}).get("nbgrader", {})
        if not meta.get("solution"):
            continue
        stub = STUB if cell["cell_type"] == "code" else ""
        if SOLUTION[0] in cell["source"]:
            cell["source"] = without_region(cell["source"], SOLUTION, stub)
        else:
            cell["source"] = stub
    return notebook


def sample_notebook(sample: Sample, reference: Notebook) -> Notebook:
    """The reference with the sample's answers in place of its own, its other statements after the imports."""
    # Some two thousand are made of a few notebooks: what does not change is shared.
    cells = list(reference["cells"])
    after_imports = 0
    for index, cell in enumerate(reference["cells"]):
        meta = cell.get("metadata", {}).get("nbgrader", {})
        grade_id = meta.get("grade_id")
        if meta.get("solution") and grade_id in sample.answers:
            cells[index] = {**cell, "source": sample.answers[grade_id]}
        elif (
            not after_imports and cell["cell_type"] == "code" and meta.get("locked") and not meta.get("grade")
        ):
            after_imports = index + 1
    if sample.free:
        cell = {"cell_type": "code", "id": "sample-free-cell", "metadata": {}, "source": sample.free}
        cells.insert(after_imports, cell | {"outputs": [], "execution_count": None})
    return {**reference, "cells": cells}


def without_free_code(notebook: Notebook) -> Notebook:
    """A notebook without its free code cells: what students try things out with, and nobody judges."""
    kept = [c for c in notebook["cells"] if c["cell_type"] != "code" or "nbgrader" in c.get("metadata", {})]
    return {**notebook, "cells": kept}


def touched_exercises(sample: Sample, notebook: Notebook, tests: typing.Mapping[str, str]) -> frozenset[str]:
    """The exercises whose marks a sample may change: what it answers, and whose cells use what it defines.

    Every other exercise has the notebook's own answer, whose marks are known from the notebook itself.

    Parameters
    ----------
    notebook
        What the sample's answers are put into.
    tests
        Source of the test cell, by exercise.
    """
    written = [sample.free, *sample.answers.values()]
    if any(map(_acts, written)):
        return frozenset(tests)  # what that changes, no reader can say
    changed = set(sample.answers).union(*map(_defined_names, written))
    given = [
        (cell.get("metadata", {}).get("nbgrader", {}), cell["source"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]
    before: set[str] = set()
    try:
        while changed != before:
            before = set(changed)
            for meta, source in given:
                is_test = meta.get("grade") and not meta.get("solution")
                if is_test or changed.isdisjoint(_used_names(source)):
                    continue
                changed |= _defined_names(source)
                changed |= {meta["grade_id"]} if meta.get("grade_id") else set()
        return frozenset(
            exercise
            for exercise, source in tests.items()
            if exercise in sample.loses or exercise in changed or not changed.isdisjoint(_used_names(source))
        )
    except SyntaxError:
        return frozenset(tests)  # a magic, say


def unused_answers(sample: Sample, notebook: Notebook, tests: typing.Mapping[str, str]) -> frozenset[str]:
    """The answer cells, by grade_id, that neither a sample nor the tests that are left use, however far off.

    Parameters
    ----------
    notebook
        What the sample's answers are put into.
    tests
        Source of the test cell, by exercise, of those that are left.
    """
    if any(map(_acts, [sample.free, *sample.answers.values()])):
        return frozenset()
    answers: dict[str, str] = {}
    needed = [sample.free, *sample.answers.values(), *tests.values()]
    for cell in notebook["cells"]:
        meta = cell.get("metadata", {}).get("nbgrader", {})
        is_test = meta.get("grade") and not meta.get("solution")
        if cell["cell_type"] != "code" or is_test or meta.get("grade_id") in sample.answers:
            continue
        if meta.get("solution"):
            answers[meta["grade_id"]] = cell["source"]
        else:
            needed.append(cell["source"])
    try:
        while needed:
            used = frozenset[str]().union(*map(_used_names, needed))
            found = [name for name, source in answers.items() if used & {name, *_defined_names(source)}]
            needed = [answers.pop(name) for name in found]
    except SyntaxError:
        return frozenset()  # a magic, say
    return frozenset(answers)


def _acts(code: str) -> bool:
    """Whether a cell does anything at its top level but define; so does one that is no Python."""
    try:
        statements = ast.parse(code).body
    except SyntaxError:
        return True
    return not all(
        isinstance(node, ast.Import | ast.ImportFrom)
        or _bound_name(node) is not None
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        for node in statements
    )


@functools.lru_cache(maxsize=512)
def _used_names(code: str) -> frozenset[str]:
    """What a cell may take from others: the names that it uses, and any that it has as text."""
    constants = (node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant))
    return cell_names(code, "cell").used | {value for value in constants if isinstance(value, str)}


@functools.lru_cache(maxsize=512)
def _defined_names(code: str) -> frozenset[str]:
    names = cell_names(code, "cell")
    return names.assigned | names.classes | names.imported | names.from_functions


def without_cells(notebook: Notebook, grade_ids: typing.Collection[str]) -> Notebook:
    """A notebook without some of its tests and answers."""
    kept = [
        cell
        for cell in notebook["cells"]
        if cell.get("metadata", {}).get("nbgrader", {}).get("grade_id") not in grade_ids
    ]
    return {**notebook, "cells": kept}


def to_bytes(notebook: Notebook, *, indent: int | None = 1) -> bytes:
    """A notebook as a file holds it; without an indent, which nobody reads, in a fifth of the time."""
    return json.dumps(notebook, indent=indent, ensure_ascii=False).encode("utf-8")


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)
