"""The functions that a test cell defines itself: their source, and what they use."""

from __future__ import annotations

import ast
import builtins
import types
import typing

from ..judge.called import Named
from ..judge.witness import NOTHING


def parsed(source: str) -> ast.Module:
    """The tree of a test cell; empty for one with magics, whose functions are then shown without source."""
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def definition(tree: ast.Module, code: types.CodeType) -> ast.FunctionDef | ast.Lambda | None:
    """Where a test cell defines the function that has this code; None for functions of others."""
    if not code.co_filename.startswith("<test-"):
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.Lambda) and node.lineno == code.co_firstlineno:
            names = [arg.arg for arg in [*node.args.posonlyargs, *node.args.args]]
            if names == list(code.co_varnames[: code.co_argcount]):
                return node
    return None


def used_by(function: types.FunctionType) -> dict[str, typing.Any]:
    """What a function of the test cell takes from around it, the student's own names aside."""
    # Asking the cell's namespace itself would ask the student's process for what it lacks.
    around = {name: dict.get(function.__globals__, name, NOTHING) for name in function.__code__.co_names}
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    for name, cell in cells:
        try:
            around[name] = cell.cell_contents
        except ValueError:
            # Not assigned yet.
            continue
    return {
        name: value
        for name, value in around.items()
        if value is not NOTHING
        and not isinstance(value, type | Named)
        and getattr(builtins, name, None) is not value
    }
