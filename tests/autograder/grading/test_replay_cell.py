"""The cells of a replay: whatever was passed and came back is made again by pasting them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.grading import replay_cell
from autograder.grading.replay_cell import CellWriter
from autograder.judge.called import Named
from autograder.judge.witness import NOTHING, Call, Failure, snapshot


class Function(Named):
    """A student's function, as far as a writer asks."""

    def __init__(self, label: str, kind: str = "function", owner: Named | None = None) -> None:
        self._label, self._kind, self._owner, self._origin = label, kind, owner, None


def call(function: Named, *args: Any, returned: Any = NOTHING, raised: str = "") -> Call:
    """A call that was watched."""
    return Call(function, snapshot(args), {}, 1, 0, True, returned, raised)


def failure(*calls: Call, checked: Any = NOTHING, expected: Any = NOTHING) -> Failure:
    """A failure about some calls."""
    return Failure("", [1], list(calls), list(calls), checked, expected, AssertionError())


def pasted(cell: str, **names: Any) -> dict[str, Any]:
    """The names of a notebook after the cell has run in it."""
    ast.parse(cell)
    exec(cell, names)
    return names


VALUES = [
    np.arange(6, dtype=np.float32).reshape(2, 3) / 7,
    np.asfortranarray(np.arange(6).reshape(2, 3)),
    np.zeros((0, 3)),
    np.array(2.5),
    np.array([True, False]),
    np.array(["ä", "日本語"]),
    np.array([1, 2], dtype=">i4"),
    np.array([np.nan, -np.inf, 1.0]),
    np.float32(0.1),
    [1, (2,), {"a": {3}}, set(), frozenset([1]), None, b"x", 1 + 2j, float("nan")],
    "a 'quoted' \u202e text\n",
    ["word"] * 900,
    np.arange(5_000.0).reshape(50, 100),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: f"{type(value).__name__}")
def test_values_come_back_as_they_were(value: Any, tmp_path: Path) -> None:
    file = tmp_path / "inputs.npz"
    writer = CellWriter("", {"f": ("x",)}, None, str(file))
    cell = writer.cell(failure(call(Function("f"), value, returned=value), expected=value), "title")
    assert len(cell) < 5_000, "what is long is stored"
    np.savez(file, **writer.stored)
    names = pasted(cell, f=lambda x: x)
    for name in ("got", "returned", "expected"):
        np.testing.assert_equal(names[name], value)
        assert type(names[name]) is type(value)
        if isinstance(value, np.ndarray):
            assert names[name].dtype == value.dtype
            assert names[name].flags.f_contiguous == value.flags.f_contiguous
    with np.load(file) as stored:
        assert all(stored[key].dtype != object for key in stored), "nothing has to be unpickled"


def test_generators_come_back_by_seed_or_state() -> None:
    writer = CellWriter("", {"f": ("rng",)}, 10**18 + 1, "")
    for generator, written in (
        (np.random.default_rng(7), "default_rng(7)"),
        (np.random.default_rng(10**18 + 1), "default_rng(1000000000000000001)"),
        (np.random.default_rng([1, 2]), "bit_generator.state = "),
        (np.random.Generator(np.random.MT19937(3)), "np.random.MT19937()"),
    ):
        generator.random() if "state" in written else None
        cell = writer.cell(failure(call(Function("f"), generator)), "title")
        assert written in cell
        if not writer.stored:
            assert pasted(cell, f=lambda rng: rng.random())["got"] == generator.random()


def test_functions_of_the_test_come_with_what_they_use() -> None:
    source = "target = np.ones(2)\nloss = lambda v: ((v - target) ** 2).sum()\n"
    names: dict[str, Any] = {"np": np}
    exec(compile(source, "<test-f>", "exec"), names)
    writer = CellWriter(source, {"f": ("g", "x")}, None, "")
    cell = writer.cell(
        failure(call(Function("f"), names["loss"], np.zeros(2)), call(Function("f"), np.tanh, 0.5)), "t"
    )
    assert "target = np.array([1.0, 1.0]" in cell
    assert "np.tanh" in cell
    done = pasted(cell.replace("got = f(g_2", "other = f(g_2"), f=lambda g, x: g(x))
    assert done["got"] == 2.0


def test_objects_of_the_students_are_made_again() -> None:
    node = Function("Node", "type")
    one, two = Function("", "__main__.Node"), Function("", "__main__.Node")
    made = [call(node, 2.0, returned=one), call(Function("double"), one, returned=two)]
    backward = Function("Node.backward", "method", owner=two)
    failed = failure(call(backward))
    failed.earlier = [*made, *failed.calls]
    cell = CellWriter("", {}, None, "").cell(failed, "t")
    assert "node = Node(2.0)\nnode_2 = double(node)\ngot = node_2.backward()\n" in cell
    failed.earlier = []
    assert "which no call here made" in CellWriter("", {}, None, "").cell(failed, "t")


def test_what_a_call_came_to_is_said() -> None:
    writer = CellWriter("", {}, None, "")
    assert "# it did not come back" in writer.cell(failure(call(Function("f"), 1)), "t")
    told = writer.cell(failure(call(Function("f"), 1, raised="ValueError: no\nimport os")), "t")
    assert "# it raised ValueError: no import os\n" in told, "what a student wrote stays in its comment"
    both = writer.cell(failure(call(Function("f"), 1, returned=[2]), checked=3, expected=4), "t")
    assert pasted(both, f=lambda _: 0)["checked"] == 3
    same = writer.cell(failure(call(Function("f"), 1, returned=[2]), checked=[2], expected=[4]), "t")
    assert "checked" not in same


def test_a_long_heading_or_name_stays_a_comment() -> None:
    cell = CellWriter("", {"f": ("not a name", "np")}, None, "").cell(
        failure(call(Function("f"), [1] * 50, [2] * 50)), "two\nimport nothing_there"
    )
    names = pasted(cell, f=lambda *args: args)
    assert names["got"] == ([1] * 50, [2] * 50)
    assert names["np"] is np
    assert replay_cell.MOST_ENTRIES >= 50
