"""The widgets of lecture 03: the books that they keep, and the pictures that they show."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import numpy as np
import pytest
from PIL import Image

from coursekit.widgets import backpropagation

WIDGETS = (backpropagation.backward_pass, backpropagation.ledger)


def pixels(explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


def words(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


@pytest.mark.parametrize(
    ("order", "a", "b"),
    [("ysc", 45, 36), ("ycs", 27, 24), ("csy", 0, 0), ("ycsc", 72, 54)],
)
def test_payments_in_every_order_give_the_known_gradients(order, a, b):
    book = backpropagation.shared_product()
    book.pay(order)
    assert (book.nodes["a"].grad, book.nodes["b"].grad) == (a, b)


def test_the_neuron_agrees_with_finite_differences():
    book = backpropagation.neuron()
    values = {name: node.value for name, node in book.nodes.items()}

    def output(**changed: float) -> float:
        v = values | changed
        return float(np.tanh(v["w1"] * v["x1"] + v["w2"] * v["x2"] + v["b"]))

    assert output() == pytest.approx(book.root.value)
    book.pay(book.payers)
    for name in ("x1", "w1", "x2", "w2", "b"):
        eps = 1e-6
        slope = (output(**{name: values[name] + eps}) - output(**{name: values[name] - eps})) / (2 * eps)
        assert book.nodes[name].grad == pytest.approx(slope, rel=1e-8)


def test_a_node_is_settled_once_all_its_users_have_paid():
    book = backpropagation.shared_product()
    names = {entry.name for entry in book.settled(["y"])}
    assert names == {"y", "s"}
    assert {entry.name for entry in book.settled(["y", "s"])} == {"y", "s", "c"}


def test_slots_show_who_has_not_sent_a_bill():
    book = backpropagation.shared_product()
    book.pay("y")
    assert book.slots() == {"a": "c: –", "b": "c: –  s: –", "c": "y: 9  s: –", "s": "y: 6"}


def test_slots_show_bills_as_they_came_in_and_which_were_late():
    book = backpropagation.shared_product()
    book.pay("ysc")
    assert book.slots() == {"a": "c: 45", "b": "s: 6  c: 30", "c": "y: 9  s: 6", "s": "y: 6"}
    book.pay("ycs")
    assert book.slots() == {"a": "c: 27", "b": "c: 18  s: 6", "c": "y: 9  s: 6 (late)", "s": "y: 6"}


def test_stepping_moves_the_picture_and_names_each_payer():
    made = backpropagation.backward_pass()
    seen = []
    for step in range(6):
        made.controls["steps"].value = step
        seen.append((pixels(made), words(made)))
    assert all((a != b).any() for (a, _), (b, _) in pairwise(seen))
    assert "Nobody has paid" in seen[0][1]
    assert [re.search(r": (\w+) pays", said)[1] for _, said in seen[1:]] == ["o", "n", "s", "p2", "p1"]


def test_only_one_order_balances_the_books():
    made = backpropagation.ledger()
    balanced = []
    for order in made.controls["order"].options:
        made.controls["order"].value = order
        if "The books balance" in words(made):
            balanced.append(order)
    assert balanced == ["y → s → c"]


def test_the_ledger_counts_payments():
    made = backpropagation.ledger()
    made.controls["payments"].value = 0
    assert "nobody has paid" in words(made)
    made.controls["payments"].value = 1
    assert "y pays 9 to c" in words(made)
    assert "balance" not in words(made)


@pytest.mark.parametrize("make", WIDGETS)
def test_a_saved_page_is_the_same_every_time(make):
    first, second = (make()._repr_mimebundle_() for _ in range(2))
    for mime in ("text/plain", "text/html"):
        assert first[mime] == second[mime]
        assert "Run this cell" in first[mime]
