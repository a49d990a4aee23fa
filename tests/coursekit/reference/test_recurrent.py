"""Recurrent networks on the tape."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.reference import recurrent
from coursekit.reference.finite_differences import central_differences
from coursekit.reference.tape import Tensor, cross_entropy, gradients

X = np.array([[0, 2, 1, 2], [1, 0, -1, -1]])
Y = np.array([[1, 0, 2, 1], [2, 1, -1, -1]])


def tensors(params):
    return {name: Tensor(value) for name, value in params.items()}


def shapes(dim, *, both=False, layers=1, labels=3):
    square = {"Wx": (dim, dim), "Wh": (dim, dim), "b": (dim,)}
    tags = [""] + ["_back"] * both + ["_1"] * (layers > 1)
    more = {name + tag: shape for tag in tags for name, shape in square.items()}
    return {"E": (3, dim), **more, "V": (dim * (1 + both), labels), "d": (labels,)}


def check(loss, params):
    named = tensors(params)
    grads = gradients(loss(named), named)
    for name in params:
        expected = central_differences(
            lambda value, name=name: float(loss(tensors({**params, name: value})).value), params[name], 1e-6
        )
        np.testing.assert_allclose(grads[name], expected, atol=1e-7, err_msg=name)


@pytest.mark.parametrize(("both", "layers"), [(False, 1), (True, 1), (False, 2)])
def test_gradients_of_labelling(both, layers) -> None:
    rng = np.random.default_rng(0)
    params = recurrent.start(shapes(2, both=both, layers=layers), rng)
    check(lambda p: cross_entropy(recurrent.label_model(p, X, both=both, layers=layers), Y), params)


@pytest.mark.parametrize("tied", [True, False])
def test_gradients_of_the_language_model(tied) -> None:
    rng = np.random.default_rng(1)
    more = {} if tied else {"out": (3, 2)}
    params = recurrent.start({"E": (3, 2), "Wx": (2, 2), "Wh": (2, 2), "b": (2,), "c": (3,), **more}, rng)
    check(lambda p: cross_entropy(recurrent.language_model(p, np.maximum(X, 0))[1], Y), params)


@pytest.mark.parametrize("attention", [False, True])
def test_gradients_of_the_encoder_and_decoder(attention) -> None:
    rng = np.random.default_rng(2)
    params = recurrent.start(recurrent.translation_shapes(3, 2, 2, attention), rng)
    source, given = np.array([[0, 1, 2], [2, 2, 0]]), np.array([[3, 2, 1], [3, 0, 2]])
    check(
        lambda p: cross_entropy(recurrent.translate(p, source, given, attention)[0], source[:, ::-1]), params
    )


def test_padding_does_not_reach_the_labels_of_a_network_that_reads_from_both_ends() -> None:
    params = tensors(recurrent.start(shapes(4, both=True), np.random.default_rng(3)))
    whole = recurrent.label_model(params, X, both=True).value
    alone = recurrent.label_model(params, X[1:, :2], both=True).value
    np.testing.assert_allclose(whole[1, :2], alone[0])


def test_attention_weights_are_a_distribution() -> None:
    params = tensors(recurrent.start(recurrent.translation_shapes(5, 3, 4, True), np.random.default_rng(4)))
    source = np.array([[0, 1, 2, 4]])
    _, weights = recurrent.translate(params, source, source, True)
    assert weights.shape == (1, 4, 4)
    np.testing.assert_allclose(weights.sum(axis=-1), 1)


def test_training_lowers_the_loss_and_leaves_frozen_parameters() -> None:
    params = recurrent.start(shapes(4), np.random.default_rng(5))
    after, losses = recurrent.fit(
        lambda p: cross_entropy(recurrent.label_model(p, X, both=False), Y),
        params,
        30,
        0.05,
        frozen=["E"],
        longest=1.0,
    )
    assert losses[-1] < 0.5 * losses[0]
    np.testing.assert_array_equal(after["E"], params["E"])
    assert np.abs(after["Wh"] - params["Wh"]).max() > 0.01


def test_an_lstm_with_open_forget_gate_keeps_its_cell() -> None:
    c = Tensor([[0.3, -2.0]])
    b = Tensor([-50.0, -50.0, 50.0, 50.0, 0.0, 0.0, 0.0, 0.0])
    zero = Tensor(np.zeros((1, 2)))
    _, kept, gates = recurrent.lstm_step(zero, zero, c, Tensor(np.zeros((2, 8))), Tensor(np.zeros((2, 8))), b)
    np.testing.assert_allclose(kept.value, c.value)
    assert set(gates) == set("ifgo")


def test_padded_rows_are_filled_up_behind() -> None:
    assert recurrent.padded([[1, 2], [3]]).tolist() == [[1, 2], [3, -1]]
