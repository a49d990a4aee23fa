"""Interactive figures of lecture 03: the backward pass, node by node."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import permutations
from typing import Any

from matplotlib.axes import Axes

from coursekit import plots
from coursekit.widgets._explorer import Explorer, dropdown, explorer, slider

__all__ = ["Ledger", "backward_pass", "ledger", "neuron", "shared_product"]


@dataclass(eq=False)
class _Entry:
    """A node as :func:`coursekit.plots.computation_graph` draws it, with the bills that it has received.

    ``bills`` are in the order in which they came in; ``late`` names those that came after the node had paid.
    """

    name: str
    value: float
    parents: tuple[_Entry, ...] = ()
    local_derivatives: tuple[float, ...] = ()
    bills: dict[str, float] = field(default_factory=dict)
    grad: float | None = None
    operation: str = ""
    late: set[str] = field(default_factory=set)


class Ledger:
    """A graph in which nodes pay their parents when they are told to, early or late.

    Parameters
    ----------
    entries : sequence
        Nodes, each after its parents; the last is the root.

    Attributes
    ----------
    nodes : dict
        The nodes by name.
    root : node
    """

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self.nodes = {entry.name: entry for entry in entries}
        self.root = entries[-1]

    @property
    def payers(self) -> list[str]:
        """Names of the nodes that have parents, the root first and everyone after all who use them."""
        return [name for name, entry in reversed(self.nodes.items()) if entry.parents]

    def users(self, name: str) -> list[str]:
        """Return the names of the nodes that were computed from this one."""
        return [user.name for user in self.nodes.values() if self.nodes[name] in user.parents]

    def pay(self, order: Sequence[str]) -> list[str]:
        """Start anew and let the nodes pay in this order; return each payment in words."""
        for entry in self.nodes.values():
            entry.bills, entry.grad, entry.late = {}, None, set()
        self.root.grad = 1.0
        told: list[str] = []
        for i, name in enumerate(order):
            payer = self.nodes[name]
            has = payer.grad or 0.0
            parts = []
            for parent, slope in zip(payer.parents, payer.local_derivatives, strict=True):
                amount = has * slope
                parent.bills[name] = parent.bills.get(name, 0.0) + amount
                parent.grad = (parent.grad or 0.0) + amount
                if parent.name in order[:i]:
                    parent.late.add(name)
                sum_up = f"{amount:.3g} to {parent.name} ({has:.3g} · {slope:.3g})"
                parts.append(sum_up.replace("-", "−"))
            told.append(f"{name} pays {', '.join(parts)}")
        return told

    def settled(self, paid: Sequence[str]) -> list[_Entry]:
        """Return the nodes that have all their bills, once these nodes have paid."""
        return [entry for name, entry in self.nodes.items() if set(self.users(name)) <= set(paid)]

    def slots(self) -> dict[str, str]:
        """Return for each node but the root its bills, as they came in, and a slot for each that has not."""
        lines = {}
        for name, entry in self.nodes.items():
            slots = [
                f"{user}: {bill:.3g}{' (late)' if user in entry.late else ''}"
                for user, bill in entry.bills.items()
            ]
            slots += [f"{user}: –" for user in self.users(name) if user not in entry.bills]
            if slots:
                lines[name] = "  ".join(slots)
        return lines

    def draw(self, ax: Axes, **options: Any) -> None:
        """Draw the graph as it stands; `options` go to :func:`coursekit.plots.computation_graph`."""
        operations = {name: entry.operation for name, entry in self.nodes.items() if entry.operation}
        plots.computation_graph(ax, self.root, self.nodes, operations=operations, form="{:.3g}", **options)


def shared_product(a: float = 2.0, b: float = 3.0) -> Ledger:
    """Return the graph of y = c · s with c = a · b and s = c + b."""
    first, second = _Entry("a", a), _Entry("b", b)
    c = _Entry("c", a * b, (first, second), (b, a), operation="×")
    s = _Entry("s", c.value + b, (c, second), (1.0, 1.0), operation="+")
    y = _Entry("y", c.value * s.value, (c, s), (s.value, c.value), operation="×")
    return Ledger([first, second, c, s, y])


def neuron() -> Ledger:
    """Return the graph of a neuron with two inputs, o = tanh(w1 · x1 + w2 · x2 + b)."""
    x1, w1, x2, w2, b = (
        _Entry(*pair) for pair in (("x1", 1.0), ("w1", 0.5), ("x2", -2.0), ("w2", -0.5), ("b", -1.0))
    )
    p1 = _Entry("p1", x1.value * w1.value, (x1, w1), (w1.value, x1.value), operation="×")
    p2 = _Entry("p2", x2.value * w2.value, (x2, w2), (w2.value, x2.value), operation="×")
    s = _Entry("s", p1.value + p2.value, (p1, p2), (1.0, 1.0), operation="+")
    n = _Entry("n", s.value + b.value, (s, b), (1.0, 1.0), operation="+")
    o = _Entry("o", math.tanh(n.value), (n,), (1 - math.tanh(n.value) ** 2,), operation="tanh")
    return Ledger([x1, w1, x2, w2, p1, p2, b, s, n, o])


def backward_pass() -> Explorer:
    """Step through the backward pass of a neuron, node by node.

    Returns
    -------
    Explorer
        Control ``steps``, the number of nodes that have paid.
    """
    book = neuron()
    fig, ax = plots.figure(height=4.3)
    order = book.payers

    def draw(steps: float) -> str:
        paid = order[: int(steps)]
        told = book.pay(paid)
        active = book.nodes[paid[-1]] if paid else None
        book.draw(ax, active=active, settled=book.settled(paid))
        if not told:
            return "Nobody has paid yet. The root has gradient 1; all others are unknown."
        return f"{len(paid)} of {len(order)}: {told[-1]}"

    controls = {"steps": slider("nodes that have paid", 0, len(order), 2)}
    return explorer(fig, draw, controls, title="The backward pass, node by node")


def ledger() -> Explorer:
    """Choose who pays first: bills that come in late are lost, and the books no longer balance.

    Returns
    -------
    Explorer
        Controls ``order`` (of the three payers) and ``payments`` (how many have been made).
    """
    book = shared_product()
    book.pay(book.payers)
    due = {name: entry.grad or 0.0 for name, entry in book.nodes.items()}
    fig, ax = plots.figure(height=3.0)

    def draw(order: str, payments: float) -> str:
        paid = order.split(" → ")[: int(payments)]
        told = book.pay(paid)
        everyone = len(paid) == len(book.payers)
        notes, alarms = book.slots(), [name for name, entry in book.nodes.items() if entry.late]
        for name in ("a", "b"):
            if everyone:
                got, right = book.nodes[name].grad or 0.0, due[name]
                if not math.isclose(got, right):
                    alarms.append(name)
                    notes[name] = f"by differences: {right:.3g}"
        active = book.nodes[paid[-1]] if paid else None
        book.draw(ax, active=active, settled=book.settled(paid), notes=notes, alarms=alarms)
        if not everyone:
            return told[-1] if told else "The root has gradient 1, and nobody has paid yet."
        verdict = (
            "The books balance." if not alarms else "Somebody paid before all bills were in: wrong gradients."
        )
        return f"{told[-1]}. {verdict}"

    orders = [" → ".join(order) for order in permutations(book.payers)]
    controls = {
        "order": dropdown("who pays when", orders, "y → c → s"),
        "payments": slider("payments made", 0, len(book.payers), len(book.payers)),
    }
    return explorer(fig, draw, controls, title="The ledger game: who pays first?")
