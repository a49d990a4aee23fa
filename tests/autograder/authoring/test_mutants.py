"""Mutants: every kind of edit is made, exactly where it is meant, and nothing that is no edit."""

from __future__ import annotations

import ast

import pytest

from autograder.authoring.mutants import OPERATORS, Mutant, mutants_of
from autograder.authoring.source_edits import changed_lines


def afters(source: str) -> set[str]:
    """What each mutant puts in place of the changed lines."""
    return {mutant.after for mutant in mutants_of(source)}


def answer(*lines: str, parameters: str = "x, y") -> str:
    body = "\n".join(f"    {line}" for line in lines)
    return f"def f({parameters}):\n{body}\n"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["return x * y"], ["return x / y", "return x + y", "return x", "return y"]),
        (["return x - y"], ["return x + y", "return (y - x)"]),
        (["return (x) / (y + 1)"], ["return (x) * (y + 1)", "return (x) / (y - 1)", "return x"]),
        (["return x @ y"], ["return (y @ x)", "return x * y"]),
        (["return x < y"], ["return x <= y", "return x > y"]),
        (["return 0 <= x < y"], ["return x < y", "return 0 <= x", "return 0 < x < y"]),
        (["return x and not y"], ["return x or not y", "return (x)", "return x and y"]),
        (
            ["return x if y else -x"],
            ["return x", "return (-x)", "return x if not (y) else -x", "return x if y else x"],
        ),
        (["return 3"], ["return 4", "return 2", "return 6", "return 0"]),
        (["return -1"], ["return 0", "return (-2)"]),
        (["return True"], ["return False"]),
        (
            ["return x.sum(axis=1)"],
            ["return x.sum(axis=0)", "return x.sum()", "return x.mean(axis=1)", "return x"],
        ),
        (
            ["return x.sum(axis=1, keepdims=True)"],
            ["return x.sum(axis=None, keepdims=True)", "return x.sum(axis=1)", "return x.sum(keepdims=True)"],
        ),
        (["return np.dot(x, y)"], ["return np.dot(y, x)", "return np.dot(x)", "return x", "return y"]),
        (["return np.exp(x)"], ["return x", "return np.expm1(x)"]),
        (["return x.T"], ["return x"]),
        (["return x[1:y]"], ["return x[:y]", "return x[1:]", "return x[2:y]", "return x[1:y + 1]"]),
        (["return x, y"], ["return y, x"]),
        (["return range(x)"], ["return range(x + 1)", "return range(x - 1)"]),
        (
            ["return [a for a in x if a]"],
            ["return [a for a in x if not (a)]", "return [a for a in x if True]"],
        ),
        (["x += y", "return x"], ["x = y", "x -= y", "pass"]),
        (["np.add.at(x, y, 1)", "return x"], ["x[y] += 1"]),
        (["if x:", "    raise ValueError('x')", "return y"], ["raise TypeError('x')", "if True:", "pass"]),
        (["while x:", "    y = x", "return y"], ["y = x\nbreak", "y = x\nreturn y", "while not (x):"]),
        (
            ["for a in x:", "    y = a", "return y"],
            ["y = a\nbreak", "y = a\nreturn y", "for a in list(x)[1:]:"],
        ),
        (['return re.findall(r"a+|b", x)'], ['return re.findall(r"b", x)', 'return re.findall(r"a|b", x)']),
    ],
)
def test_each_kind_of_edit_is_made(lines, expected):
    made = afters(answer(*lines))
    assert [after for after in expected if after not in made] == []


def test_every_operator_makes_some_edit():
    source = """
def f(x: int, y: int, table, keep=True):
    if not x < y and 0 <= y:
        raise ValueError("x")
    for a in table:
        y += a.T[1:x] * 2
        np.add.at(table, a, -x)
    while np.sum(y, axis=1) if keep else x:
        y = [a for a in y if a]
    for a in re.findall(r"a|b", x):
        x = a
    return x, y
"""
    used = {mutant.operator for mutant in mutants_of(source)}
    assert used == {operator.__name__ for operator in OPERATORS}


def test_mutants_are_python_and_all_differ():
    source = answer("z = np.where(x > 0, x, -x)[:, np.newaxis]", "return z / (y + 1.5) ** 2")
    trees = [ast.dump(ast.parse(mutant.source)) for mutant in mutants_of(source)]
    assert len(trees) == len(set(trees)) > 20
    assert ast.dump(ast.parse(source)) not in trees


def test_only_the_changed_lines_differ_and_are_named():
    source = answer("# Größe, in °", "z = x  # … stays", "return z * 2")
    for mutant in mutants_of(source):
        assert (mutant.before, mutant.after) == changed_lines(source, mutant.source)
        if mutant.before == "return z * 2":
            assert mutant.source.startswith("def f(x, y):\n    # Größe, in °\n    z = x  # … stays\n")
    assert Mutant("dropped", "", "x = 1\ny = 2", "").__str__() == "x = 1 ⏎ y = 2 → (nothing)"


def test_what_a_program_does_not_do_stays():
    source = (
        'def f(x: "Array[3]" = 4) -> "Array[5]":\n'
        '    """Twice 6."""\n    raise ValueError(f"not {x - 7}", 8)\n'
    )
    assert afters(source) == {
        *(f'def f(x: "Array[3]" = {value}) -> "Array[5]":' for value in (5, 3, 8, 0)),
        'raise TypeError(f"not {x - 7}", 8)',
        "pass",
    }


def test_a_parameter_is_taken_for_the_next_one_of_its_type():
    source = "def f(v: np.ndarray, n: int, w: np.ndarray):\n    return v, n\n"
    made = afters(source)
    assert "return w, n" in made
    assert "return v, v" not in made
    assert "return n, n" not in made


def test_what_only_turns_numbers_into_numbers_is_left_alone():
    assert not any(after == "return x" for after in afters(answer("return float(x)")))
