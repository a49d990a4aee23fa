"""Cells of a solution that are no Python, or that the release would leave as none."""

from __future__ import annotations

import ast
import warnings

from IPython.core.inputtransformer2 import TransformerManager

from ..notebook import SOLUTION, STUB, Assignment, Cell, Role, visible_tests, without_region


def syntax_errors(assignment: Assignment) -> list[str]:
    """What Python refuses of an assignment's code, as it is and as students get it.

    Notebook syntax (magics, ``!``, ``?``, ``await`` outside of functions) is none.

    Returns
    -------
    list of str
        One line for each cell: ``cell 4 (test-softmax), line 3: '(' was never closed: total = sum(x``, the
        cell counted from 1. Of a cell that is broken only without its solution or hidden tests it says so.
    """
    found = []
    for number, cell in enumerate(assignment.cells, start=1):
        if cell.kind != "code":
            continue
        where = f"cell {number}" + (f" ({cell.grade_id})" if cell.grade_id else "")
        if told := _refused(cell.source):
            found.append(f"{where}, {told}")
        elif told := _refused(_released(cell)):
            found.append(f"{where} as students get it, {told}")
    return found


def _released(cell: Cell) -> str:
    """A cell's code without what the release takes out of it."""
    if cell.role is Role.ANSWER:
        return without_region(cell.source, SOLUTION, STUB)
    return visible_tests(cell.source) if cell.role is Role.TEST else cell.source


def _refused(source: str) -> str:
    """``line 3: what is wrong: the line``, or nothing."""
    # IPython drops the empty lines that a cell begins with.
    text = source.lstrip("\n")
    dropped = len(source) - len(text)
    try:
        with warnings.catch_warnings():
            # An escape that Python will refuse one day is none today.
            warnings.simplefilter("ignore")
            python = "\n" * dropped + TransformerManager().transform_cell(text)
            compile(python, "cell", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError as error:
        line = error.lineno or 1
        shown = " ".join((error.text or "").split())
        return f"line {line}: {error.msg}" + (f": {shown}" if shown else "")
    except ValueError as error:
        # A null character.
        return f"line 1: {error}"
    return ""
