"""The part of a lecture that its widgets need: their cells, and what those build on."""

from __future__ import annotations

import ast
import re

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
    kept: list[nbformat.NotebookNode] = []
    needed: set[str] = set()
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    modules = set(re.findall(r"(?m)^(?:from .+ )?import (?:.+ as )?(\w+)$", "\n".join(sources)))
    for cell in reversed(notebook.cells):
        if cell.cell_type != "code":
            continue
        tree = ast.parse(TransformerManager().transform_cell(cell.source))
        shows = any(paper_form in out.get("data", {}).get("text/plain", "") for out in cell.outputs)
        if not shows and not (_defined(tree) | _changed(tree) - modules) & needed:
            continue
        needed -= _defined(tree)
        needed |= {node.id for node in ast.walk(tree) if _reads(node)}
        kept.append(nbformat.from_dict({**cell, "outputs": [], "execution_count": None}))
    return nbformat.from_dict({**notebook, "cells": kept[::-1]})


def _reads(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)


def _defined(tree: ast.Module) -> set[str]:
    """Names that a cell binds whatever happens, without a look at what they were."""
    found = set()
    for statement in tree.body:
        match statement:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                found |= {alias.asname or alias.name.partition(".")[0] for alias in names}
            case ast.Assign(targets=targets):
                found |= {
                    n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name) and not _reads(n)
                }
    return found


def _changed(tree: ast.Module) -> set[str]:
    """Names that a cell binds or changes: also in loops, by ``+=``, item by item, or by a method."""
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()):
                found.add(name)
            case ast.Attribute(value=ast.Name(id=name), ctx=ast.Store()):
                found.add(name)
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
                found.add(name)
    return found
