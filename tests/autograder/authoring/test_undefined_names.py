"""Names in test cells that a student would get to define."""

from __future__ import annotations

import pytest
from small_course import NAME, Autograder, SmallCourse, small_solution, test_cell

from autograder.authoring.undefined_names import undefined_names
from autograder.course import Course
from autograder.notebook import Assignment, Cell, Role, load_assignment


def assignment(*cells: tuple[Role, str]) -> Assignment:
    made = [Cell(role, "code", source, f"cell-{i}") for i, (role, source) in enumerate(cells)]
    return Assignment("small", tuple(made))


LOCKED = (Role.LOCKED, "%matplotlib inline\nimport numpy as np\nfrom math import *\ndef given(x): return x")
ANSWER = (Role.ANSWER, "def double(x):\n    return 2 * x")


@pytest.mark.parametrize(
    ("source", "unknown"),
    [
        ("assert double(2) == 4", []),
        ("assert double(math.pi)", ["math"]),
        ("import math\nassert double(math.pi)", []),
        ("def oracle(x):\n    return helper(x)\nassert oracle(1) == double(1)", ["helper"]),
        ("for i in range(3):\n    assert [double(j) for j in range(i)] == [2 * k for k in range(i)]", []),
        ("def f():\n    global seen\n    seen = 1\nf()\nassert seen and given(double(sqrt(2)))", []),
        ("with np.errstate(all='ignore') as state:\n    total = double(1)\nassert total", []),
        ("try:\n    double('x')\nexcept TypeError as error:\n    print(error)", []),
        ("assert (lambda x: x + offset)(double(1))", ["offset"]),
        ("class Case:\n    value = other\nassert Case.value == double(1)", ["other"]),
    ],
)
def test_what_nobody_defines_is_named(source: str, unknown: list[str]) -> None:
    found = undefined_names(assignment(LOCKED, ANSWER, (Role.TEST, source)))
    assert found == ({"cell-2": unknown} if unknown else {})


def test_a_free_cell_defines_nothing_for_a_test() -> None:
    found = undefined_names(
        assignment((Role.FREE, "limit = 3"), ANSWER, (Role.TEST, "assert double(1) < limit"))
    )
    assert found == {"cell-2": ["limit"]}


def test_a_free_cell_that_stands_on_another_one_is_named() -> None:
    cells = (LOCKED, ANSWER, (Role.FREE, "four = double(2)"), (Role.FREE, "print(four, np.pi)"))
    assert undefined_names(assignment(*cells), Role.FREE) == {"cell-3": ["four"]}


def test_release_refuses_it(small: SmallCourse, autograder: Autograder) -> None:
    cells = small_solution()
    cells[3] = test_cell("double", "assert double(2) == operator.add(2, 2)", 1)
    small.write_solution(cells)
    code, _, err = autograder("release")
    assert code == 2
    assert "test-double uses operator" in err
    assert len(err.strip().splitlines()) <= 3  # progress, and the one line


def test_this_courses_tests_use_no_such_name() -> None:
    from small_course import ROOT

    course = Course.at(ROOT)
    for name in course.assignment_names():
        loaded = load_assignment(course.solution(name), name)
        assert undefined_names(loaded) == {}, name
        assert undefined_names(loaded, Role.FREE) == {}, f"{name}: a cell fails when an exercise is left out"
    assert NAME not in course.assignment_names()
