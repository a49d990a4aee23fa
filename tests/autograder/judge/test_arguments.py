# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What a call of a student's function does to its arguments: nothing, unless they are in place; and callbacks."""

from __future__ import annotations

import pytest
from one_session import fails, judged, passes

from autograder.result import Status

pytestmark = pytest.mark.sandbox


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
