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


IN_PLACE = [
    ("x += 1", "x = np.zeros(3)", "x.tolist() == [1, 1, 1]"),
    ("x[1:] = 7", "x = np.zeros((2, 2))", "x.tolist() == [[0, 0], [7, 7]]"),
    ("x.append(4); x[0] = 'a'", "x = [1, 2]", "x == ['a', 2, 4]"),
    ("x['b'] = x.pop('a')", "x = {'a': 1}", "x == {'b': 1}"),
    ("x.add(2)", "x = {1}", "x == {1, 2}"),
    ("x['W'][...] = 1; x['list'].append(x['W'])", "W = np.zeros(2); x = {'W': W, 'list': []}", "W.sum() == 2 and x['list'][0] is W"),
    ("x[0].append(x[1])", "inner = []; x = [inner, 5]", "inner == [5] and x[0] is inner"),
    ("x[0] = x[1]", "a, b = [1], [2]; x = [a, b]", "x[0] is b and a == [1]"),
    ("x.sort()", "x = [3, 1, 2]", "x == [1, 2, 3]"),
    ("x[:] = 1", "whole = np.zeros(4); x = whole[1:3]", "whole.tolist() == [0, 1, 1, 0]"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "given", "then"), IN_PLACE)
def test_arguments_in_place_are_changed_here_too(body: str, given: str, then: str) -> None:
    passes(f"def f(x):\n    {body}", f"{given}\nwith in_place(x):\n    f(x)\nassert {then}")


@pytest.mark.parametrize(("body", "given"), [case[:2] for case in IN_PLACE])
def test_any_other_changed_argument_fails_by_name(body: str, given: str) -> None:
    message = fails(f"def f(x):\n    {body}", f"{given}\nf(x)")
    assert message == "f changed its argument x: work on a copy, or build a new array"
    message = fails(f"def f(y, x=None):\n    {body}", f"{given}\nwith in_place([1]):\n    f(1, x=x)")
    assert "its argument x" in message


def test_a_changed_argument_of_unknown_name_goes_by_its_place() -> None:
    answers = "class Box:\n    def f(self, *values):\n        values[1][0] = 7\nbox = Box()\ndef f(*values):\n    return 1"
    assert fails(answers, "box.f([1], [2])").startswith("box.f changed its second argument")


def test_arguments_stay_what_they_are_whatever_is_done_to_the_copies() -> None:
    spoiled = "def f(x, rng, *rest):\n    x[...] = 0\n    rng.bit_generator.state = np.random.default_rng(0).bit_generator.state"
    checks = (
        "x, rng = np.ones(3), np.random.default_rng(5)\n"
        "try:\n    f(x, rng)\nexcept AssertionError:\n    pass\n"
        "assert x.sum() == 3 and rng.random() == np.random.default_rng(5).random()"
    )
    assert judged(spoiled, checks).status is Status.PASSED
    # … the same without a report of it.
    silent = (
        spoiled
        + "\nfrom autograder.student.executor import Executor\nExecutor._same_content = lambda *a: True"
    )
    assert judged(
        silent, checks.replace("try:", "if True:").replace("except AssertionError:\n    pass\n", "")
    ).status is (Status.PASSED)


def test_what_is_not_in_place_cannot_be_handed_over_in_what_is() -> None:
    checks = (
        "box, x = [], np.zeros(2)\nwith in_place(box):\n    f(box, x)\nbox[0][:] = 1\nassert x.sum() == 0"
    )
    assert judged("def f(box, x):\n    box.append(x)", checks).status is Status.PASSED


def test_the_same_array_twice_is_one_array() -> None:
    passes(
        "def f(x, y):\n    x += 1\n    return y.sum()",
        "x = np.zeros(2)\nwith in_place(x):\n    assert f(x, x) == 2\nassert x.sum() == 2",
    )


def test_read_only_arguments_cannot_be_changed() -> None:
    checks = "x = np.zeros(2); x.flags.writeable = False\ncheck_raises(ValueError, f, x)\nassert x.sum() == 0"
    passes("def f(x):\n    x += 1", checks)
    # … also when the student's function makes its copy writeable.
    passes(
        "def f(x):\n    x = x.copy()\n    x += 1",
        "x = np.zeros(2); x.flags.writeable = False\nf(x)\nassert x.sum() == 0",
    )


@pytest.mark.parametrize("body", ["x.resize((1, 4), refcheck=False)", "x.dtype = np.int64"])
def test_an_array_in_place_keeps_its_shape_and_type(body: str) -> None:
    message = fails(f"def f(x):\n    {body}", "x = np.zeros(4)\nwith in_place(x):\n    f(x)")
    assert "f made its argument x an array of shape" in message


GENERATORS = ["np.random.default_rng(3)", "np.random.Generator(np.random.Philox(3))"]


@pytest.mark.parametrize("made", GENERATORS)
def test_a_generator_in_place_moves_on(made: str) -> None:
    passes(
        "def f(rng):\n    return rng.normal(size=3)",
        f"rng, other = {made}, {made}\nwith in_place(rng):\n    first, second = f(rng), f(rng)\n"
        "assert first.tolist() != second.tolist() and (first == other.normal(size=3)).all()\n"
        "other.normal(size=3)\nassert rng.random() == other.random()",
    )


@pytest.mark.parametrize("made", GENERATORS)
def test_a_generator_that_is_not_in_place_stays_where_it_is(made: str) -> None:
    checks = f"rng = {made}\nassert f(rng).tolist() == f(rng).tolist() and rng.random() == {made}.random()"
    assert judged("def f(rng):\n    return rng.normal(size=3)", checks).status is Status.PASSED


@pytest.mark.parametrize("made", GENERATORS)
def test_a_generator_can_only_move_on(made: str) -> None:
    answers = f"def f(rng):\n    rng.random(5)\n    rng.bit_generator.state = {made.replace('3', '4')}.bit_generator.state"
    assert "changed its argument rng" in fails(answers, f"f({made})")
    silent = (
        answers
        + "\nfrom autograder.student.executor import Executor\nExecutor._same_content = lambda *a: True"
    )
    message = fails(silent, f"rng = {made}\nwith in_place(rng):\n    f(rng)")
    assert "f made its argument rng another stream of random numbers" in message


def test_the_generator_of_the_inputs_never_reaches_a_student() -> None:
    checks = (
        "rng = fresh_rng('f')\nfirst, second = f(rng), f(rng)\nassert first != second\n"
        "assert fresh_rng('f').random() not in (first, second) and rng.random() == fresh_rng('f').random()"
    )
    assert judged("def f(rng):\n    return rng.random()", checks).status is Status.PASSED
    inside = checks.replace("f(rng)", "f([rng])")
    assert judged("def f(box):\n    return box[0].random()", inside).status is Status.PASSED
    checks = "rng = fresh_rng('f')\nwith in_place(rng):\n    f(rng)"
    assert judged("def f(rng):\n    return 1", checks).status is Status.ERROR


def test_callbacks() -> None:
    passes(
        "def f(g, x):\n    return g(x) + g(2 * x)",
        "assert f(lambda v: float((v**2).sum()), np.ones(3)) == 15",
    )
    passes("def f(g):\n    return [g(i) for i in range(100)]", "assert f(lambda i: i * i)[99] == 99**2")
    passes("def f(g):\n    return g(1, 2)", "assert f(lambda *a: list(a)) == [1, 2]")
    passes("def f(g):\n    return g", "g = lambda: 1\nassert callable(f(g))")
    passes("def f(g):\n    return g(np.zeros(2))", "assert f(np.cos).tolist() == [1, 1]")


@pytest.mark.parametrize("call", ["g(1, seen=[])", "g(1, [])", "g(i=1)", "g()", "g(object())", "g(g)"])
def test_a_callback_takes_plain_data_by_position_and_no_defaults(call: str) -> None:
    checks = "seen = []\ndef g(i, seen=seen):\n    seen.append(i)\n    return i\nf(g)"
    assert "the function that was passed in" in fails(f"def f(g):\n    return {call}", checks)


def test_a_check_inside_a_callback_cannot_be_caught() -> None:
    answers = "def f(g):\n    try:\n        g(-1)\n    except BaseException:\n        return 1"
    checks = "def g(i):\n    check_true(i > 0, 'asked for a negative number')\nassert f(g) == 1"
    assert fails(answers, checks) == "asked for a negative number"


def test_callbacks_have_a_budget() -> None:
    checks = "f(lambda x: 0.0, np.zeros(3))"
    message = fails(
        "def f(g, x):\n    try:\n        g(np.zeros(100_000))\n    except BaseException:\n        pass",
        checks,
    )
    assert "0.8 MB of arguments, many times what the check passed to yours" in message
    large = "assert f(lambda x: 0.0, np.zeros(100_000)) != 1"
    passes("def f(g, x):\n    return g(x)", large)
    message = fails("def f(g, x):\n    for _ in range(100):\n        g(x)", large)
    assert "more than 64 MB in all" in message


def test_errors_inside_a_callback_say_nothing_of_the_test() -> None:
    answers = "def f(g):\n    try:\n        return g()\n    except {} as error:\n        return str(error)"
    text = "the function that was passed in cannot work with these arguments"
    checks = f"assert f(lambda: 1 / 0) == {text!r}"
    assert judged(answers.format("ZeroDivisionError"), checks).status is Status.PASSED
    hidden = f"def g():\n    return np.zeros(7) @ np.zeros(8)\nassert f(g) == {text!r}"
    assert judged(answers.format("ValueError"), hidden).status is Status.PASSED
    message = fails("def f(g):\n    return g()", "def g():\n    raise KeyError('inside')\nf(g)")
    assert "KeyError" in message
    assert "inside" not in message


def test_callbacks_inside_callbacks() -> None:
    passes(
        "def f(g, n):\n    return g(n)",
        "def g(n):\n    return n if n == 0 else 1 + f(g, n - 1)\nassert f(g, 5) == 5",
    )


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
    assert message == "f(1) raised ZeroDivisionError: division by zero (line 3 of your cell)"


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


def test_what_comes_back_in_one_exercise_is_bounded() -> None:
    message = fails("def f():\n    return np.zeros(8_000_000)", "kept = [f() for _ in range(20)]")
    assert "400 MB came back in one exercise: too much to be checked" in message
