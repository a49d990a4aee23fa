# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""The names of a test cell: the judge's own come first, whatever the student calls theirs."""

from __future__ import annotations

import pytest
from one_session import answer, free, graded, judged, locked, test

from autograder.result import Status

pytestmark = pytest.mark.sandbox

RIGHT = "def f(x):\n    return 2 * x"


def test_the_judge_s_names_come_before_the_student_s() -> None:
    given = locked("LIMIT = 3\ndef helper(x):\n    return 2 * x")
    spoiled = free(
        "LIMIT, helper, np, check_close, len, assert_ = -1, print, None, print, print, 1\nLIMIT = -1"
    )
    checks = "assert LIMIT == 3 and helper(1) == 2 and len([1]) == 1\nimport math\ncheck_close(f(math.pi), 2 * np.pi, 'f')"
    result = graded(given, spoiled, answer("f", RIGHT), test("f", checks)).exercises["f"]
    assert result.status is Status.PASSED, result.message
    wrong = graded(given, spoiled, answer("f", "def f(x):\n    return 0"), test("f", checks)).exercises["f"]
    assert wrong.points == 0


def test_plain_names_of_the_student_are_read_anew() -> None:
    result = judged(
        "count = 0\ndef f():\n    global count\n    count += 1", "assert count == 0\nf()\nassert count == 1"
    )
    assert result.status is Status.PASSED, result.message


def test_names_inside_functions_and_comprehensions_of_a_test() -> None:
    checks = "def check(x):\n    return [f(y) for y in (x,)][0] + (lambda: f(1))()\nassert check(2) == 6"
    assert judged(RIGHT, checks).status is Status.PASSED


def test_each_test_cell_starts_from_a_fresh_namespace() -> None:
    cells = (
        answer("f", RIGHT),
        test("f", "x = 7\nassert f(x) == 14"),
        answer("g", "def g():\n    return 1"),
        test("g", "assert g() == 1\nx"),
    )
    result = graded(*cells)
    assert result.exercises["f"].status is Status.PASSED
    assert result.exercises["g"].status is Status.MISSING
    assert "x is not defined" in result.exercises["g"].message


def test_magics_in_test_and_locked_cells_do_no_harm() -> None:
    result = graded(
        locked("%matplotlib inline\nimport math"),
        answer("f", RIGHT),
        test("f", "%timeit 1\nassert f(math.pi) > 6"),
    )
    assert result.exercises["f"].status is Status.PASSED


def test_a_name_that_a_locked_cell_could_not_define_is_not_taken_from_the_student() -> None:
    given = locked("truth = open('no-such-file').read()")
    result = graded(
        given,
        free("truth = 'mine'"),
        answer("f", "def f():\n    return 'mine'"),
        test("f", "assert f() == truth"),
    )
    assert result.exercises["f"].points == 0
    assert result.exercises["f"].status is Status.ERROR


@pytest.mark.parametrize(
    "define", ["wanted = 4", "class wanted:\n        two = 4", "from math import e as wanted"]
)
def test_a_name_that_a_failed_part_could_not_define_is_not_taken_from_the_student(define: str) -> None:
    checks = f"""\
with part("first", 1.0):
    assert f(1) == 2
    {define}
with part("second", 1.0):
    assert f(2) == getattr(wanted, "two", wanted)"""
    result = graded(
        free("wanted = 'mine'"),
        answer("f", "def f(x):\n    return 'mine'"),
        test("f", f"from coursekit.checks import part\n{checks}"),
    ).exercises["f"]
    assert (result.status, result.points) == (Status.FAILED, 0.0)
    assert "second: this check builds on those before it, and is made only where they hold" in result.message
