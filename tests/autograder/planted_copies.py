"""Copies as students disguise them."""

from __future__ import annotations

import json
import re
import typing
from pathlib import Path

from autograder.authoring.sample_files import read_all_samples
from autograder.authoring.samples import blank_notebook, sample_notebook, to_bytes
from autograder.course import Course
from autograder.notebook import load_assignment

ROOT = Path(__file__).resolve().parents[2]
UNIT = "03-backpropagation"

#: Right samples of the whole unit that were written independently of each other.
HONEST = (
    "augmented_inputs",
    "gradients_by_demand",
    "kahn",
    "linear_algebra",
    "python_loops",
    "vectorised_numpy",
)

Notebook = dict[str, typing.Any]


def honest_submissions() -> dict[str, Notebook]:
    """Sample submissions of the unit, each with what its author wrote and nothing else, by label."""
    course = Course.at(ROOT)
    assignment = load_assignment(course.solution(UNIT), UNIT)
    blank = blank_notebook(course.solution(UNIT))
    found = {s.label: s for s in read_all_samples(ROOT, assignment).samples if s.path.parent.name == "right"}
    return {name: sample_notebook(found[f"right/{name}"], blank) for name in HONEST}


def answers(notebook: Notebook) -> list[dict[str, typing.Any]]:
    """The answer cells of a notebook with something in them."""
    return [
        cell
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
        and cell["metadata"].get("nbgrader", {}).get("solution")
        and "NotImplementedError" not in cell["source"]
    ]


def disguised(notebook: Notebook) -> Notebook:
    """A copy with other names, comments, quotes and layout, whose functions stand in another order."""
    copy: Notebook = json.loads(json.dumps(notebook))
    kept = {cell["metadata"]["nbgrader"]["grade_id"] for cell in answers(copy)}
    for cell in answers(copy):
        source = re.sub(r'""".*?"""', '"""My very own docstring."""', cell["source"], flags=re.DOTALL)
        for name in sorted(set(re.findall(r"^\s+(\w+) (?:=|\+=)", source, re.MULTILINE)) - kept):
            source = re.sub(rf"(?<![.\w]){name}(?!\w)", f"my_{name}_2", source)
        source = source.replace("    ", "  ").replace(" = ", "=")
        lines = [
            f"{line}  # step {n}" if line and line[-1] in ")]" else line
            for n, line in enumerate(source.split("\n"))
        ]
        cell["source"] = "# I thought of this alone\n\n" + "\n\n".join(lines)
    free = {"cell_type": "code", "id": "mine", "metadata": {}, "outputs": [], "execution_count": None}
    # All functions in one cell at the end, the last one first.
    moved = "\n\n".join(cell["source"] for cell in reversed(answers(copy)))
    for cell in answers(copy):
        cell["source"] = ""
    copy["cells"].append(free | {"source": moved})
    return copy


def submit(folder: Path, student: str, notebook: Notebook) -> None:
    """Put a notebook where the submissions of a term lie."""
    path = folder / student / UNIT / f"{UNIT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(to_bytes(notebook))
