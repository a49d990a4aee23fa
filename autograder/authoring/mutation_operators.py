"""Small edits of expressions: what each kind of node may be mistaken for.

Each operator takes a node and gives edits of its text. Kept tools were tried first: cosmic-ray's operators
can be called on source text, but know no axis, keyword, transpose, dropped call or dropped term; mutmut's
know arguments, but none of the others. What is particular to programs with arrays is most of these lists.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from .source_edits import Edit, Program

Edits = Iterator[Edit]
Operator = Callable[[ast.AST, Program], Edits]

_ARITHMETIC: dict[type[ast.operator], tuple[str, tuple[str, ...]]] = {
    ast.Add: ("+", ("-",)),
    ast.Sub: ("-", ("+",)),
    ast.Mult: ("*", ("/", "+")),
    ast.Div: ("/", ("*",)),
    ast.FloorDiv: ("//", ("/",)),
    ast.Mod: ("%", ("//",)),
    ast.Pow: ("**", ("*",)),
    ast.MatMult: ("@", ("*",)),
    ast.BitAnd: ("&", ("|",)),
    ast.BitOr: ("|", ("&",)),
}
#: Their left side alone is what somebody forgot to divide or raise; their right side alone is nonsense.
_ONE_SIDED = ast.Div | ast.FloorDiv | ast.Mod | ast.Pow | ast.MatMult
_COMPARISONS: dict[type[ast.cmpop], tuple[str, tuple[str, ...]]] = {
    ast.Lt: ("<", ("<=", ">")),
    ast.LtE: ("<=", ("<", ">=")),
    ast.Gt: (">", (">=", "<")),
    ast.GtE: (">=", (">", "<=")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.In: ("in", ("not in",)),
    ast.Is: ("is", ("is not",)),
}


def arithmetic(node: ast.AST, program: Program) -> Edits:
    """Another operator, one side dropped, sides swapped."""
    if not isinstance(node, ast.BinOp) or type(node.op) not in _ARITHMETIC:
        return
    sign, others = _ARITHMETIC[type(node.op)]
    for other in others:
        yield program.replace_between(node.left, node.right, sign, other)
    left, right = program.operand(node.left), program.operand(node.right)
    yield program.replace(node, left)
    if not isinstance(node.op, _ONE_SIDED):
        yield program.replace(node, right)
    if isinstance(node.op, ast.Sub | ast.Div | ast.MatMult):
        yield program.replace(node, f"({right} {sign} {left})")


def comparison(node: ast.AST, program: Program) -> Edits:
    """A neighbouring comparison, or the opposite one."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for index, op in enumerate(node.ops):
            if type(op) in _COMPARISONS:
                sign, others = _COMPARISONS[type(op)]
                for other in others:
                    yield program.replace_between(sides[index], sides[index + 1], sign, other)
        if len(node.ops) > 1:
            yield program.replace(node, program.between(program.span(sides[1])[0], program.span(node)[1]))
            yield program.replace(node, program.between(program.span(node)[0], program.span(sides[-2])[1]))


def boolean(node: ast.AST, program: Program) -> Edits:
    """`and` for `or`, one of the conditions dropped, `not` dropped."""
    if isinstance(node, ast.BoolOp):
        sign, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            yield program.replace_between(left, right, sign, other)
        for left_out in node.values:
            kept = [program.operand(value) for value in node.values if value is not left_out]
            yield program.replace(node, f"({f' {sign} '.join(kept)})")
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        yield program.replace(node, program.operand(node.operand))


def condition(node: ast.AST, program: Program) -> Edits:
    """A condition turned round."""
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.While | ast.IfExp):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    for test in tests:
        # `comparison` turns a single one round.
        if not isinstance(test, ast.Compare) or len(test.ops) > 1:
            yield program.replace(test, f"not ({program.text(test)})")
    if isinstance(node, ast.comprehension):
        for test in node.ifs:
            yield program.replace(test, "True")


