"""What lecture 12 computes with, against differences, sacrebleu's numbers and closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data import bleu_scores
from coursekit.reference import adapting, central_differences


@pytest.mark.parametrize("negatives", [True, False])
def test_the_contrastive_gradients_are_those_of_the_loss(negatives):
    rng = np.random.default_rng(0)
    A, B = rng.normal(size=(2, 5, 3))
    _, dA, dB = adapting.contrastive(A, B, 0.3, negatives)
    assert np.allclose(
        dA, central_differences(lambda M: adapting.contrastive(M, B, 0.3, negatives)[0], A, 1e-6)
    )
    assert np.allclose(
        dB, central_differences(lambda M: adapting.contrastive(A, M, 0.3, negatives)[0], B, 1e-6)
    )


def test_bleu_is_that_of_sacrebleu():
    corpora = bleu_scores()["corpora"]
    assert len(corpora) == 80
    assert sum(corpus["score"] == 0 for corpus in corpora) > 5
    for corpus in corpora:
        candidates = [text.split() for text in corpus["candidates"]]
        references = [[text.split() for text in own] for own in corpus["references"]]
        score, precisions, penalty = adapting.corpus_bleu(candidates, references, corpus["max_n"])
        assert score == pytest.approx(corpus["score"], abs=1e-12)
        assert all(0 <= share <= 1 for share in (*precisions, penalty))


def test_low_rank_comes_to_the_best_that_its_rank_allows():
    rng = np.random.default_rng(1)
    X, W = rng.normal(size=(80, 6)), rng.normal(size=(6, 5))
    Y = X @ (W + rng.normal(size=(6, 3)) @ rng.normal(size=(3, 5)))
    A, B = adapting.low_rank(X, Y, W, 2, rate=0.02, epochs=800, seed=0)
    error = float(((X @ (W + A @ B) - Y) ** 2).sum() / len(X))
    assert 1 - 1e-9 <= error / adapting.best_low_rank(X, Y, W, 2) < 1.01
    assert adapting.best_low_rank(X, Y, W, 3) == pytest.approx(0, abs=1e-12)


def test_no_move_from_the_tilted_distribution_is_an_improvement():
    rng = np.random.default_rng(2)
    before, reward, beta = np.array([0.7, 0.2, 0.1]), np.array([0.0, 1.0, 5.0]), 0.8

    def value(p):
        return p @ reward - beta * p @ np.log(p / before)

    best = adapting.tilted(before, reward, beta)
    for _ in range(50):
        other = best * np.exp(0.1 * rng.normal(size=3))
        assert value(other / other.sum()) <= value(best)
