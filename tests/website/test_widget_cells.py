"""Which cells of a lecture its widgets need."""

from __future__ import annotations

import ast
import builtins
from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from website.widget_cells import _bound, _needed_before, with_widgets_only

ROOT = Path(__file__).resolve().parents[2]
LECTURES = sorted((ROOT / "lectures").glob("*.ipynb"))
PAPER_FORM = "Run this cell"


def kept(*sources: str) -> list[str]:
    """The cells that are kept of a lecture, whose last cell shows a widget."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells[-1].outputs = [nbformat.v4.new_output("display_data", {"text/plain": f"{PAPER_FORM} to see it."})]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A lecture"), *cells])
    return [cell.source for cell in with_widgets_only(notebook, PAPER_FORM).cells]


@pytest.mark.parametrize(
    "source",
    [
        "x = 1",
        "import x",
        "def x():\n    pass",
        "a, (x, b) = 1, (2, 3)",
        "for x in range(3):\n    pass",
        "with open('f') as x:\n    pass",
        "if y:\n    x = 1",
        "x[0] = 1",
        "x.colour = 1",
        "x.append(1)",
        "x[0].setdefault(1, []).append(1)",
        "x += 1",
    ],
)
def test_what_makes_or_changes_what_a_widget_uses_is_kept(source: str) -> None:
    assert kept("y = 1", "x = [0]", "z = 3", source, "show(x)")[-2:] == [source, "show(x)"]
    assert "z = 3" not in kept("z = 3", source, "show(x)")


@pytest.mark.parametrize(
    "source",
    [
        "y = [x for x in range(3)]",
        "def f(x):\n    x = 2\n    return x",
        "y = lambda x: x",
        "plots.show(x)",
        "print(x)",
        "y = x",
    ],
)
def test_what_leaves_it_alone_is_not(source: str) -> None:
    assert kept("from a import plots", "x = 1", source, "show(x, plots)") == [
        "from a import plots",
        "x = 1",
        "show(x, plots)",
    ]


def test_a_name_that_a_cell_gives_itself_needs_no_earlier_one() -> None:
    earlier = "for ax in axes:\n    ax.plot(i)\nfig, i = 1, 2"
    own = "fig, axes = figure(2)\nfor i, ax in enumerate(axes):\n    ax.set(title=i)\nx = fig"
    assert kept("def figure(n):\n    pass", earlier, own, "show(x)") == [
        "def figure(n):\n    pass",
        own,
        "show(x)",
    ]


def test_what_it_replaces_is_left_out_and_what_it_starts_from_is_not() -> None:
    assert kept("x = 1", "x = 2", "show(x)") == ["x = 2", "show(x)"]
    assert kept("x = 1", "x = x + 1", "show(x)") == ["x = 1", "x = x + 1", "show(x)"]
    assert kept("x = 1", "if y:\n    x = 2", "show(x)")[0] == "x = 1"


@pytest.mark.parametrize("path", LECTURES, ids=lambda path: path.stem)
def test_the_cells_of_a_lecture_need_no_other(path: Path) -> None:
    cells = with_widgets_only(nbformat.read(path, as_version=4), PAPER_FORM).cells
    statements = [
        statement
        for cell in cells
        for statement in ast.parse(TransformerManager().transform_cell(cell.source)).body
    ]
    # After a loop what it binds is there, unless it had no round.
    loops = [node for one in statements for node in ast.walk(one) if isinstance(node, ast.For)]
    in_loops = {name for loop in loops for name in _bound(loop)}
    assert _needed_before(statements, set()) - set(dir(builtins)) - in_loops == set()
