"""The reference answers of unit 03 against an outside authority: autograd's automatic differentiation."""

from __future__ import annotations

from types import SimpleNamespace

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import elementwise_grad, grad
from solution_answers import answers_of


@pytest.fixture(scope="module")
def answers() -> SimpleNamespace:
    return answers_of("03-backpropagation", given=("imports", "node"))


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(20)


def test_numerical_gradient(answers, rng):
    A, x = rng.normal(size=(3, 4)), rng.normal(size=(3, 4))
    exact = grad(lambda x: anp.sum(anp.sin(A * x)) * anp.prod(1 + x / 5))
    by_difference = answers.numerical_gradient(lambda x: float(np.sum(np.sin(A * x)) * np.prod(1 + x / 5)), x)
    np.testing.assert_allclose(by_difference, exact(x), rtol=1e-7, atol=1e-8)


def test_sigmoid_gradient(answers):
    x = np.linspace(-20, 20, 81)
    exact = elementwise_grad(lambda x: 1 / (1 + anp.exp(-x)))(x)
    np.testing.assert_allclose(answers.sigmoid_gradient(x), exact, rtol=1e-9)


def test_graph(answers, rng):
    add, mul, exp, log, tanh = (getattr(answers, name) for name in ("add", "mul", "exp", "log", "tanh"))

    def by_nodes(a, b):
        c = mul(a, b)
        d = add(exp(tanh(c)), mul(b, b))
        return mul(add(log(d), c), tanh(add(a, d)))

    def by_autograd(a, b):
        c = a * b
        d = anp.exp(anp.tanh(c)) + b * b
        return (anp.log(d) + c) * anp.tanh(a + d)

    for u, v in rng.normal(size=(5, 2)):
        a, b = answers.Node(float(u)), answers.Node(float(v))
        y = by_nodes(a, b)
        answers.backward(y)
        assert y.value == pytest.approx(by_autograd(u, v))
        assert a.grad == pytest.approx(grad(by_autograd, 0)(u, v))
        assert b.grad == pytest.approx(grad(by_autograd, 1)(u, v))


def test_linear_layer(answers, rng):
    X, W, b = rng.normal(size=(5, 3)), rng.normal(size=(3, 4)), rng.normal(size=4)

    def loss(X, W, b):
        return anp.sum(anp.sin(anp.dot(X, W) + b) ** 2)

    dZ = grad(lambda Z: anp.sum(anp.sin(Z) ** 2))(X @ W + b)
    for i, gradient in enumerate(answers.linear_backward(dZ, X, W)):
        np.testing.assert_allclose(gradient, grad(loss, i)(X, W, b), rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("sizes", [(3, 4, 2), (2, 5, 3), (4, 4, 4)])
def test_network(answers, rng, sizes):
    n_in, hidden, classes = sizes
    params = {
        "W1": rng.normal(size=(n_in, hidden)),
        "b1": rng.normal(size=hidden),
        "W2": rng.normal(size=(hidden, classes)),
        "b2": rng.normal(size=classes),
    }
    X, y = rng.normal(size=(7, n_in)), rng.integers(0, classes, size=7)

    def loss(params):
        A = anp.tanh(anp.dot(X, params["W1"]) + params["b1"])
        Z = anp.dot(A, params["W2"]) + params["b2"]
        log_total = anp.log(anp.sum(anp.exp(Z), axis=1))
        return anp.mean(log_total - Z[anp.arange(7), y])

    value, gradients = answers.mlp_loss_and_gradients(params, X, y)
    exact = grad(loss)(params)
    assert value == pytest.approx(loss(params))
    for name in params:
        np.testing.assert_allclose(gradients[name], exact[name], rtol=1e-9, atol=1e-12)


def test_one_step_of_training_follows_the_gradient(answers, rng):
    X, y = rng.normal(size=(8, 2)), rng.integers(0, 3, size=8)
    y[0] = 2
    start = answers.train_mlp(X, y, 6, 0.3, 0, np.random.default_rng(1))
    stepped = answers.train_mlp(X, y, 6, 0.3, 1, np.random.default_rng(1))
    _, gradients = answers.mlp_loss_and_gradients(start, X, y)
    expected = answers.sgd_step(start, gradients, 0.3)
    for name in expected:
        np.testing.assert_allclose(stepped[name], expected[name], rtol=1e-10)
