"""The measures of lecture 08 against other ways to the same numbers."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from coursekit.data import corpora
from coursekit.reference import evaluation


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def cosine_similarity(*tables):
    # Every process that collects this file would pay for it otherwise.
    from sklearn.metrics import pairwise

    return pairwise.cosine_similarity(*tables)


def test_cosines_are_those_of_scikit_learn_also_for_rows_of_zeros(rng):
    V, W = rng.normal(size=(5, 3)), rng.normal(size=(4, 3))
    V[2] = W[0] = 0
    np.testing.assert_allclose(evaluation.cosines(V, W), cosine_similarity(V, W), atol=1e-12)


def test_counted_embeddings_of_full_rank_rebuild_the_ppmi():
    sentences = [["a", "b", "c", "a"], ["b", "b", "c"], [], ["c"]]
    words = ["a", "b", "c"]
    counts = np.zeros((3, 3))
    for sentence in sentences:
        for i, j in combinations(range(len(sentence)), 2):
            if j - i <= 2:
                a, b = words.index(sentence[i]), words.index(sentence[j])
                counts[a, b] += 1
                counts[b, a] += 1
    share = counts / counts.sum()
    with np.errstate(divide="ignore"):
        bits = np.maximum(np.log2(share / np.outer(share.sum(axis=1), share.sum(axis=1))), 0)
    table = evaluation.counted_embeddings(sentences, words, 3, window=2)
    # U·√S·√S·Uᵀ is the root of M·Mᵀ.
    values, vectors = np.linalg.eigh(bits @ bits.T)
    root = vectors * np.sqrt(np.maximum(values, 0)) @ vectors.T
    np.testing.assert_allclose(table @ table.T, root, atol=1e-10)


def test_other_words_take_part_as_contexts_and_signs_are_fixed():
    sentences = corpora.synthetic(300, seed=1)
    some = evaluation.counted_embeddings(sentences, ["king", "queen", "dog"], 5)
    more = evaluation.counted_embeddings(sentences, ["dog", "king", "cat", "queen"], 5)
    assert some.shape == (3, 5)
    np.testing.assert_allclose(some, more[[1, 3, 0]], atol=1e-8)


def test_a_text_without_a_pair_gives_zeros():
    assert not evaluation.counted_embeddings([["a"], ["b"]], ["a", "b"], 2).any()


@pytest.mark.parametrize("rule", ["add", "multiply", "near"])
def test_answers_follow_their_formula(rng, rule):
    E = rng.normal(size=(30, 4))
    questions = np.array([rng.permutation(30)[:4] for _ in range(600)])
    near = (cosine_similarity(E) + 1) / 2
    for exclude in ((0, 1, 2), ()):
        found = evaluation.answers(questions, E, rule=rule, exclude=exclude)
        assert found.shape == (600,)
        for (a, b, a_star, _), answer in zip(questions[::50], found[::50], strict=True):
            scores = {
                "add": near[b] - near[a] + near[a_star],
                "multiply": near[b] * near[a_star] / (near[a] + 1e-3),
                "near": near[a_star].copy(),
            }[rule]
            scores[[(a, b, a_star)[column] for column in exclude]] = -np.inf
            assert answer == scores.argmax()


def test_another_rule_is_refused(rng):
    with pytest.raises(ValueError, match="rule"):
        evaluation.answers(np.array([[0, 1, 2, 3]]), rng.normal(size=(4, 2)), rule="divide")


def test_weat_agrees_with_scipys_permutation_test(rng):
    # Slow to import, and every process of a test run collects this file.
    from scipy.stats import permutation_test

    for _ in range(5):
        X, Y, A, B = (rng.normal(size=(n, 6)) for n in (4, 4, 3, 2))
        s = cosine_similarity(np.vstack([X, Y]), A).mean(axis=1) - cosine_similarity(
            np.vstack([X, Y]), B
        ).mean(axis=1)
        expected = permutation_test(
            (s[:4], s[4:]), lambda x, y: x.mean() - y.mean(), alternative="greater", n_resamples=np.inf
        )
        found = evaluation.weat(X, Y, A, B)
        assert found.difference == pytest.approx(expected.statistic)
        assert found.p_value == pytest.approx(expected.pvalue)
        assert found.effect == pytest.approx(expected.statistic / np.std(s, ddof=1))


def test_weat_without_any_spread_has_no_effect_and_no_surprise():
    same = np.ones((2, 3))
    assert evaluation.weat(same, same, np.eye(3)[:1], np.eye(3)[1:]) == (0.0, 0.0, 1.0)


def test_weat_needs_groups_of_one_size(rng):
    with pytest.raises(ValueError, match="X, Y"):
        evaluation.weat(*(rng.normal(size=(n, 2)) for n in (2, 3, 1, 1)))
