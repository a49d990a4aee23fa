"""Mutants: every answer of a solution, changed by one small edit a submission. Each must lose its exercise.

The hidden tests' *mutation score* is the share that does. A survivor is a mistake that a student could make
and be given full marks for; or it means the same as the original, and is listed in `equivalent.toml`.
"""

from __future__ import annotations

import ast
import dataclasses
from collections.abc import Iterator

from .mutation_calls import CALL_OPERATORS
from .mutation_operators import EXPRESSION_OPERATORS
from .mutation_statements import STATEMENT_OPERATORS
from .source_edits import Program, changed_lines

OPERATORS = (*EXPRESSION_OPERATORS, *CALL_OPERATORS, *STATEMENT_OPERATORS)


@dataclasses.dataclass(frozen=True)
class Mutant:
    """An answer with one small edit.

    Attributes
    ----------
    operator
        What kind of edit, by the name of the function that makes it.
    source
        The whole answer, edited.
    before, after
        The lines that differ, without their indentation.
    """

    operator: str
    source: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{shown(self.before)} → {shown(self.after)}"


def shown(lines: str) -> str:
    """Changed lines in one line."""
    return " ⏎ ".join(lines.splitlines()) or "(nothing)"


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every program that is one small edit away from this one, each once, in the order of its lines.

    Nothing comes of edits that leave no Python, or the same syntax tree.

    Raises
    ------
    SyntaxError
        If the source is no Python.
    """
    program = Program(source)
    seen = {ast.dump(program.tree)}
    for node in _behaviour(program.tree):
        for operator in OPERATORS:
            for edit in operator(node, program):
                edited = program.apply(edit)
                try:
                    tree = ast.dump(ast.parse(edited))
                except (SyntaxError, ValueError):
                    continue
                if tree not in seen:
                    seen.add(tree)
                    yield Mutant(operator.__name__, edited, *changed_lines(source, edited))


def _behaviour(node: ast.AST) -> Iterator[ast.AST]:
    """A tree's nodes without what a program does not do: annotations, docstrings, the words of an error."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list"):
            continue
        if isinstance(node, ast.Raise) or isinstance(value, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _behaviour(child)
