"""The model answers of assignment 07 against libraries that know nothing of them."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest
import scipy
from solution_answers import answers_of


@pytest.fixture(scope="module")
def answers() -> SimpleNamespace:
    return answers_of("07-other-static-embeddings")


@pytest.mark.parametrize("word", ["where", "a", "of", "naïve", "Straße", "слово", "日本語"])
def test_n_grams_and_hashes_are_those_of_gensim(answers, word):
    gensim = pytest.importorskip(
        "gensim.models.fasttext_inner", reason="gensim has no wheels for this Python"
    )
    runs = answers.char_ngrams(word)
    assert sorted(runs) == sorted(gensim.compute_ngrams(word, 3, 6))
    expected = [gensim.ft_hash_bytes(run.encode()) % 50_000 for run in runs]
    assert [answers.ngram_bucket(run, 50_000) for run in runs] == expected


def test_trained_glove_comes_to_a_minimum_that_scipy_finds(answers):
    rng = np.random.default_rng(3)
    counts = np.exp(rng.normal(1.0, 1.0, size=(6, 6))) * (rng.random((6, 6)) < 0.9)
    found = answers.train_glove(counts, 1, 3.0, 0.5, 3000, 0.3, np.random.default_rng(0))
    shapes = [part.shape for part in found]
    ends = np.cumsum([part.size for part in found])[:-1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        arrays = [part.reshape(shape) for part, shape in zip(np.split(flat, ends), shapes, strict=True)]
        value, *gradients = answers.glove_loss_and_gradients(*arrays, counts, 3.0, 0.5)
        return value, np.concatenate([gradient.ravel() for gradient in gradients])

    start = np.concatenate([part.ravel() for part in found])
    best = scipy.optimize.minimize(loss, start, jac=True, method="BFGS")
    assert loss(start)[0] == pytest.approx(best.fun, rel=1e-3)


def test_cbow_with_one_neighbour_is_skip_gram(answers):
    """With a bag of one word the loss is unit 05's for the pair, tables exchanged."""
    rng = np.random.default_rng(1)
    W, C = rng.normal(size=(2, 5, 3))
    loss, dW, dC = answers.cbow_loss_and_gradients(np.array([2]), 0, np.array([1, 3]), W, C)
    scores = W[[0, 1, 3]] @ C[2] * [1, -1, -1]
    assert loss == pytest.approx(-np.log(1 / (1 + np.exp(-scores))).sum())
    step = 1e-6 * dC[2] / np.linalg.norm(dC[2])
    moved = answers.cbow_loss_and_gradients(
        np.array([2]), 0, np.array([1, 3]), W, C + np.eye(5)[2][:, None] * step
    )[0]
    assert (moved - loss) / 1e-6 == pytest.approx(np.linalg.norm(dC[2]), rel=1e-4)
    assert dW[[2, 4]] == pytest.approx(0)
