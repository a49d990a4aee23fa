# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What a test cell holds in its hands: objects of the student's, which never answer for themselves."""

from __future__ import annotations

import pytest
from one_session import answer, fails, graded, locked, passes, test

from autograder.result import Status

pytestmark = pytest.mark.sandbox


NODE = """class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.0
    def __len__(self):
        return len(self.parents)
    def twice(self):
        return 2 * self.value"""
ADD = "def add(a, b):\n    return Node(a.value + b.value, (a, b))"


def judged_nodes(checks: str) -> None:
    result = graded(locked(NODE), answer("add", ADD), test("add", checks)).exercises["add"]
    assert result.status is Status.PASSED, result.message
    names: dict = {}
    exec("import numpy as np\nfrom coursekit.checks import *\n" + NODE + "\n" + ADD + "\n" + checks, names)


def test_objects_of_given_classes_are_handles() -> None:
    judged_nodes(
        "a = Node(1.0)\nn = add(a, Node(np.ones(2)))\n"
        "assert n.value.tolist() == [2, 2] and isinstance(n, Node) and not isinstance(3, Node)\n"
        "assert n.parents[0] == a and n.parents[1] != a and len(n.parents) == 2\n"
        "n.grad = 5.0\nassert n.grad == 5 and len(n) == 2 and n.twice()[0] == 4\n"
        "assert {a: 'x'}[n.parents[0]] == 'x'\n"
        "check_raises(AttributeError, getattr, n, 'nothing')"
    )


def test_generators_and_objects_can_be_iterated_over() -> None:
    passes("def f(n):\n    yield from range(n)", "assert list(f(200)) == list(range(200))")
    passes("def f():\n    return iter([1, 2])", "a, b = f()\nassert (a, b) == (1, 2)")
    passes("class Box:\n    def __getitem__(self, k): return k * 2\n    def __contains__(self, k): return k == 1\ndef f():\n    return Box()",
           "box = f()\nassert box[3] == 6 and 1 in box and 2 not in box")  # fmt: skip


HOSTILE = """class Yes:
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __float__(self): return 4.0
    def __array__(self, *a, **k): return np.zeros(3)
    def __abs__(self): return 0.0
    def __lt__(self, other): return True
    def __len__(self): return 3
    def __iter__(self): return iter([4.0] * 3)
    def __call__(self, *a): return self
    def __getattr__(self, name): return self
def f(*args):
    return Yes()"""


@pytest.mark.parametrize(
    "check",
    [
        "assert f() == 4",
        "assert f()",
        "assert float(f()) == 4.0",
        "assert np.asarray(f()).sum() == 0",
        "assert abs(f()) < 1",
        "assert f() < 1",
        "assert np.isclose(f(), 4)",
        "assert f() - 4 == 0",
        "check_close(f(), 0.0, 'a number')",
        "check_close(f(), np.zeros(3), 'an array')",
        "check_true(f(), 'true')",
        "check_equal(f(), 4, 'an id')",
        "assert isinstance(f(), float)",
        "import copy, pickle; pickle.dumps(f())",
        "np.testing.assert_allclose(f(), np.zeros(3))",
        "assert f() in (1, 2)",
        "assert max(f(), 3) == 3",
        "assert np.sum(f()) == 4",
        "assert np.mean(f()) is not None",
        "assert np.shape(f()) != 4",
        "assert np.argmax(f()) is not None",
        "assert np.ndim(f()) is not None and np.size(f()) is not None",
        "assert np.round(f()) is not None",
        "assert np.any(f())",
        "assert f().shape == f().dtype",
    ],
)
def test_an_object_that_agrees_with_everything_agrees_with_nothing_here(check: str) -> None:
    fails(HOSTILE, check)


def test_an_endless_iterator_of_large_arrays_is_not_collected() -> None:
    message = fails("def f():\n    while True:\n        yield np.zeros(100_000)", "list(f())")
    assert "MB are too much to be checked" in message
