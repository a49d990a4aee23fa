"""The small transformer of lecture 11: its gradients by differences, its masks, and that it learns."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data import senses
from coursekit.reference import central_differences, training, transformer

CAUSAL = np.tri(5, dtype=bool)


def small(blocks: int = 1, positions: bool = True) -> transformer.Parameters:
    rng = np.random.default_rng(1)
    params = transformer.start(6, 5, 4, rng, blocks=blocks, positions=positions)
    return {name: value + 0.1 * positions * rng.normal(size=value.shape) for name, value in params.items()}


@pytest.mark.parametrize("mask", [None, CAUSAL])
def test_all_gradients_agree_with_differences(mask):
    rng, params = np.random.default_rng(0), small(blocks=2)
    ids = rng.integers(6, size=(2, 5))
    targets = np.where(rng.random(ids.shape) < 0.6, rng.integers(6, size=ids.shape), -1)
    _, grads = transformer.word_loss(params, ids, targets, 2, mask)
    assert set(grads) == set(params)
    for name in ("E", "P", "c", "gain", "0.Wq", "0.Wk", "1.Wv", "1.Wo", "0.gain1", "1.bias2", "0.W1", "1.c1"):

        def loss(value: np.ndarray, name: str = name) -> float:
            return transformer.word_loss({**params, name: value}, ids, targets, 2, mask)[0]

        assert grads[name] == pytest.approx(central_differences(loss, params[name], 1e-6), abs=1e-7), name


def test_nothing_asked_costs_nothing():
    loss, grads = transformer.word_loss(small(), np.zeros((2, 5), dtype=int), np.full((2, 5), -1), 2)
    assert loss == 0
    assert not any(value.any() for value in grads.values())


def test_a_causal_mask_hides_what_comes_later():
    params, ids = small(), np.array([[0, 1, 2, 3, 4]])
    changed = np.array([[0, 1, 2, 5, 0]])
    before, after = (transformer.encode(params, row, 2, CAUSAL)[0] for row in (ids, changed))
    assert np.array_equal(before[:, :3], after[:, :3])
    assert not np.allclose(before[:, 3:], after[:, 3:])


def test_without_positions_one_causal_layer_does_not_see_order_and_two_do():
    ids, moved = np.array([[0, 1, 2, 3, 4]]), np.array([[2, 0, 1, 3, 4]])
    for blocks, blind in ((1, True), (2, False)):
        params = small(blocks, positions=False)
        last, other = (transformer.encode(params, row, 2, CAUSAL)[0][0, -1] for row in (ids, moved))
        assert np.allclose(last, other) == blind


def test_norm_and_attention_of_the_lecture():
    assert transformer.layer_norm(np.array([1.0, 2, 3, 4])) == pytest.approx(
        np.array([-3, -1, 1, 3]) / 5**0.5, abs=1e-4
    )
    Q, K = np.array([[2.0, 0, 0, 0]]), np.array([[np.log(3), 0, 0, 0], [0, 1, 0, 0]])
    output, weights = transformer.attention(Q, K, np.eye(2))
    assert weights.tolist() == pytest.approx(np.array([[0.75, 0.25]]))
    assert np.array_equal(output, weights)
    _, weights = transformer.attention(Q, K, np.eye(2), scaled=False)
    assert weights == pytest.approx(np.array([[0.9, 0.1]]))


def test_a_few_epochs_bring_the_loss_down():
    rng = np.random.default_rng(0)
    ids, _ = senses.bank_sentences(50, rng)
    params = transformer.start(senses.MASK + 1, senses.LENGTH, 8, rng)
    targets = np.where(rng.random(ids.shape) < 0.3, ids, -1)
    inputs = np.where(targets >= 0, senses.MASK, ids)
    losses = list(
        training.train(
            params,
            lambda p, rows: transformer.word_loss(p, inputs[rows], targets[rows], 2),
            50,
            epochs=12,
            learning_rate=0.03,
            rng=rng,
            batch=25,
        )
    )
    assert len(losses) == 12
    assert losses[-1] < 0.6 * losses[0]
