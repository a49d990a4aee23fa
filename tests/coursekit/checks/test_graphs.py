"""Checks of graph operations: any right way passes, a wrong one is told what is wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pytest

from coursekit.checks import CheckFailed
from coursekit.checks.graphs import check_operation


@dataclass(eq=False)
class Node:
    value: float
    parents: tuple = ()
    local_derivatives: tuple = ()
    grad: float = 0.0


@pytest.fixture
def a():
    return Node(2.0)


@pytest.fixture
def b():
    return Node(3.0)


def check_product(result, a, b, **options):
    check_operation(result, 6.0, {"a": (a, 3.0), "b": (b, 2.0)}, "mul(a, b)", **options)


def test_order_containers_and_number_types_are_free(a, b):
    check_product(Node(6.0, (a, b), (3.0, 2.0)), a, b)
    check_product(Node(6, [b, a], [2, 3]), a, b)
    check_product(Node(np.float64(6), (a, b), np.array([3.0, 2.0])), a, b)


def test_a_result_may_be_built_from_smaller_nodes(a, b):
    logs = [Node(math.log(p.value), (p,), (1 / p.value,)) for p in (a, b)]
    total = Node(logs[0].value + logs[1].value, tuple(logs), (1.0, 1.0))
    check_product(Node(math.exp(total.value), (total,), (6.0,)), a, b)


def test_one_listing_or_two_of_an_input_that_is_used_twice(a):
    for parents, slopes in (((a, a), (2.0, 2.0)), ((a,), (4.0,))):
        check_operation(Node(4.0, parents, slopes), 4.0, {"a": (a, 4.0)}, "mul(a, a)")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda a, b: None, "nothing came back"),
        (lambda a, b: 6.0, "expected a Node, got 6 of type float"),
        (lambda a, b: Node(5.0, (a, b), (3.0, 2.0)), "the value of mul"),
        (lambda a, b: Node(6.0, (a, b), (2.0, 3.0)), "with respect to a and b"),
        (lambda a, b: Node(6.0, (a,), (3.0,)), "no path leads from the result to b; it lists 1 parent"),
        (lambda a, b: Node(6.0, (a, b)), "2 parents, 0 local derivatives"),
        (lambda a, b: Node(6.0, (2.0, 3.0), (3.0, 2.0)), "a parent should be a Node"),
        (lambda a, b: Node(6.0, a, 3.0), "`parents` should be a tuple, got a Node"),
        (lambda a, b: Node(6.0, (a, b), (b, a)), "a local derivative should be a number, got a Node"),
    ],
)
def test_what_is_wrong_is_said(a, b, make, said):
    with pytest.raises(CheckFailed) as failure:
        check_product(make(a, b), a, b, hint="Look again.")
    assert said in str(failure.value)
    assert str(failure.value).endswith("Hint: Look again.")


@pytest.mark.parametrize("value", [[], [[1.0, 2.0], [3.0]], {"answer": 42}, {1, 2}, np.zeros(0), {}, ()])
def test_what_is_no_node_is_named_even_if_it_cannot_be_hashed(a, b, value):
    with pytest.raises(CheckFailed, match=f"expected a Node, got .* of type {type(value).__name__}"):
        check_product(value, a, b)
    with pytest.raises(
        CheckFailed, match=f"a parent should be a Node, got .* of type {type(value).__name__}"
    ):
        check_product(Node(6.0, (a, value), (3.0, 2.0)), a, b)


def test_mistakes_are_known_by_sight(a, b):
    with pytest.raises(CheckFailed, match="not swapped"):
        check_product(
            Node(6.0, (a, b), (2.0, 3.0)), a, b, known_mistakes={"The factors are not swapped.": (2.0, 3.0)}
        )


def test_gradients_are_none_of_an_operations_business(a, b):
    a.grad = 1.0
    with pytest.raises(CheckFailed, match="gradient of a was changed to 1"):
        check_product(Node(6.0, (a, b), (3.0, 2.0)), a, b)


def test_a_graph_without_end_is_given_up(a):
    loop = Node(1.0)
    loop.parents, loop.local_derivatives = (loop, a), (1.0, 1.0)
    with pytest.raises(CheckFailed, match="more than 200 paths"):
        check_operation(loop, 1.0, {"a": (a, 1.0)}, "add(a, a)")
