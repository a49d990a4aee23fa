"""The answers of assignment 02 beside SciPy and scikit-learn, which know nothing of this course."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy
from solution_answers import answers_of

scores = st.floats(-1e4, 1e4, allow_nan=False)
tables = st_numpy.arrays(
    np.float64, st_numpy.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=6), elements=scores
)


@pytest.fixture(scope="module")
def answers() -> SimpleNamespace:
    return answers_of("02-cross-entropy")


def distributions(size: int, rng: np.random.Generator, zeros: int = 0) -> np.ndarray:
    """A random distribution, some of whose entries are 0."""
    p = rng.dirichlet(np.ones(size))
    p[rng.permutation(size)[:zeros]] = 0.0
    return p / p.sum()


@given(z=tables, axis=st.sampled_from([0, 1, -1, -2]), temperature=st.floats(0.01, 100))
def test_softmax(answers, z, axis, temperature):
    expected = scipy.special.softmax(z / temperature, axis=axis)
    np.testing.assert_allclose(answers.softmax(z, axis, temperature), expected, rtol=1e-7, atol=1e-12)


@given(z=tables, axis=st.sampled_from([0, 1, -1, -2]))
def test_log_softmax(answers, z, axis):
    expected = scipy.special.log_softmax(z, axis=axis)
    np.testing.assert_allclose(answers.log_softmax(z, axis), expected, rtol=1e-12, atol=1e-10)


@given(size=st.integers(1, 40), seed=st.integers(0, 2**32 - 1))
def test_entropy(answers, size, seed):
    rng = np.random.default_rng(seed)
    p = distributions(size, rng, zeros=size // 3)
    assert answers.entropy(p) == pytest.approx(scipy.stats.entropy(p), abs=1e-12)


@given(size=st.integers(2, 40), seed=st.integers(0, 2**32 - 1), zeros=st.integers(0, 1))
def test_cross_entropy_and_divergence(answers, size, seed, zeros):
    rng = np.random.default_rng(seed)
    p, q = distributions(size, rng, zeros=size // 3), distributions(size, rng, zeros=zeros)
    divergence = scipy.special.rel_entr(p, q).sum()
    assert answers.kl_divergence(p, q) == pytest.approx(divergence, abs=1e-12)
    assert answers.cross_entropy(p, q) == pytest.approx(scipy.stats.entropy(p) + divergence, abs=1e-12)


@given(z=tables, seed=st.integers(0, 2**32 - 1))
def test_loss_gradient_and_perplexity(answers, z, seed):
    targets = np.random.default_rng(seed).integers(z.shape[1], size=len(z))
    loss = np.mean(scipy.special.logsumexp(z, axis=1) - z[np.arange(len(z)), targets])
    assert answers.cross_entropy_loss(z, targets) == pytest.approx(loss, abs=1e-9)
    gradient = (scipy.special.softmax(z, axis=1) - np.eye(z.shape[1])[targets]) / len(z)
    np.testing.assert_allclose(answers.cross_entropy_gradient(z, targets), gradient, rtol=1e-9, atol=1e-12)
    with np.errstate(over="ignore"):
        assert answers.perplexity(z, targets) == pytest.approx(np.exp(loss), rel=1e-9)


def test_the_loss_is_the_one_that_scikit_learn_reports(answers):
    from sklearn.metrics import log_loss

    rng = np.random.default_rng(2)
    logits, targets = rng.normal(size=(30, 5)) * 3, rng.integers(5, size=30)
    expected = log_loss(targets, scipy.special.softmax(logits, axis=1), labels=range(5))
    assert answers.cross_entropy_loss(logits, targets) == pytest.approx(expected, rel=1e-12)


def test_the_gradient_is_that_of_the_loss(answers):
    rng = np.random.default_rng(3)
    logits, targets = rng.normal(size=(4, 5)), rng.integers(5, size=4)

    def loss(flat: np.ndarray) -> float:
        return answers.cross_entropy_loss(flat.reshape(4, 5), targets)

    measured = scipy.optimize.approx_fprime(logits.ravel(), loss, 1e-7).reshape(4, 5)
    np.testing.assert_allclose(answers.cross_entropy_gradient(logits, targets), measured, atol=1e-6)


def test_a_fitted_unigram_model_ends_where_a_general_optimiser_does(answers):
    counts = np.array([7, 3, 12, 1, 9])
    shares = counts / counts.sum()
    best = scipy.optimize.minimize(lambda z: scipy.special.logsumexp(z) - z @ shares, np.zeros(5), tol=1e-12)
    logits = answers.fit_unigram(counts, 2.0, 2000)
    loss = scipy.special.logsumexp(logits) - logits @ shares
    assert loss == pytest.approx(best.fun, abs=1e-9)
    assert loss == pytest.approx(scipy.stats.entropy(shares), abs=1e-9)
    assert logits.sum() == pytest.approx(0.0, abs=1e-9)
