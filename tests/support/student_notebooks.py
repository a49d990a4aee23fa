"""Notebooks as a student has them: cells with nbgrader's metadata, as plain dicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Cell = dict[str, Any]


def cell(cell_id: str, source: str, kind: str = "code", **nbgrader: Any) -> Cell:
    """A cell; with nbgrader's metadata if any is given."""
    meta = {"nbgrader": {"grade_id": cell_id, "schema_version": 3, **nbgrader}} if nbgrader else {}
    made = {"id": cell_id, "cell_type": kind, "metadata": meta, "source": source}
    return {**made, "outputs": [], "execution_count": None} if kind == "code" else made


def given(cell_id: str, source: str) -> Cell:
    """A locked cell without points."""
    return cell(cell_id, source, locked=True, grade=False, solution=False)


def exercise(name: str, answer: str, check: str) -> list[Cell]:
    """An answer cell and the cell with its checks."""
    return [
        cell(name, answer, solution=True, grade=False, locked=False),
        cell(f"test-{name}", check, solution=False, grade=True, locked=True, points=1),
    ]


def written(cell_id: str, text: str, released: str) -> Cell:
    """An answer in words, with the checksum of the released text."""
    from coursekit.validation._exercises import checksum

    made = cell(cell_id, released, "markdown", solution=True, grade=True, locked=False, points=2)
    made["metadata"]["nbgrader"]["checksum"] = checksum(made)
    return {**made, "source": text}


def notebook(*cells: Cell) -> dict[str, Any]:
    """A notebook of these cells."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": spec}, "cells": list(cells)}


def saved(path: Path, *cells: Cell) -> Path:
    """The file of a notebook of these cells."""
    path.write_text(json.dumps(notebook(*cells)), "utf-8")
    return path
