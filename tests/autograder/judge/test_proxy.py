# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What a test cell holds in its hands: plain data, proxies, changed arguments, callbacks, exceptions."""

from __future__ import annotations

import pytest
from one_session import answer, graded, judged, locked, test

from autograder.result import Status

pytestmark = pytest.mark.sandbox


def passes(answers: str, checks: str) -> None:
    """The test cell passes when judged, and as ordinary code in one process."""
    result = judged(answers, checks)
    assert result.status is Status.PASSED, result.message
    names: dict = {}
    exec("import numpy as np\nfrom coursekit.checks import *\n" + answers + "\n" + checks, names)


def fails(answers: str, checks: str) -> str:
    """The test cell fails; its message."""
    result = judged(answers, checks)
    assert result.status is Status.FAILED, (result.status, result.message)
    assert result.points == 0
    return result.message


PLAIN = [
    "None", "True", "3", "-2.5", "2**80", "1+2j", "'text'", "b'bytes'", "[1, 'a', None]", "(1, (2,))", "{'a': [1]}", "{1, 2}", "frozenset({1})",
    "range(3)", "np.float32(0.5)", "np.int64(7)", "np.bool_(True)", "np.arange(6).reshape(2, 3)", "np.array(['a', 'bc'])", "np.zeros((0, 3))",
]  # fmt: skip


def test_plain_results_are_what_they_are() -> None:
    checks = "\n".join(
        f"seen, wanted = f({i}), {text}\n"
        "assert type(seen) is type(wanted), type(seen)\n"
        "assert np.array_equal(seen, wanted) if isinstance(wanted, np.ndarray) else seen == wanted"
        for i, text in enumerate(PLAIN)
    )
    passes(f"def f(i):\n    return [{', '.join(PLAIN)}][i]", checks)


def test_arguments_arrive_as_they_are() -> None:
    checks = "\n".join(f"assert f({text}) == repr(({text}))" for text in PLAIN if "frozen" not in text)
    passes("def f(value):\n    return repr(value)", checks)


@pytest.mark.parametrize(
    ("body", "checks"),
    [
        ("x += 1", "x = np.zeros(3); f(x); assert x.tolist() == [1, 1, 1]"),
        ("x[1:] = 7", "x = np.zeros((2, 2)); f(x); assert x.tolist() == [[0, 0], [7, 7]]"),
        ("x.append(4); x[0] = 'a'", "x = [1, 2]; f(x); assert x == ['a', 2, 4]"),
        ("x['b'] = x.pop('a')", "x = {'a': 1}; f(x); assert x == {'b': 1}"),
        ("x.add(2)", "x = {1}; f(x); assert x == {1, 2}"),
        ("x['W'][...] = 1; x['list'].append(x['W'])", "W = np.zeros(2); x = {'W': W, 'list': []}; f(x); assert W.sum() == 2; assert x['list'][0] is W"),
        ("x[0].append(x[1])", "inner = []; x = [inner, 5]; f(x); assert inner == [5] and x[0] is inner"),
        ("x[0] = x[1]", "a, b = [1], [2]; x = [a, b]; f(x); assert x[0] is b and a == [1]"),
        ("x.sort()", "x = [3, 1, 2]; f(x); assert x == [1, 2, 3]"),
        ("x.normal(size=3)", "x = np.random.default_rng(1); f(x); y = np.random.default_rng(1); y.normal(size=3); assert x.normal() == y.normal()"),
        ("pass", "x = [np.zeros(2), {'a': [1]}]; f(x); assert x[1] == {'a': [1]}"),
    ],
)  # fmt: skip
def test_changed_arguments_are_changed_here_too(body: str, checks: str) -> None:
    passes(f"def f(x):\n    {body}", checks)


def test_the_same_array_twice_is_one_array() -> None:
    passes(
        "def f(x, y):\n    x += 1\n    return y.sum()",
        "x = np.zeros(2)\nassert f(x, x) == 2\nassert x.sum() == 2",
    )


def test_read_only_arguments_cannot_be_changed() -> None:
    checks = "x = np.zeros(2); x.flags.writeable = False\ncheck_raises(ValueError, f, x)\nassert x.sum() == 0"
    passes("def f(x):\n    x += 1", checks)
    # … also when the student's function makes its copy writeable.
    passes(
        "def f(x):\n    x = x.copy()\n    x += 1",
        "x = np.zeros(2); x.flags.writeable = False\nf(x)\nassert x.sum() == 0",
    )


def test_a_changed_shape_is_told_as_the_students_doing() -> None:
    message = fails("def f(x):\n    x.resize((1, 4), refcheck=False)", "x = np.zeros(4)\nf(x)")
    assert "shape" in message


def test_callbacks() -> None:
    passes(
        "def f(g, x):\n    return g(x) + g(2 * x)",
        "assert f(lambda v: float((v**2).sum()), np.ones(3)) == 15",
    )
    passes("def f(g):\n    return [g(i) for i in range(100)]", "assert f(lambda i: i * i)[99] == 99**2")
    passes("def f(g):\n    return g(1, b=2)", "assert f(lambda a, b: (a, b)) == (1, 2)")
    passes("def f(g):\n    return g", "g = lambda: 1\nassert callable(f(g))")


def test_callbacks_inside_callbacks() -> None:
    passes(
        "def f(g, n):\n    return g(n)",
        "def g(n):\n    return n if n == 0 else 1 + f(g, n - 1)\nassert f(g, 5) == 5",
    )


def test_exceptions_of_a_callback_arrive_in_the_student_s_code() -> None:
    answers = "def f(g):\n    try:\n        return g()\n    except ZeroDivisionError as error:\n        return str(error)"
    passes(answers, "assert f(lambda: 1 / 0) == 'division by zero'")
    message = fails("def f(g):\n    return g()", "def g():\n    raise KeyError('inside')\nf(g)")
    assert "KeyError" in message


def test_endless_nesting_of_calls_ends() -> None:
    fails("def f(g):\n    return g()", "def g():\n    return f(g)\nf(g)")


@pytest.mark.parametrize(
    "kind",
    ["ValueError", "KeyError", "IndexError", "ZeroDivisionError", "TypeError", "RuntimeError", "OSError"],
)
def test_exceptions_keep_their_built_in_type(kind: str) -> None:
    passes(f"def f():\n    raise {kind}('about x')", f"check_raises({kind}, f, naming='x')")


def test_exceptions_of_the_students_own_come_as_their_base() -> None:
    answers = "class Mine(ValueError):\n    pass\ndef f(x):\n    raise Mine('x is bad')"
    passes(answers, "check_raises(ValueError, f, 1, naming='x')")
    message = fails("class Mine(Exception):\n    pass\ndef f():\n    raise Mine('oh')", "f()")
    assert "Mine: oh" in message


def test_a_message_says_where_it_happened() -> None:
    message = fails("def f(x):\n    y = 1\n    return y / 0", "f(1)")
    assert message == "f raised ZeroDivisionError: division by zero (line 3 of f)"


def test_warnings_and_error_states_cross() -> None:
    passes(
        "import warnings\ndef f():\n    warnings.warn('careful', DeprecationWarning)\n    return 1",
        "import warnings\nwith warnings.catch_warnings(record=True) as seen:\n    warnings.simplefilter('always')\n    assert f() == 1\n"
        "assert [str(w.message) for w in seen] == ['careful'] and seen[0].category is DeprecationWarning",
    )
    passes(
        "def f(x):\n    return 1 / x",
        "with np.errstate(divide='raise'):\n    check_raises(FloatingPointError, f, np.zeros(2))",
    )
    passes(
        "def f(x):\n    return 1 / x",
        "with np.errstate(divide='ignore'):\n    assert np.isinf(f(np.zeros(2))).all()",
    )


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
    ],
)
def test_an_object_that_agrees_with_everything_agrees_with_nothing_here(check: str) -> None:
    fails(HOSTILE, check)


def test_a_result_does_not_change_behind_the_test_s_back() -> None:
    passes(
        "kept = []\ndef f():\n    kept.append(1)\n    return kept",
        "first = f()\nf()\nassert f() == [1, 1, 1]",
    )
    result = judged(
        "kept = []\ndef f():\n    kept.append(1)\n    return kept", "first = f()\nf()\nassert first == [1]"
    )
    assert result.status is Status.PASSED


def test_objects_of_a_process_that_ended_are_refused() -> None:
    result = judged(
        "import os\nclass Box: pass\ndef f(*args):\n    if args:\n        os._exit(0)\n    return Box()",
        "box = f()\nf(1)\nbox.value",
    )
    assert result.status is Status.KILLED


def test_an_endless_iterator_of_large_arrays_is_not_collected() -> None:
    message = fails("def f():\n    while True:\n        yield np.zeros(100_000)", "list(f())")
    assert "MB are too much to be checked" in message
