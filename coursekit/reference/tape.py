"""Arrays that remember how they were computed, to send a gradient back: unit 03's graph, with arrays.

Only what the recurrent networks of the lectures need. :func:`gradients` walks the tape backwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

__all__ = ["Tensor", "concatenate", "cross_entropy", "gradients", "rows", "softmax", "stack", "total"]


class _Part(NamedTuple):
    """A gradient of a part of an array; the rest has none."""

    index: Any
    values: np.ndarray


Pull = Callable[[np.ndarray], "np.ndarray | _Part"]


class Tensor:
    """An array in a computation graph.

    Attributes
    ----------
    value : ndarray
    parents : sequence of (Tensor, callable)
        What it was computed from, each with the function that turns this array's gradient into the parent's.
    """

    def __init__(self, value: Any, parents: Sequence[tuple[Tensor, Pull]] = ()) -> None:
        self.value = np.asarray(value, dtype=float)
        self.parents = parents

    def __add__(self, other: Any) -> Tensor:
        other = _tensor(other)
        pulls = [(x, lambda g, shape=x.value.shape: _unbroadcast(g, shape)) for x in (self, other)]
        return Tensor(self.value + other.value, pulls)

    def __mul__(self, other: Any) -> Tensor:
        a, b = self, _tensor(other)
        pulls = [
            (x, lambda g, x=x, y=y: _unbroadcast(g * y.value, x.value.shape)) for x, y in ((a, b), (b, a))
        ]
        return Tensor(a.value * b.value, pulls)

    def __sub__(self, other: Any) -> Tensor:
        return self + _tensor(other) * -1.0

    def __matmul__(self, other: Tensor) -> Tensor:
        a, b = self, other

        def pull_right(g: np.ndarray) -> np.ndarray:
            columns = a.value.reshape(-1, a.value.shape[-1]).T
            return columns @ g.reshape(-1, g.shape[-1])

        return Tensor(a.value @ b.value, [(a, lambda g: g @ b.value.T), (b, pull_right)])

    def __getitem__(self, index: Any) -> Tensor:
        return Tensor(self.value[index], [(self, lambda g: _Part(index, g))])

    def tanh(self) -> Tensor:
        """Hyperbolic tangent."""
        y = np.tanh(self.value)
        return Tensor(y, [(self, lambda g: g * (1 - y * y))])

    def sigmoid(self) -> Tensor:
        """Logistic function."""
        y = 0.5 + 0.5 * np.tanh(0.5 * self.value)
        return Tensor(y, [(self, lambda g: g * y * (1 - y))])

    @property
    def turned(self) -> Tensor:
        """The transpose of a matrix."""
        return Tensor(self.value.T, [(self, lambda g: g.T)])


def rows(table: Tensor, ids: np.ndarray) -> Tensor:
    """Look up rows of a table; a row that is read several times collects the sum."""

    def pull(g: np.ndarray) -> np.ndarray:
        whole = np.zeros(table.value.shape)
        np.add.at(whole, ids, g)
        return whole

    return Tensor(table.value[ids], [(table, pull)])


def total(x: Tensor, axis: int) -> Tensor:
    """Sum over one axis, which is dropped."""
    size = x.value.shape[axis]
    return Tensor(
        x.value.sum(axis=axis), [(x, lambda g: np.repeat(np.expand_dims(g, axis), size, axis=axis))]
    )


def softmax(x: Tensor) -> Tensor:
    """Probabilities over the last axis; a score of −inf gets 0."""
    e = np.exp(x.value - x.value.max(axis=-1, keepdims=True))
    p = e / e.sum(axis=-1, keepdims=True)
    return Tensor(p, [(x, lambda g: p * (g - (g * p).sum(axis=-1, keepdims=True)))])


def concatenate(parts: Sequence[Tensor]) -> Tensor:
    """Join arrays along the last axis."""
    ends = np.cumsum([part.value.shape[-1] for part in parts])
    pulls = [
        (part, lambda g, a=end - part.value.shape[-1], b=end: g[..., a:b])
        for part, end in zip(parts, ends, strict=True)
    ]
    return Tensor(np.concatenate([part.value for part in parts], axis=-1), pulls)


def stack(parts: Sequence[Tensor]) -> Tensor:
    """Put arrays of one shape side by side, as a new axis 1."""
    pulls = [(part, lambda g, i=i: g[:, i]) for i, part in enumerate(parts)]
    return Tensor(np.stack([part.value for part in parts], axis=1), pulls)


def cross_entropy(scores: Tensor, targets: np.ndarray) -> Tensor:
    """Mean cross-entropy in nats over all targets that are not negative."""
    real = targets >= 0
    z = scores.value - scores.value.max(axis=-1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    chosen = np.take_along_axis(log_p, np.maximum(targets, 0)[..., None], axis=-1)[..., 0]

    def pull(g: np.ndarray) -> np.ndarray:
        d = np.exp(log_p)
        index = np.maximum(targets, 0)[..., None]
        np.put_along_axis(d, index, np.take_along_axis(d, index, axis=-1) - 1, axis=-1)
        return g * d * real[..., None] / real.sum()

    return Tensor(-(chosen * real).sum() / real.sum(), [(scores, pull)])


def gradients(loss: Tensor, named: Mapping[str, Tensor]) -> dict[str, np.ndarray]:
    """Gradients of one number with respect to some of the arrays that it was computed from.

    Each array pays its parents once all of its own bills are in; one that takes no part has gradient 0.
    """
    order: list[Tensor] = []
    seen: set[int] = set()
    waiting = [(loss, iter(loss.parents))]
    while waiting:
        node, rest = waiting[-1]
        parent = next((p for p, _ in rest if id(p) not in seen), None)
        if parent is None:
            waiting.pop()
            order.append(node)
        else:
            seen.add(id(parent))
            waiting.append((parent, iter(parent.parents)))
    bills: dict[int, np.ndarray] = {id(loss): np.ones(loss.value.shape)}
    # Sums that belong to nobody else, to which parts can be added in place.
    own: set[int] = set()
    for node in reversed(order):
        if id(node) not in bills:
            continue
        for parent, pull in node.parents:
            key, bill = id(parent), pull(bills[id(node)])
            if isinstance(bill, _Part):
                if key not in own:
                    bills[key] = np.array(bills[key]) if key in bills else np.zeros(parent.value.shape)
                    own.add(key)
                bills[key][bill.index] += bill.values
            elif key in bills:
                bills[key] = bills[key] + bill
                own.add(key)
            else:
                bills[key] = bill
    return {name: bills.get(id(x), np.zeros(x.value.shape)) for name, x in named.items()}


def _tensor(x: Any) -> Tensor:
    return x if isinstance(x, Tensor) else Tensor(x)


def _unbroadcast(g: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    stretched = tuple(i for i, n in enumerate(shape) if n == 1 and g.shape[i] != 1)
    return g.sum(axis=stretched, keepdims=True) if stretched else g
