"""Small edits of statements: dropped, done once, done always, `=` for ``+=``."""

from __future__ import annotations

import ast
import itertools

from .mutation_operators import Edits, Operator
from .source_edits import Edit, Program


def dropped(node: ast.AST, program: Program) -> Edits:
    """A statement left out; of a guard, all of it."""
    if not isinstance(node, ast.stmt) or isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Pass):
        return
    parent = program.parents[node]
    if isinstance(parent, ast.Module) or _is_docstring(node):
        return
    if isinstance(node, ast.AnnAssign) and node.value is None:
        return
    yield program.replace(node, "pass")


def always(node: ast.AST, program: Program) -> Edits:
    """What stands under a condition, done whatever the condition says."""
    if isinstance(node, ast.If):
        yield program.replace(node.test, "True")
        if node.orelse:
            yield program.replace(node.test, "False")


def once(node: ast.AST, program: Program) -> Edits:
    """A loop that ends after its first round; `while` as `if`."""
    if isinstance(node, ast.For | ast.While):
        last = node.body[-1]
        if isinstance(last, ast.Return | ast.Break | ast.Raise):
            return
        indentation = " " * last.col_offset
        _, end = program.span(last)
        yield Edit(end, end, f"\n{indentation}break")


def too_early(node: ast.AST, program: Program) -> Edits:
    """`return` under a loop moved into it: the first round decides."""
    for block in (getattr(node, "body", None), getattr(node, "orelse", None)):
        if not isinstance(block, list):
            continue
        for loop, following in itertools.pairwise(block):
            if isinstance(loop, ast.For | ast.While) and isinstance(following, ast.Return):
                last = loop.body[-1]
                _, end = program.span(last)
                yield Edit(end, end, f"\n{' ' * last.col_offset}{program.text(following)}")


def skipped_ends(node: ast.AST, program: Program) -> Edits:
    """A loop that leaves out the first or the last of what it goes through."""
    if isinstance(node, ast.For) and not _is_range(node.iter):
        taken = f"list({program.text(node.iter)})"
        yield program.replace(node.iter, f"{taken}[1:]")
        yield program.replace(node.iter, f"{taken}[:-1]")


def augmented(node: ast.AST, program: Program) -> Edits:
    """`=` for ``+=``, ``-=`` for ``+=`` and the like."""
    if not isinstance(node, ast.AugAssign):
        return
    signs = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.BitOr: "|", ast.BitAnd: "&"}
    opposite = {"+": "-", "-": "+", "*": "/", "/": "*"}
    sign = signs.get(type(node.op))
    if sign is None:
        return
    for other in ("=", f"{opposite[sign]}=" if sign in opposite else None):
        if other is not None:
            yield program.replace_between(node.target, node.value, f"{sign}=", other)


def exception(node: ast.AST, program: Program) -> Edits:
    """Another exception than the one that was promised."""
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name):
        yield program.replace(node.exc.func, "TypeError" if node.exc.func.id != "TypeError" else "ValueError")


STATEMENT_OPERATORS: tuple[Operator, ...] = (
    dropped,
    always,
    once,
    too_early,
    skipped_ends,
    augmented,
    exception,
)


def _is_range(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range"


def _is_docstring(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )
