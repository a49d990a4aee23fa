"""A test cell as the judge reads it: compiled, its parts and its closing value found without running it."""

from __future__ import annotations

import ast
import functools
import types
import typing

from ..cell_names import cell_names


class TestCell:
    """A compiled test cell (or locked cell).

    Attributes
    ----------
    body
        Code to execute.
    value
        Code of a closing expression, whose value nbgrader takes as points if it is a number; None without
        one.
    parts
        Weight of each ``with part("name", weight):`` of the cell, by name.
    defines
        The names that the cell defines at its top level, classes and star imports aside.
    own
        The same with classes, and with what its functions assign to as ``global``.
    """

    # No test of pytest's.
    __test__ = False

    def __init__(self, source: str, name: str) -> None:
        python = _as_python(source)
        tree = ast.parse(python, filename=name)
        names = cell_names(python, name)
        self.parts = _parts(tree)
        self.defines = names.assigned | names.imported
        self.own = self.defines | names.classes | names.from_functions
        closing = tree.body[-1] if tree.body else None
        if isinstance(closing, ast.Expr):
            tree.body.pop()
        self.body: types.CodeType = compile(tree, name, "exec")
        self.value: types.CodeType | None = None
        if isinstance(closing, ast.Expr):
            self.value = compile(ast.Expression(closing.value), name, "eval")


@functools.lru_cache(maxsize=1024)
def compiled(source: str, name: str) -> TestCell:
    """The compiled form of a cell; kept, since every submission is judged by the same cells. Raises
    `SyntaxError`.
    """
    return TestCell(source, name)


@functools.lru_cache(maxsize=1024)
def parameters(source: str) -> dict[str, tuple[str, ...]]:
    """The names of the positional parameters of every function that a cell defines at its top level."""
    try:
        tree = ast.parse(_as_python(source))
    except SyntaxError:
        return {}
    return {
        node.name: tuple(arg.arg for arg in [*node.args.posonlyargs, *node.args.args])
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


def _as_python(source: str) -> str:
    """A cell as plain Python, its magics transformed."""
    try:
        ast.parse(source)
    except SyntaxError:
        # Imported for the cell that needs it: all of IPython comes along, in every grading process.
        from IPython.core.inputtransformer2 import TransformerManager

        return TransformerManager().transform_cell(source)
    return source


def _parts(tree: ast.Module) -> dict[str, float]:
    found: dict[str, float] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.With):
            continue
        for item in node.items:
            call = item.context_expr
            if (
                isinstance(call, ast.Call)
                and _called(call.func) == "part"
                and call.args
                and isinstance(call.args[0], ast.Constant)
            ):
                weight = (
                    call.args[1]
                    if len(call.args) > 1
                    else next((k.value for k in call.keywords if k.arg == "weight"), None)
                )
                value: typing.Any = weight.value if isinstance(weight, ast.Constant) else 1.0
                found[str(call.args[0].value)] = float(value)
    return found


def _called(function: ast.expr) -> str:
    return (
        function.id
        if isinstance(function, ast.Name)
        else function.attr
        if isinstance(function, ast.Attribute)
        else ""
    )
