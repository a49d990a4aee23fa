"""Computation graphs, loss surfaces and decision regions: what is drawn, and where."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from coursekit import plots, style
from coursekit.plots.graphs import _nodes_below


@dataclass(eq=False)
class Node:
    value: float
    parents: tuple = ()
    local_derivatives: tuple = ()
    grad: float | None = 0.0


@pytest.fixture
def ax():
    return plots.figure()[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def boxes(ax) -> list[FancyBboxPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]


def arrows(ax) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def diamond() -> dict[str, Node]:
    """y = c · s with c = a · b and s = c + b: a node used at two depths, and a long edge."""
    a, b = Node(2.0, grad=45.0), Node(3.0, grad=36.0)
    c = Node(6.0, (a, b), (3.0, 2.0), 15.0)
    s = Node(9.0, (c, b), (1.0, 1.0), 6.0)
    return {"a": a, "b": b, "c": c, "s": s, "y": Node(54.0, (c, s), (9.0, 6.0), 1.0)}


def places(ax, named) -> dict[str, tuple[float, float]]:
    return {text.get_text(): text.get_position() for text in ax.texts if text.get_text() in named}


def test_every_node_and_every_use_is_drawn(ax):
    named = diamond()
    plots.computation_graph(ax, named["y"], named)
    assert len(boxes(ax)) == 5
    assert len(arrows(ax)) == 6
    assert {"value 54", "grad 45", "grad 36", "grad 15"} <= set(texts(ax))
    assert sorted(t for t in texts(ax) if t in {"3", "2", "1", "9", "6"}) == ["1", "1", "2", "3", "6", "9"]


def test_inputs_stand_left_of_whatever_uses_them(ax):
    named = diamond()
    plots.computation_graph(ax, named["y"], named)
    at = places(ax, named)
    for name, node in named.items():
        for other, parent in named.items():
            if parent in node.parents:
                assert at[other][0] < at[name][0]


def test_boxes_do_not_overlap(ax):
    leaves = [Node(float(i)) for i in range(7)]
    root = Node(0.0, tuple(leaves), (1.0,) * 7)
    plots.computation_graph(ax, root)
    drawn = [box.get_bbox() for box in boxes(ax)]
    assert not any(p.overlaps(q) for i, p in enumerate(drawn) for q in drawn[:i])


def test_a_node_used_twice_by_one_operation_gets_two_arrows(ax):
    a = Node(3.0)
    plots.computation_graph(ax, Node(9.0, (a, a), (3.0, 3.0)), {"a": a})
    first, second = (arrow.get_path().vertices for arrow in arrows(ax))
    assert not np.allclose(first, second)


def test_a_single_node_can_be_drawn(ax):
    plots.computation_graph(ax, Node(1.5), gradients=False)
    assert texts(ax) == ["value 1.5"]


def test_an_unknown_gradient_is_a_question_mark_and_minus_is_a_minus_sign(ax):
    plots.computation_graph(ax, Node(-1.0, grad=None))
    assert texts(ax) == ["value −1", "grad ?"]


def test_the_active_node_stands_out_and_alarms_are_red(ax):
    named = diamond()
    notes = {"a": "should be 45", "c": "y: 9"}
    plots.computation_graph(ax, named["y"], named, active=named["c"], notes=notes, alarms=["a"])
    assert sum(box.get_linewidth() > 2 for box in boxes(ax)) == 1
    assert sum(arrow.get_linewidth() > 2 for arrow in arrows(ax)) == 2
    colour = {text.get_text(): text.get_color() for text in ax.texts}
    assert colour["should be 45"] == style.VERMILION
    assert colour["y: 9"] == style.GREY


def test_a_note_for_nobody_is_refused(ax):
    with pytest.raises(ValueError, match="no node is named 'z'"):
        plots.computation_graph(ax, Node(1.0), {}, notes={"z": "?"})


def test_a_deep_graph_needs_no_deep_recursion():
    node = Node(1.0)
    for _ in range(2000):
        node = Node(1.0, (node,), (1.0,))
    found = list(_nodes_below(node).values())
    assert len(found) == 2001
    assert found[-1] is node, "inputs come first"


def test_drawing_repeats_byte_for_byte():
    def draw() -> bytes:
        fig, ax = plots.figure()
        named = diamond()
        plots.computation_graph(ax, named["y"], named)
        return plots.png(fig, scale=1)

    assert draw() == draw()


def test_operations_stand_on_their_boxes(ax):
    named = diamond()
    plots.computation_graph(ax, named["y"], named, operations={"c": "×", "s": "+"})
    badges = {text.get_text(): text.get_position() for text in ax.texts if text.get_text() in {"×", "+"}}
    for name, sign in (("c", "×"), ("s", "+")):
        (box,) = (b for b in boxes(ax) if b.get_bbox().contains(*places(ax, named)[name]))
        x, y = badges[sign]
        assert box.get_x() < x < box.get_x() + box.get_width() / 2
        assert y == pytest.approx(box.get_y() + box.get_height())


def test_an_operation_of_an_unknown_node_is_refused(ax):
    named = diamond()
    with pytest.raises(ValueError, match="operations: no node is named 'z'"):
        plots.computation_graph(ax, named["y"], named, operations={"z": "+"})
