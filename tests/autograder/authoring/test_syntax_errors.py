"""Syntax errors of a solution: where they are and what they are, in one line; notebook syntax is none."""

from __future__ import annotations

import pytest

from autograder.authoring.syntax_errors import syntax_errors
from autograder.notebook import Assignment, Cell, Role


def found(source: str, role: Role = Role.LOCKED, grade_id: str | None = "imports") -> list[str]:
    return syntax_errors(Assignment("small", (Cell(role, "code", source, grade_id),)))


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1\ny = (2 *", "line 2: '(' was never closed: y = (2 *"),
        ("\n\n\nx = = 3", "line 4: invalid syntax: x = = 3"),
        ("%matplotlib inline\n\ndef f(:\n    pass", "line 3: invalid syntax: def f(:"),
        ("for x in y:\n    break\nbreak", "line 3: 'break' outside loop"),
        ("return 3", "line 1: 'return' outside function"),
        ("x = 'a\0b'", "line 1: source code string cannot contain null bytes"),
    ],
)
def test_an_error_is_told_by_cell_line_and_what(source: str, told: str) -> None:
    assert found(source) == [f"cell 1 (imports), {told}"]


@pytest.mark.parametrize(
    "source",
    ["%%bash\nfor x in; do", "!ls *.txt", "np.mean?", "%timeit f(3)", "await f()", "'\\d'", "", "# words"],
)
def test_what_a_notebook_may_say_is_no_error(source: str) -> None:
    assert found(source) == []


def test_text_is_no_code_and_a_cell_without_an_id_has_its_number() -> None:
    cells = (Cell(Role.FREE, "markdown", "for (;;"), Cell(Role.FREE, "code", "for (;;"))
    [line] = syntax_errors(Assignment("small", cells))
    assert line.startswith("cell 2, line 1: ")


def test_what_the_release_would_break_is_an_error_of_the_students_version() -> None:
    test = "for x in (1, 2):\n    ### BEGIN HIDDEN TESTS\n    assert f(x)\n    ### END HIDDEN TESTS"
    [line] = found(test, Role.TEST, "test-f")
    assert line.startswith("cell 1 (test-f) as students get it, line 1: expected an indented block")
    answer = "def f(x):\n    ### BEGIN SOLUTION\n    return x\n    ### END SOLUTION"
    assert found(answer, Role.ANSWER, "f") == [], "the stub stands in the solution's place"
