"""The answers of assignment 06 beside autograd and SciPy, which know nothing of this course."""

from __future__ import annotations

from types import SimpleNamespace

import autograd.numpy as anp
import numpy as np
import pytest
import scipy
from autograd import grad
from solution_answers import answers_of

from coursekit.data.corpora import TOY_VOCABULARY, toy


@pytest.fixture(scope="module")
def answers() -> SimpleNamespace:
    return answers_of("06-toy-language-model")


def mean_loss(z, y):
    """The mean cross-entropy of scores (n, V); autograd's own ``logsumexp`` imports all of SciPy."""
    return anp.mean(anp.log(anp.sum(anp.exp(z), axis=1)) - z[np.arange(len(y)), y])


@pytest.mark.parametrize("seed", range(5))
def test_bigram_gradients(answers, seed):
    rng = np.random.default_rng(seed)
    P, N = rng.normal(size=(2, 9, 4))
    first, second = rng.integers(0, 9, size=(2, 20))

    def loss(P, N):
        return mean_loss(anp.dot(P[first], N.T), second)

    found, dprev, dnext = answers.bigram_loss_and_gradients(P, N, first, second)
    assert found == pytest.approx(loss(P, N), abs=1e-12)
    np.testing.assert_allclose(dprev, grad(loss, 0)(P, N), atol=1e-12)
    np.testing.assert_allclose(dnext, grad(loss, 1)(P, N), atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_window_gradients(answers, seed):
    rng = np.random.default_rng(seed)
    params = {"E": rng.normal(size=(7, 3)), "W": rng.normal(size=(12, 6)), "b": rng.normal(size=6)}
    X, y = rng.integers(0, 7, size=(15, 4)), rng.integers(0, 6, size=15)

    def loss(params):
        z = anp.dot(anp.reshape(params["E"][X], (15, 12)), params["W"]) + params["b"]
        return mean_loss(z, y)

    found, grads = answers.window_lm_loss_and_gradients(params, X, y)
    expected = grad(loss)(params)
    assert found == pytest.approx(loss(params), abs=1e-12)
    assert grads.keys() == expected.keys()
    for name in expected:
        np.testing.assert_allclose(grads[name], expected[name], atol=1e-12)


@pytest.mark.parametrize("temperature", [0.2, 1.0, 5.0])
def test_next_token_distribution(answers, temperature):
    P, N = np.random.default_rng(1).normal(size=(2, 9, 4))
    expected = scipy.special.softmax(N @ P[3] / temperature)
    np.testing.assert_allclose(answers.next_token_distribution(3, P, N, temperature), expected, rtol=1e-12)


def test_training_reaches_the_entropies_that_scipy_finds(answers):
    ids = np.array([TOY_VOCABULARY[token] for token in toy(12)])
    table = np.zeros((8, 8))
    np.add.at(table, (ids[:-1], ids[1:]), 1.0)
    seen = table[table.sum(axis=1) > 0]
    floor = float(seen.sum(axis=1) @ scipy.stats.entropy(seen, axis=1)) / 11
    assert floor == pytest.approx(0.5041, abs=5e-5)
    _, _, losses = answers.train_bigram(ids, 8, 2, 3000, 1.0, np.random.default_rng(7))
    assert 0 <= losses[-1] - floor < 0.005
    _, losses = answers.train_window_lm(ids, 8, 2, 3, 3000, 1.0, np.random.default_rng(7))
    assert 0 <= losses[-1] - 2 * np.log(2) / 12 < 0.005


def test_generated_tokens_follow_the_distribution(answers):
    p = np.array([0.1, 0.0, 0.6, 0.3])
    text = answers.generate(np.array([2]), 4000, lambda ids: p, np.random.default_rng(0))
    counts = np.bincount(text[1:], minlength=4)
    assert counts[1] == 0
    assert scipy.stats.chisquare(counts[p > 0], 4000 * p[p > 0]).pvalue > 1e-3


@pytest.mark.parametrize("seed", range(20))
def test_filters_keep_the_least_that_is_enough(answers, seed):
    rng = np.random.default_rng(seed)
    p = rng.dirichlet(np.full(12, 0.5))
    mass = rng.uniform(0.05, 0.99)
    kept = answers.top_p_filter(p, mass) > 0
    assert p[kept].sum() >= mass
    assert p[kept].sum() - p[kept].min() < mass
    assert p[kept].min() >= p[~kept].max(initial=0)
    k = int(kept.sum())
    np.testing.assert_allclose(answers.top_k_filter(p, k), answers.top_p_filter(p, mass))
