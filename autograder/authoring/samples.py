"""Sample submissions: small Python files that say which answers they change and what grading makes of them.

``tests/submissions/NAME/right/*.py`` are other correct ways, ``…/wrong/*.py`` hold one misconception each.
The module docstring is the header; ``tests/submissions/README.md`` has the format.
"""

from __future__ import annotations

import ast
import copy
import dataclasses
import json
import re
import typing
from pathlib import Path

from ..notebook import SOLUTION, STUB, Assignment, Role, visible_tests, without_region

SAMPLES_FOLDER = Path("tests") / "submissions"
KINDS = ("right", "wrong")

Notebook = dict[str, typing.Any]


class SampleError(Exception):
    """A sample file that cannot be used: one line that names the file, what is wrong and the remedy."""


@dataclasses.dataclass(frozen=True)
class Sample:
    """One sample submission.

    Attributes
    ----------
    label
        ``wrong/cosine_similarity__norm_used_twice``: what reports call it.
    wrong
        Whether it must lose something.
    title
        The header's first line: the misconception, or what a right one does differently.
    loses
        The exercises that it must lose, in the header's order; empty for a right one.
    mentions
        Pattern by exercise: what the message of a lost exercise must match.
    answers
        Source by answer cell: what the file defines.
    free
        The file's other statements, for one free cell after the imports; may be empty.
    seconds
        Time limit of a cell, for a wrong one that would only wait for the usual one.
    """

    label: str
    wrong: bool
    title: str
    loses: tuple[str, ...]
    mentions: dict[str, re.Pattern[str]]
    answers: dict[str, str]
    free: str
    seconds: float | None = None


def sample_files(root: Path, name: str) -> list[Path]:
    """The sample files of an assignment below the course's ``root``: right ones first, each kind by name."""
    folder = root / SAMPLES_FOLDER / name
    return [path for kind in KINDS for path in sorted((folder / kind).glob("*.py"))]


def read_sample(path: Path, assignment: Assignment) -> Sample:
    """Read one sample file.

    Raises
    ------
    SampleError
        If it is no Python, its header is missing or malformed, it names an exercise that the assignment does
        not have, or it changes no answer.
    """
    label = f"{path.parent.name}/{path.stem}"
    try:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise SampleError(f"{path}: cannot be read ({error}): write it as UTF-8 text") from None
    except SyntaxError as error:
        raise SampleError(f"{path}, line {error.lineno}: no valid Python ({error.msg}): fix it") from None
    header = ast.get_docstring(tree)
    if not header:
        raise SampleError(
            f"{path}: no header: start with a docstring whose first line says what is different"
        )
    title, fields = _parse_header(header, path)

    wrong = path.parent.name == "wrong"
    if not wrong and fields:
        key = next(iter(fields))
        raise SampleError(
            f"{path}: a right sample has no {key!r} line: delete it, or move the file to wrong/"
        )
    exercises = {cell.exercise for cell in assignment.cells if cell.role is Role.TEST}
    seconds = _seconds(fields.pop("seconds", None), path)
    loses = tuple(item.strip() for item in fields.pop("loses", "").split(",") if item.strip())
    mentions: dict[str, re.Pattern[str]] = {}
    if wrong:
        if not loses:
            raise SampleError(
                f"{path}: no 'loses:' line: name the exercises that this misconception must lose"
            )
        for exercise in loses:
            _known(exercise, exercises, path)
        for key, pattern in fields.items():
            exercise = key.removeprefix("mentions").strip() or loses[0]
            if exercise not in loses:
                raise SampleError(
                    f"{path}: 'mentions {exercise}:' without {exercise} in 'loses:': add it there"
                )
            try:
                mentions[exercise] = re.compile(pattern, re.IGNORECASE)
            except re.error as error:
                raise SampleError(f"{path}: 'mentions:' is no regular expression ({error}): fix it") from None
        if loses[0] not in mentions:
            raise SampleError(f"{path}: no 'mentions:' line: say what the message of {loses[0]} must name")

    known = {cell.grade_id for cell in assignment.cells if cell.role is Role.ANSWER}
    answers, free = _split(text, tree, typing.cast("set[str]", known))
    if not answers:
        raise SampleError(
            f"{path}: defines none of the answers {', '.join(sorted(map(str, known)))}: name a function so"
        )
    return Sample(label, wrong, title, loses, mentions, answers, free, seconds)


