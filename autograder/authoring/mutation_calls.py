"""Small edits of calls: arguments dropped or swapped, the call itself dropped, another function."""

from __future__ import annotations

import ast

from .mutation_operators import Edits, Operator, number_of, root_name
from .source_edits import Edit, Program

#: Functions that stand for one another in somebody's memory.
_ALIKE = {
    "argmax": ("argmin",),
    "argmin": ("argmax",),
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "minimum": ("maximum",),
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "any": ("all",),
    "all": ("any",),
    "zeros": ("ones",),
    "ones": ("zeros",),
    "zeros_like": ("ones_like",),
    "ones_like": ("zeros_like",),
    "log": ("log2", "log1p"),
    "log2": ("log",),
    "exp": ("expm1",),
    "floor": ("ceil",),
    "ceil": ("floor",),
    "normal": ("uniform",),
    "flatnonzero": ("nonzero",),
    "abs": ("square",),
    "upper": ("lower",),
    "lower": ("upper",),
}
#: Between Python's numbers and NumPy's nothing changes but the type, which is the student's own affair.
_CONVERSIONS = ("float",)


def keyword(node: ast.AST, program: Program) -> Edits:
    """A keyword dropped; an axis that is none."""
    if not isinstance(node, ast.Call):
        return
    arguments = [*node.args, *node.keywords]
    for dropped in node.keywords:
        if dropped.arg == "axis" and number_of(dropped.value) is not None and len(node.keywords) > 1:
            yield program.replace(dropped.value, "None")
        yield _without(node, arguments, dropped, program)


def call(node: ast.AST, program: Program) -> Edits:
    """Arguments swapped, the last one dropped, the call dropped: `f(x, y)` as `x` and as `y`."""
    if not isinstance(node, ast.Call):
        return
    if isinstance(node.func, ast.Name) and node.func.id in _CONVERSIONS:
        return
    for left, right in zip(node.args, node.args[1:], strict=False):
        middle = program.between(program.span(left)[1], program.span(right)[0])
        start, end = program.span(left)[0], program.span(right)[1]
        yield Edit(start, end, f"{program.text(right)}{middle}{program.text(left)}")
    arguments = [*node.args, *node.keywords]
    if len(node.args) > 1:
        yield _without(node, arguments, node.args[-1], program)
    statement = isinstance(program.parents.get(node), ast.Expr)
    if isinstance(node.func, ast.Attribute) and root_name(node.func) in program.local_names:
        if not statement:
            yield program.replace(node, program.operand(node.func.value))
    elif not statement:
        for argument in node.args:
            if not isinstance(argument, ast.Starred):
                yield program.replace(node, program.operand(argument))


def at(node: ast.AST, program: Program) -> Edits:
    """`np.add.at(M, ids, x)` as ``M[ids] += x``, which loses repeated ids."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and len(node.value.args) == 3):
        return
    function = node.value.func
    if (
        isinstance(function, ast.Attribute)
        and function.attr == "at"
        and isinstance(function.value, ast.Attribute)
    ):
        signs = {"add": "+", "subtract": "-", "multiply": "*"}
        if function.value.attr in signs:
            table, ids, change = (program.text(argument) for argument in node.value.args)
            yield program.replace(node, f"{table}[{ids}] {signs[function.value.attr]}= {change}")


def alike(node: ast.AST, program: Program) -> Edits:
    """A function that is easily taken for this one."""
    if not isinstance(node, ast.Call):
        return
    name = node.func
    if isinstance(name, ast.Attribute) and name.attr in _ALIKE:
        for other in _ALIKE[name.attr]:
            _, end = program.span(name)
            yield Edit(end - len(name.attr.encode()), end, other)
    elif isinstance(name, ast.Name) and name.id in ("min", "max", "any", "all", "sum", "abs"):
        for other in _ALIKE[name.id]:
            if other in ("min", "max", "any", "all"):
                yield program.replace(name, other)


CALL_OPERATORS: tuple[Operator, ...] = (keyword, call, at, alike)


def _without(node: ast.Call, arguments: list, dropped: ast.AST, program: Program) -> Edit:
    """A call without one of its arguments."""
    kept = [program.text(argument) for argument in arguments if argument is not dropped]
    return program.replace(node, f"{program.text(node.func)}({', '.join(kept)})")
