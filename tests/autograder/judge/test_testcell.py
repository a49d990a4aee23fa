"""A test cell taken apart without running it."""

from __future__ import annotations

import pytest

from autograder.judge.testcell import TestCell, compiled


def read(source: str) -> TestCell:
    return TestCell(source, "<test>")


def test_parts_are_found_with_their_weights() -> None:
    cell = read(
        "with part('ties', 1.5):\n    f(1)\n"
        "for x in range(3):\n    with checks.part('order', weight=2), other():\n        f(x)\n"
        "with part('plain'):\n    pass\n"
        "with open('part'):\n    pass\n"
    )
    assert cell.parts == {"ties": 1.5, "order": 2.0, "plain": 1.0}


def test_a_closing_expression_is_a_value_and_runs_once() -> None:
    cell = read("seen.append(1)\nlen(seen) / 2")
    names: dict = {"seen": []}
    exec(cell.body, names)
    assert cell.value is not None
    assert eval(cell.value, names) == 0.5
    assert names["seen"] == [1]
    assert read("x = 1").value is None
    assert read("").value is None


def test_names_that_it_defines_at_its_top_level() -> None:
    cell = read(
        "import numpy as np, os.path\nfrom math import tau as turn\na, *b = f()\n"
        "def oracle(inner):\n    local = inner\n"
        "for i in range(3):\n    with g() as c:\n        d = 1\n"
        "class Box:\n    field = 1\n"
        "squares = [k * k for k in range(3)]\n"
    )
    assert cell.defines == {"np", "os", "turn", "a", "b", "oracle", "i", "c", "d", "squares"}


def test_magics_are_read_as_in_a_notebook_and_errors_are_raised() -> None:
    assert "get_ipython" in read("%time f(1)\nx = 1").body.co_names
    with pytest.raises(SyntaxError):
        read("def f(:")


def test_equal_cells_are_compiled_once() -> None:
    assert compiled("1 + 1", "<a>") is compiled("1 + 1", "<a>")
    assert compiled("1 + 1", "<a>") is not compiled("1 + 1", "<b>")
