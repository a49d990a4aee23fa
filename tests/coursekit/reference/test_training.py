"""Adam, and the loop around it."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.reference import training


def test_the_first_steps_of_adam_have_the_size_of_the_rate_whatever_the_gradient():
    params = {"a": np.zeros(3), "b": np.ones(1)}
    step = training.adam(params, 0.1)
    step({"a": np.array([1e-3, -5.0, 1e4]), "b": np.zeros(1)})
    assert params["a"] == pytest.approx(np.array([-0.1, 0.1, -0.1]), rel=1e-4)
    assert params["b"].tolist() == [1.0]


def test_an_epoch_takes_every_example_once_in_a_new_order():
    seen, params = [], {"a": np.zeros(1)}

    def loss_of(p: training.Parameters, rows: np.ndarray) -> tuple[float, training.Parameters]:
        seen.append(rows.tolist())
        return float(len(rows)), {"a": np.ones(1)}

    rng = np.random.default_rng(0)
    losses = list(training.train(params, loss_of, 7, epochs=2, learning_rate=0.5, rng=rng, batch=3))
    assert [len(rows) for rows in seen] == [3, 2, 2] * 2
    assert losses == pytest.approx([7 / 3] * 2)
    first, second = ([row for rows in part for row in rows] for part in (seen[:3], seen[3:]))
    assert sorted(first) == sorted(second) == list(range(7))
    assert first != second
    assert params["a"][0] == pytest.approx(-3.0, rel=1e-6)
