"""The names that a cell defines and uses, as Python's own compiler binds them."""

from __future__ import annotations

import ast
import dataclasses
import symtable


@dataclasses.dataclass(frozen=True)
class CellNames:
    """The names of one cell.

    Attributes
    ----------
    assigned
        What it binds at its top level: functions, and whatever is assigned to.
    classes
        The classes that it defines there.
    imported
        What it imports there by name.
    from_functions
        What its functions assign to as ``global``.
    starred
        The modules of its ``from … import *``.
    used
        What it takes from outside any function, its own names among them.
    """

    assigned: frozenset[str]
    classes: frozenset[str]
    imported: frozenset[str]
    from_functions: frozenset[str]
    starred: tuple[str, ...]
    used: frozenset[str]


def cell_names(source: str, where: str) -> CellNames:
    """The names of a cell of plain Python, its magics transformed already.

    Raises
    ------
    SyntaxError
        If it is no Python; ``where`` is the file that the error names.
    """
    table = symtable.symtable(source, where, "exec")
    bound = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned()}
    classes = {
        symbol.get_name()
        for symbol in table.get_symbols()
        if symbol.is_namespace() and all(inner.get_type() == "class" for inner in symbol.get_namespaces())
    }
    imported = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_imported()}
    from_functions: set[str] = set()
    used: set[str] = set()
    waiting = [table]
    while waiting:
        scope = waiting.pop()
        waiting += scope.get_children()
        for symbol in scope.get_symbols():
            if symbol.is_referenced() and (scope is table or symbol.is_global()):
                used.add(symbol.get_name())
            if symbol.is_declared_global() and symbol.is_assigned():
                from_functions.add(symbol.get_name())
    starred = tuple(
        node.module
        for node in ast.walk(ast.parse(source, where))
        if isinstance(node, ast.ImportFrom) and node.names[0].name == "*" and node.module
    )
    return CellNames(
        frozenset(bound - classes),
        frozenset(classes),
        frozenset(imported),
        frozenset(from_functions),
        starred,
        frozenset(used),
    )
