"""Gradients of every operation of the tape, against finite differences."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.reference.finite_differences import central_differences
from coursekit.reference.tape import (
    Tensor,
    concatenate,
    cross_entropy,
    gradients,
    rows,
    softmax,
    stack,
    total,
)

IDS = np.array([[0, 2, 0], [1, 1, 2]])
TARGETS = np.array([[0, 3, -1], [2, 1, 1]])


@pytest.mark.parametrize(
    "f",
    [
        lambda a, b: a * b + b,
        lambda a, b: (a - b * 2.0).tanh() * a.sigmoid(),
        lambda a, b: (a @ b.turned).tanh(),
        lambda a, b: rows(a, IDS) * rows(b, IDS),
        lambda a, b: a[:, 1:3] * b[:, :2],
        lambda a, b: a[0] * a[1] + a[0] * b[2],
        lambda a, b: concatenate([a, b, a]).tanh(),
        lambda a, b: stack([a, b, a]) * stack([b, b, a]),
        lambda a, b: softmax(a) * b,
        lambda a, b: total(a * b, 1),
        lambda a, b: a * total(b, 0),
    ],
    ids=range(11),
)
def test_an_operation(f) -> None:
    rng = np.random.default_rng(0)
    values = rng.normal(size=(2, 3, 4))
    weights = rng.normal(size=f(Tensor(values[0]), Tensor(values[1])).value.shape)

    def number(both):
        a, b = Tensor(both[0]), Tensor(both[1])
        y = f(a, b) * weights
        while y.value.ndim:
            y = total(y, 0)
        return y, {"a": a, "b": b}

    y, named = number(values)
    grads = gradients(y, named)
    expected = central_differences(lambda both: float(number(both)[0].value), values, 1e-6)
    np.testing.assert_allclose(np.stack([grads["a"], grads["b"]]), expected, atol=1e-7)


def test_cross_entropy_leaves_padding_out() -> None:
    scores = np.random.default_rng(1).normal(size=(2, 3, 4))
    x = Tensor(scores)
    g = gradients(cross_entropy(x, TARGETS), {"x": x})["x"]
    expected = central_differences(lambda s: float(cross_entropy(Tensor(s), TARGETS).value), scores, 1e-6)
    np.testing.assert_allclose(g, expected, atol=1e-7)
    assert not g[0, 2].any()


def test_what_takes_no_part_has_gradient_0() -> None:
    a, b = Tensor(np.ones(3)), Tensor(np.ones(2))
    grads = gradients(total(a * a, 0), {"a": a, "b": b})
    assert grads["a"].tolist() == [2, 2, 2]
    assert grads["b"].tolist() == [0, 0]
