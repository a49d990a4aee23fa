"""The names that a cell defines and uses."""

from __future__ import annotations

import pytest

from autograder.cell_names import cell_names

SOURCE = """
import numpy as np, os.path
from math import tau as turn
from string import *
a, *b = f(np.pi)
def oracle(inner):
    global calls
    local, calls = inner, outside
class Box:
    field = 1
try:
    pass
except ValueError as problem:
    print(problem)
match a:
    case {"key": value}:
        pass
squares = [k * k for k in range(3)]
"""


def test_names_are_bound_as_python_binds_them() -> None:
    names = cell_names(SOURCE, "cell")
    assert names.assigned == {"a", "b", "oracle", "problem", "value", "squares"}
    assert names.classes == {"Box"}
    assert names.imported == {"np", "os", "turn"}
    assert names.from_functions == {"calls"}
    assert names.starred == ("string",)


def test_names_are_used_where_no_function_has_them() -> None:
    used = cell_names(SOURCE, "cell").used
    assert used >= {"f", "np", "outside", "a", "range", "ValueError", "print"}
    assert not used & {"inner", "local", "k", "field"}


def test_a_class_that_is_something_else_as_well_is_not_only_a_class() -> None:
    assert cell_names("class Box: pass\ndef Box(): pass", "cell").assigned == {"Box"}


def test_what_is_no_python_is_a_syntax_error_of_that_file() -> None:
    with pytest.raises(SyntaxError) as refused:
        cell_names("def f(:", "<cell>")
    assert refused.value.filename == "<cell>"
