# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""Messages about exceptions name the call with its input, whatever was called and however."""

from __future__ import annotations

import pytest
from one_session import judged

from autograder.judge import called
from autograder.result import Status

pytestmark = pytest.mark.sandbox

NODE = "class Node:\n    def __init__(self, value, parents=()):\n        self.value, self.parents = value, parents\n"


@pytest.mark.parametrize(
    ("answers", "checks", "message"),
    [
        (
            "def ppmi(M):\n    if not M.sum(axis=1).all():\n        raise ValueError('an empty row')\n    return M",
            "ppmi(np.array([[0, 0], [1, 2]]))",
            "ppmi([[0, 0], [1, 2]]) raised ValueError: an empty row (line 3 of your cell)",
        ),
        (
            "def helper(x):\n    return x[9]\ndef f(x, k=1):\n    return helper(x)",
            "f(['a', 'b'], k=2)",
            "f(['a', 'b'], k=2) raised IndexError: list index out of range (line 2 of your cell, in helper)",
        ),
        (
            "def f(X):\n    return X @ X",
            "f(np.ones((40, 30)))",
            "f(an array of shape (40, 30)) raised ValueError: matmul",
        ),
        (
            "def batches(x, size):\n    for i in range(0, len(x), size):\n        yield x[i] / 0",
            "list(batches([1, 2, 3], 2))",
            "batches([1, 2, 3], 2) raised ZeroDivisionError: division by zero (line 3 of your cell)",
        ),
        (
            NODE + "    def backward(self, seed):\n        raise KeyError('grad')",
            "Node(2).backward(1.0)",
            "Node(2).backward(1) raised KeyError: 'grad'",
        ),
        (
            NODE + "def mul(a, b):\n    return Node(a.value * b.value, (a, b))\ndef f(a):\n    return a.grad",
            "f(mul(Node(2), Node(3)))",
            "f(mul(Node(2), Node(3))) raised AttributeError: 'Node' object has no attribute 'grad' (line 7 of your cell)",
        ),
        (
            NODE + "    @property\n    def slope(self):\n        return 1 / 0",
            "Node(2.5).slope",
            "Node(2.5).slope raised ZeroDivisionError: division by zero (line 6 of your cell, in slope)",
        ),
        (
            "class Box:\n    def __len__(self):\n        return 1 // 0\n    def __getitem__(self, key):\n        return {}[key]\ndef f(x):\n    return Box()",
            "len(f(3))",
            "len(f(3)) raised ZeroDivisionError",
        ),
        (
            "class Box:\n    def __getitem__(self, key):\n        return {}[key]\ndef f(x):\n    return Box()",
            "f(3)['a']",
            "f(3)[…] raised KeyError: 'a'",
        ),
        (
            "def numerical_gradient(f, x):\n    return f(x) / 0",
            "numerical_gradient(lambda x: 2.0 * x, 3.0)",
            "numerical_gradient(a function, 3) raised ZeroDivisionError",
        ),
        (
            "def g(x):\n    raise ValueError(f'no {x}')\ndef f(h, x):\n    return h(x)",
            "f(g, 1)",
            "f(g, 1) raised ValueError: no 1 (line 2 of your cell, in g)",
        ),
        (
            "def f(rng, docs):\n    return docs['x']",
            "f(np.random.default_rng(0), {'the': [1, 2]})",
            "f(a random generator, {'the': [1, 2]}) raised KeyError: 'x'",
        ),
    ],
)  # fmt: skip
def test_the_message_names_the_call(answers: str, checks: str, message: str) -> None:
    result = judged(answers, checks)
    assert result.status is Status.FAILED
    assert message in result.message


def test_what_a_part_changes_later_is_told_as_it_was() -> None:
    checks = "x = np.zeros(2)\nwith part('zeros', 1.0):\n    f(x)\nx += 7"
    assert "zeros: f([0, 0]) raised KeyError" in judged("def f(x):\n    raise KeyError(1)", checks).message
    generator = "x = [1, 2]\nmade = f(x)\nx.append(3)\nlist(made)"
    assert "f([1, 2]) raised KeyError" in judged("def f(x):\n    yield {}[x[0]]", generator).message


def test_a_deep_graph_is_told_in_few_words() -> None:
    answers = (
        NODE
        + "def add(a, b):\n    return Node(a.value + b.value, (a, b))\ndef f(a):\n    raise ValueError('deep')"
    )
    checks = "x = Node(1)\nfor _ in range(50):\n    x = add(x, x)\nf(x)"
    message = judged(answers, checks).message
    assert "raised ValueError: deep" in message
    assert message.startswith("f(a Node)")


def test_a_student_is_not_asked_what_an_argument_looks_like() -> None:
    answers = "class Node:\n    def __init__(self, value):\n        pass\n    def __repr__(self):\n        return 'forged'\ndef f(a):\n    raise ValueError(1)"
    assert "f(Node('a')) raised ValueError" in judged(answers, "f(Node('a'))").message


def test_no_call_that_passes_is_put_into_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> str:
        raise AssertionError("words that nobody reads")

    monkeypatch.setattr(called, "call_in_words", fail)
    answers = NODE + "def f(x):\n    if x is None:\n        raise ValueError('x is None')\n    return x"
    checks = "a = Node(2.0, (Node(1),))\nassert f(3) == 3 and a.value == 2 and len(f([1])) == 1\ncheck_raises(ValueError, f, None, naming='x')"
    assert judged(answers, checks).status is Status.PASSED
