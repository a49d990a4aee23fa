"""The part of a lecture that its widgets need: their cells, and those that define what they use."""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterable, Iterator

import nbformat
from IPython.core.inputtransformer2 import TransformerManager


def with_widgets_only(notebook: nbformat.NotebookNode, paper_form: str) -> nbformat.NotebookNode:
    """A lecture's widget cells and the cells that define what they use, without outputs.

    Whether the whole lecture runs is nbval's to say; a browser that draws all of it as well takes minutes.

    Parameters
    ----------
    notebook
        The lecture, with outputs.
    paper_form
        How a saved output says that there is a widget.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    trees = [ast.parse(TransformerManager().transform_cell(cell.source)) for cell in cells]
    modules = {name for tree in trees for node in ast.walk(tree) for name in _imported(node)}
    kept: list[nbformat.NotebookNode] = []
    needed: set[str] = set()
    for cell, tree in zip(reversed(cells), reversed(trees), strict=True):
        shows = any(paper_form in out.get("data", {}).get("text/plain", "") for out in cell.outputs)
        if not shows and not _makes(tree.body, needed, modules):
            continue
        needed = _needed_before(tree.body, needed)
        kept.append(nbformat.from_dict({**cell, "outputs": [], "execution_count": None}))
    return nbformat.from_dict({**notebook, "cells": kept[::-1]})


def _makes(statements: list[ast.stmt], needed: set[str], modules: set[str]) -> bool:
    """Whether statements bind or change one of the names that are needed after them.

    A method that is called for its effect changes its object, but not a module: ``plots.show(fig)``.
    """
    needed = set(needed)
    for statement in reversed(statements):
        if (_bound(statement) | _changed(statement) - modules) & needed:
            return True
        needed -= _defined(statement)
    return False


def _needed_before(statements: Iterable[ast.stmt], needed: set[str]) -> set[str]:
    """The names that must be there before some statements, if these must be there after them."""
    for statement in reversed([*statements]):
        match statement:
            case ast.For(target=target, iter=values, body=body, orelse=otherwise):
                # A round begins by binding the target; there may be no round.
                in_a_round = _needed_before(body, set()) - _bound(target)
                needed = needed | in_a_round | _needed_before(otherwise, set()) | _read(values)
            case ast.With(items=items, body=body):
                needed = _needed_before(body, needed)
                for item in reversed(items):
                    needed -= _bound(item.optional_vars) if item.optional_vars else set()
                    needed |= _read(item.context_expr)
            case ast.If(test=test, body=body, orelse=otherwise):
                needed = _needed_before(body, needed) | _needed_before(otherwise, needed) | _read(test)
            case _:
                needed = needed - _defined(statement) | _read(statement)
    return needed


def _scopes(node: ast.AST) -> Iterator[tuple[symtable.SymbolTable, bool]]:
    """The scopes of a piece of code, each with whether it is the outermost."""
    outermost = symtable.symtable(ast.unparse(node), "cell", "exec")
    waiting = [outermost]
    for scope in waiting:
        yield scope, scope is outermost
        waiting += scope.get_children()


def _read(node: ast.AST) -> set[str]:
    """The notebook's names that a piece of code reads: not those of its functions and comprehensions."""
    return {
        symbol.get_name()
        for scope, outermost in _scopes(node)
        for symbol in scope.get_symbols()
        if symbol.is_referenced() and (outermost or symbol.is_global())
    }


def _bound(node: ast.AST) -> set[str]:
    """The notebook's names that a piece of code may bind, in loops and branches as well."""
    if isinstance(node, ast.expr):
        return {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return {
        symbol.get_name()
        for scope, outermost in _scopes(node)
        for symbol in scope.get_symbols()
        if (symbol.is_assigned() or symbol.is_imported()) and (outermost or symbol.is_declared_global())
    }


def _defined(statement: ast.stmt) -> set[str]:
    """Names that a statement binds whatever happens, without a look at what they were."""
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return {name}
        case ast.Import() | ast.ImportFrom():
            return set(_imported(statement))
        case ast.Assign(targets=targets):
            return {name for target in targets for name in _bound(target)}
    return set()


def _imported(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.Import | ast.ImportFrom):
        return []
    return [alias.asname or alias.name.partition(".")[0] for alias in node.names]


def _changed(statement: ast.stmt) -> set[str]:
    """Names whose objects a statement changes: item by item, by an attribute, or by a method."""
    found = set()
    for node in ast.walk(statement):
        match node:
            case ast.Subscript(ctx=ast.Store()) | ast.Attribute(ctx=ast.Store()):
                found |= _owner(node)
            case ast.Expr(value=ast.Call(func=ast.Attribute() as method)):
                found |= _owner(method)
    return found


def _owner(node: ast.AST) -> set[str]:
    """The name at the left of ``name[0].part(1).method``, if there is one."""
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()
