"""A function's source, where each piece of its syntax tree stands in it, and exact edits of that text.

What an edit does not touch stays as it was written: comments, line breaks, brackets.
"""

from __future__ import annotations

import ast
import dataclasses
import difflib
import functools


@dataclasses.dataclass(frozen=True)
class Edit:
    """Replace the bytes from `start` up to `end` by `text`."""

    start: int
    end: int
    text: str


def last_function(source: str) -> ast.FunctionDef | None:
    """The function that an answer is written for, below whatever helpers; None if there is none.

    Raises
    ------
    SyntaxError
        If the source is no Python.
    """
    functions = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return functions[-1] if functions else None


class Program:
    """Source and syntax tree of an answer.

    Parameters
    ----------
    source
        Python.

    Raises
    ------
    SyntaxError
        If it is no Python.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.tree = ast.parse(source)
        # Columns of syntax trees count bytes.
        self._bytes = source.encode("utf-8")
        self._line_starts = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._line_starts.append(self._line_starts[-1] + len(line))

    @functools.cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        """Each node's parent."""
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @functools.cached_property
    def functions(self) -> list[ast.FunctionDef]:
        """Every function, also those inside others."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef)]

    @functools.cached_property
    def local_names(self) -> frozenset[str]:
        """Names that hold values of the program's own: parameters, and what is assigned."""
        names = {node.arg for node in ast.walk(self.tree) if isinstance(node, ast.arg)}
        names |= {
            node.id
            for node in ast.walk(self.tree)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        return frozenset(names)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Where a node begins and ends, in bytes."""
        start = self._line_starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = self._line_starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        return start, end

    def text(self, node: ast.AST) -> str:
        """A node as it is written."""
        start, end = self.span(node)
        return self.between(start, end)

    def between(self, start: int, end: int) -> str:
        """What stands between two places."""
        return self._bytes[start:end].decode("utf-8")

    def operand(self, node: ast.AST) -> str:
        """A node as it is written, in brackets unless it holds together without them."""
        text = self.text(node)
        atoms = ast.Name | ast.Constant | ast.Call | ast.Attribute | ast.Subscript | ast.List | ast.Dict
        return text if isinstance(node, atoms) or _bracketed(text, node) else f"({text})"

    def replace(self, node: ast.AST, text: str) -> Edit:
        """The edit that puts a text in a node's place."""
        return Edit(*self.span(node), text)

    def replace_between(self, before: ast.AST, after: ast.AST, old: str, new: str) -> Edit:
        """The edit of an operator that stands between two nodes, beside brackets that belong to neither."""
        start, end = self.span(before)[1], self.span(after)[0]
        at = start + len(self.between(start, end).partition(old)[0].encode("utf-8"))
        return Edit(at, at + len(old), new)

    def apply(self, edit: Edit) -> str:
        """The source after an edit."""
        before, after = self._bytes[: edit.start], self._bytes[edit.end :]
        return (before + edit.text.encode("utf-8") + after).decode("utf-8")


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """The lines that differ between two programs, without their indentation: what was there, what came.

    Lines that only came are shown after the one above them; where lines only went, nothing came.
    """
    old, new = before.splitlines(), after.splitlines()
    gone: list[str] = []
    come: list[str] = []
    for tag, i, j, k, m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            above = old[i - 1 : i] if tag == "insert" else []
            gone += above + old[i:j]
            come += above + new[k:m]
    return _stripped(gone), _stripped(come)


def _stripped(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())


def _bracketed(text: str, node: ast.AST) -> bool:
    """Whether brackets belong to the node itself: a tuple's, a comprehension's."""
    return isinstance(node, ast.Tuple | ast.GeneratorExp) and text.startswith("(")
