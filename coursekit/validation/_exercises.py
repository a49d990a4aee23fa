"""The exercises of a saved notebook, as nbgrader's metadata mark them: where each is answered and checked.

A student's notebook is all there is: hidden tests and solutions are not in it, and nothing asks for them.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = [
    "CannotValidate",
    "Exercise",
    "defined_names",
    "find_exercises",
    "is_free",
    "is_locked",
    "read_notebook",
    "with_text",
]

_DEFINES = re.compile(
    r"^(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]+)?=(?!=)", re.MULTILINE
)


class CannotValidate(Exception):
    """A notebook that cannot be validated; the message is one line that names it and the remedy."""


@dataclass(frozen=True)
class Exercise:
    """One exercise of a notebook; cells are named by their position.

    Attributes
    ----------
    name
        ``"softmax"`` for the test cell ``test-softmax``.
    cell
        Where the student works.
    check
        The cell with the visible checks; None for a written answer.
    answered
        Of a written answer: whether it is another text than the released one.
    changed
        Whether the checks are others than the released ones.
    """

    name: str
    cell: int
    check: int | None = None
    answered: bool = False
    changed: bool = False


def read_notebook(path: Path) -> dict[str, Any]:
    """Read a notebook as plain dicts, each cell with an id.

    Raises
    ------
    CannotValidate
        If there is no such file, or it is no notebook of nbformat 4.
    """
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise CannotValidate(f"{path} does not exist: name a notebook that is saved there") from None
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise CannotValidate(f"{path} cannot be read ({why}): name a notebook") from None
    try:
        notebook = json.loads(text)
    except ValueError:
        raise CannotValidate(f"{path} is damaged: save the notebook again, then validate") from None
    if not isinstance(notebook, dict) or not isinstance(notebook.get("cells"), list):
        raise CannotValidate(f"{path} is no notebook: name a file that JupyterLab saved (.ipynb)")
    return with_text(notebook)


def with_text(notebook: dict[str, Any]) -> dict[str, Any]:
    """The notebook with each cell's source in one piece, and an id for every cell."""
    for number, cell in enumerate(notebook["cells"]):
        source = cell.get("source", "")
        cell["source"] = source if isinstance(source, str) else "".join(source)
        cell.setdefault("metadata", {})
        cell.setdefault("id", f"cell-{number}")
    return notebook


def find_exercises(cells: Sequence[Mapping[str, Any]]) -> list[Exercise]:
    """The exercises of a notebook, in order: those with checks and those answered in words."""
    found = []
    answers: dict[str, int] = {}
    nearest: int | None = None
    for position, cell in enumerate(cells):
        meta = _nbgrader(cell)
        name = str(meta.get("grade_id", ""))
        if meta.get("grade") and (meta.get("solution") or meta.get("task")):
            found.append(Exercise(name, position, answered=_is_answered(cell)))
        elif meta.get("grade"):
            name = name.removeprefix("test-")
            where = answers.get(name, nearest)
            changed = "checksum" in meta and meta["checksum"] != checksum(cell)
            found.append(Exercise(name, position if where is None else where, position, changed=changed))
            nearest = None
        elif meta.get("solution"):
            answers[name] = nearest = position
    return found


def is_locked(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is the course's and not the student's."""
    return bool(_nbgrader(cell).get("locked"))


def is_free(cell: Mapping[str, Any]) -> bool:
    """Whether a cell is neither the course's nor an answer: nothing that is graded depends on it."""
    meta = _nbgrader(cell)
    return not any(meta.get(kind) for kind in ("locked", "solution", "grade", "task"))


def defined_names(source: str) -> set[str]:
    """The names that a cell defines at its top level, also one that is no valid Python."""
    return {name for found in _DEFINES.findall(source) for name in found if name}


def checksum(cell: Mapping[str, Any]) -> str:
    """nbgrader's checksum of a cell (``nbgrader.utils.compute_checksum``, which takes seconds to import)."""
    meta = _nbgrader(cell)
    told = [
        cell["source"],
        cell["cell_type"],
        *(str(bool(meta.get(key))) for key in ("grade", "solution", "locked")),
    ]
    told.append(str(meta.get("grade_id")))
    if meta.get("grade"):
        told.append(str(float(meta.get("points", 0))))
    return hashlib.md5("".join(told).encode("utf-8"), usedforsecurity=False).hexdigest()


def _is_answered(cell: Mapping[str, Any]) -> bool:
    text = str(cell["source"]).strip()
    return bool(text) and _nbgrader(cell).get("checksum") != checksum(cell)


def _nbgrader(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    meta = cell["metadata"].get("nbgrader")
    return meta if isinstance(meta, dict) else {}
