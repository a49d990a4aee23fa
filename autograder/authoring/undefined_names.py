"""Where the names in a test cell come from: one that only a student could define would let the student
decide.
"""

from __future__ import annotations

import builtins
import importlib

from IPython.core.inputtransformer2 import TransformerManager

from ..cell_names import CellNames, cell_names
from ..notebook import Assignment, Role


def undefined_names(assignment: Assignment, role: Role = Role.TEST) -> dict[str, list[str]]:
    """The names that a test cell uses and that neither it, nor a locked or answer cell before it, defines.

    When graded, the judge would take such a name from the student's notebook: a forgotten ``import math`` in
    a locked cell works with a student who imports it, and with one who defines a ``math`` of their own. So an
    answer cell's imports do not count.

    Parameters
    ----------
    assignment : Assignment
    role : Role
        The cells to look at. A free cell with such a name is one that fails for a student who left out the
        exercise whose cell defines it.

    Returns
    -------
    dict
        By grade_id (or ``cell 12``, counted from 1, without one), its names in order of the alphabet; empty
        when all is well.
    """
    known = set(vars(builtins)) | {"get_ipython"}
    found: dict[str, list[str]] = {}
    for number, cell in enumerate(assignment.cells, start=1):
        if cell.kind != "code" or (cell.role is Role.FREE and role is not Role.FREE):
            continue
        source = TransformerManager().transform_cell(cell.source)
        names = cell_names(source, cell.grade_id or "cell")
        defined = _defined(names, imports=cell.role is not Role.ANSWER)
        if cell.role is role and (unknown := sorted(names.used - defined - known)):
            found[cell.grade_id or f"cell {number}"] = unknown
        if cell.role in (Role.LOCKED, Role.ANSWER):
            known |= defined
    return found


def _defined(names: CellNames, imports: bool) -> set[str]:
    """The names that a cell defines; with or without those that it imports by name."""
    found = set(names.assigned | names.classes | names.from_functions)
    if imports:
        found |= names.imported
    for starred in names.starred:
        module = importlib.import_module(starred)
        found |= set(getattr(module, "__all__", [n for n in vars(module) if not n.startswith("_")]))
    return found
