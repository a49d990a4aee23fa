"""The functions of a test cell, found again by their code."""

from __future__ import annotations

import ast

from autograder.grading.own_functions import definition, parsed, used_by

SOURCE = """import math
scale = 3.0
def outer(offset):
    return lambda x: scale * x + offset
first, second = lambda x: x, lambda y: math.sqrt(y)
made = outer(2.0)
"""


def test_definitions_and_what_they_use() -> None:
    names: dict = {}
    exec(compile(SOURCE, "<test-f>", "exec"), names)
    tree = parsed(SOURCE)
    found = {name: definition(tree, names[name].__code__) for name in ("outer", "first", "second", "made")}
    assert isinstance(found["outer"], ast.FunctionDef)
    assert ast.unparse(found["first"]) == "lambda x: x"
    assert ast.unparse(found["second"]) == "lambda y: math.sqrt(y)"
    assert ast.unparse(found["made"]) == "lambda x: scale * x + offset"
    assert used_by(names["made"]) == {"scale": 3.0, "offset": 2.0}
    assert list(used_by(names["second"])) == ["math"]


def test_functions_of_others_and_cells_with_magics_have_none() -> None:
    assert definition(parsed(SOURCE), ast.walk.__code__) is None
    assert parsed("%matplotlib inline").body == []