def alternative(node: ast.AST, program: Program) -> Edits:
    """`x if … else y` as one of the two, always."""
    if isinstance(node, ast.IfExp):
        yield program.replace(node, program.operand(node.body))
        yield program.replace(node, program.operand(node.orelse))


def number(node: ast.AST, program: Program) -> Edits:
    """One more, one less, twice as much, nothing; `True` for `False`."""
    value = number_of(node)
    if value is None or number_of(program.parents.get(node)) is not None:
        return
    if isinstance(value, bool):
        yield program.replace(node, str(not value))
        return
    changed = dict.fromkeys((value + 1, value - 1, 2 * value, type(value)(0)))
    for other in changed:
        if other != value:
            yield program.replace(node, f"{other!r}" if other >= 0 else f"({other!r})")


def sign(node: ast.AST, program: Program) -> Edits:
    """A minus dropped."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and number_of(node) is None:
        yield program.replace(node, program.operand(node.operand))


def transpose(node: ast.AST, program: Program) -> Edits:
    """A transpose dropped."""
    if isinstance(node, ast.Attribute) and node.attr == "T":
        yield program.replace(node, program.operand(node.value))


def bounds(node: ast.AST, program: Program) -> Edits:
    """Bounds of slices and ranges dropped or shifted by one."""
    if isinstance(node, ast.Slice):
        for bound in (node.lower, node.upper, node.step):
            if bound is not None:
                yield program.replace(bound, "")
                if bound is not node.step and number_of(bound) is None:
                    yield from _shifted(bound, program)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range":
        for argument in node.args:
            if number_of(argument) is None:
                yield from _shifted(argument, program)


def order(node: ast.AST, program: Program) -> Edits:
    """Neighbours in a tuple swapped: results, a shape, a pair of indices."""
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Load):
        for left, right in zip(node.elts, node.elts[1:], strict=False):
            middle = program.between(program.span(left)[1], program.span(right)[0])
            start, end = program.span(left)[0], program.span(right)[1]
            yield Edit(start, end, f"{program.text(right)}{middle}{program.text(left)}")


def other_parameter(node: ast.AST, program: Program) -> Edits:
    """A parameter taken for the next one of the same type."""
    if not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
        return
    for function in program.functions:
        alike: dict[str, list[str]] = {}
        for parameter in function.args.args:
            kind = ast.dump(parameter.annotation) if parameter.annotation else ""
            alike.setdefault(kind, []).append(parameter.arg)
        for names in alike.values():
            if node.id in names and len(names) > 1:
                yield program.replace(node, names[(names.index(node.id) + 1) % len(names)])


def pattern(node: ast.AST, program: Program) -> Edits:
    """One of a regular expression's alternatives dropped, or a repetition."""
    parent = program.parents.get(node)
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str) and isinstance(parent, ast.Call)):
        return
    if root_name(parent.func) != "re" or program.text(node)[:2] not in ('r"', "r'"):
        return
    quote, parts = program.text(node)[1], node.value.split("|")
    for index in range(len(parts) if len(parts) > 1 else 0):
        yield program.replace(node, f"r{quote}{'|'.join(parts[:index] + parts[index + 1 :])}{quote}")
    if "+" in node.value:
        yield program.replace(node, f"r{quote}{node.value.replace('+', '', 1)}{quote}")


EXPRESSION_OPERATORS: tuple[Operator, ...] = (
    arithmetic,
    comparison,
    boolean,
    condition,
    alternative,
    number,
    sign,
    transpose,
    bounds,
    order,
    other_parameter,
    pattern,
)


def number_of(node: ast.AST | None) -> int | float | None:
    """The number or truth value that a node writes down, a minus included."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        value = number_of(node.operand)
        return None if value is None else -value
    return None


def root_name(node: ast.AST) -> str | None:
    """The name that a chain of attributes, items and calls begins with."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None


def _shifted(bound: ast.AST, program: Program) -> Edits:
    for change in ("+ 1", "- 1"):
        yield program.replace(bound, f"{program.operand(bound)} {change}")