def _parse_header(header: str, path: Path) -> tuple[str, dict[str, str]]:
    """A header's first line, and its ``key: value`` lines: ``loses``, ``mentions``, ``mentions NAME``,
    ``seconds``.
    """
    title, *rest = header.strip().splitlines()
    fields: dict[str, str] = {}
    for line in rest:
        match = re.match(r"\s*(loses|seconds|mentions(?:\s+\S+)?)\s*:\s*(.*?)\s*$", line)
        if match is None:
            continue  # prose: why students believe it, where it was seen
        key = " ".join(match[1].split())
        if key in fields or not match[2]:
            problem = "twice" if key in fields else "without a value"
            raise SampleError(f"{path}: {key!r} stands {problem} in the header: give it once, with a value")
        fields[key] = match[2]
    return title.strip(), fields


def _seconds(text: str | None, path: Path) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 600:
        raise SampleError(f"{path}: 'seconds: {text}' is no number from 1 to 600: fix it")
    return seconds


def _known(exercise: str, exercises: typing.Collection[str | None], path: Path) -> None:
    if exercise not in exercises:
        names = ", ".join(sorted(e for e in exercises if e))
        raise SampleError(f"{path}: 'loses: {exercise}' names no exercise: there are {names}")


def _split(text: str, tree: ast.Module, answer_names: set[str]) -> tuple[dict[str, str], str]:
    """A file's source as the answers that it defines and everything else; comments stay with what follows."""
    lines = text.splitlines()
    header_end = tree.body[0].end_lineno or 1
    groups: list[tuple[int, list[ast.stmt]]] = []  # statements that share a line, with their last line
    for node in tree.body[1:]:
        end = node.end_lineno or node.lineno
        if groups and node.lineno <= groups[-1][0]:
            groups[-1] = (max(end, groups[-1][0]), [*groups[-1][1], node])
        else:
            groups.append((end, [node]))
    answers: dict[str, list[str]] = {}
    free: list[str] = []
    done = header_end
    for end, nodes in groups:
        chunk = "\n".join(lines[done:end]).strip("\n")
        done = end
        named = [name for name in map(_bound_name, nodes) if name in answer_names]
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
    """The solution notebook as a student with every answer right hands it in: no hidden tests, no outputs."""
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
    notebook = copy.deepcopy(reference)
    after_imports = 0
    for index, cell in enumerate(notebook["cells"]):
        meta = cell.get("metadata", {}).get("nbgrader", {})
        grade_id = meta.get("grade_id")
        if meta.get("solution") and grade_id in sample.answers:
            cell["source"] = sample.answers[grade_id]
        elif (
            not after_imports and cell["cell_type"] == "code" and meta.get("locked") and not meta.get("grade")
        ):
            after_imports = index + 1
    if sample.free:
        cell = {"cell_type": "code", "id": "sample-free-cell", "metadata": {}, "source": sample.free}
        notebook["cells"].insert(after_imports, cell | {"outputs": [], "execution_count": None})
    return notebook


def without_free_code(notebook: Notebook) -> Notebook:
    """A notebook without its free code cells: what students try things out with, and nobody judges."""
    kept = [c for c in notebook["cells"] if c["cell_type"] != "code" or "nbgrader" in c.get("metadata", {})]
    return {**notebook, "cells": kept}


def to_bytes(notebook: Notebook) -> bytes:
    """A notebook as a file holds it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode("utf-8")


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)
