"""The model answers of assignment 12 against sacrebleu's scores, closed forms and reduced-rank regression."""

from __future__ import annotations

import numpy as np
import pytest
from solution_answers import answers_of

from coursekit.data import bleu_scores
from coursekit.reference import adapting

answers = answers_of("12-adapting-and-using", given=("imports", "adam-step"))


def test_bleu_is_that_of_sacrebleu() -> None:
    for corpus in bleu_scores()["corpora"]:
        candidates = [text.split() for text in corpus["candidates"]]
        references = [[text.split() for text in own] for own in corpus["references"]]
        score = answers.bleu(candidates, references, corpus["max_n"])
        assert score == pytest.approx(corpus["score"], abs=1e-12)


def test_lora_comes_to_the_best_that_its_rank_allows() -> None:
    rng = np.random.default_rng(5)
    X, W = rng.normal(size=(60, 6)), rng.normal(size=(6, 5))
    Y = X @ (W + rng.normal(size=(6, 3)) @ rng.normal(size=(3, 5)) / 2)
    A, B, losses = answers.train_lora(X, Y, W, 2, 3.0, 600, 0.02, np.random.default_rng(0))
    best = adapting.best_low_rank(X, Y, W, 2)
    assert (1 - 1e-9) * best < losses[-1] < 1.02 * best < 0.2 * losses[0]
    assert np.allclose(X @ (W + 1.5 * A @ B), X @ W + 1.5 * X @ A @ B)


@pytest.mark.parametrize("beta", [0.7, 3.0])
def test_the_policy_ends_at_the_tilted_reference(beta: float) -> None:
    reference, reward = np.array([0.7, 0.2, 0.1]), np.array([0.0, 1.0, 2.0])
    logits = answers.train_policy(reference, reward, beta, 0.3, 3000)
    policy = np.exp(logits - logits.max())
    assert np.allclose(policy / policy.sum(), adapting.tilted(reference, reward, beta), atol=1e-6)


def test_the_sentence_encoder_finds_partners_without_a_common_word() -> None:
    rng = np.random.default_rng(0)
    topics = rng.integers(0, 40, size=300)
    train = [(4 * topics[:, None] + 2 * side + rng.integers(0, 2, size=(300, 2))).tolist() for side in (0, 1)]
    E = answers.train_sentence_encoder(
        *train, 160, 16, lambda A, B: answers.info_nce(A, B, 0.1), 25, 0.02, np.random.default_rng(1)
    )
    a, b = (E[4 * np.arange(40)[:, None] + 2 * side + [0, 1]].mean(axis=1) for side in (0, 1))
    a, b = (M / np.linalg.norm(M, axis=1, keepdims=True) for M in (a, b))
    assert answers.reciprocal_ranks(a @ b.T, np.eye(40, dtype=bool)).mean() > 0.95
