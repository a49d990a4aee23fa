"""The fast trainer: one step against the plain sum over pairs, and what whole trainings learn."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data import corpora
from coursekit.reference import sgns


def plain_step(W, C, centres, contexts, reach, drawn, k, rate):
    """The same step pair by pair, from the formulas, with every gradient taken at the old tables."""
    sigma = lambda x: 1 / (1 + np.exp(-x))  # noqa: E731
    move_W, move_C = np.zeros_like(W), np.zeros_like(C)
    window = (contexts.shape[1] - centres.shape[1]) // 2
    pad, pairs = len(W) - 1, 0
    for block in range(len(centres)):
        for i, target in enumerate(centres[block]):
            for j in range(i, i + 2 * window + 1):
                context, far = contexts[block, j], abs(j - window - i)
                if target == pad or context == pad or not 0 < far <= reach[block, i]:
                    continue
                pairs += 1
                pull = rate * (1 - sigma(W[target] @ C[context]))
                move_W[target] += pull * C[context]
                move_C[context] += pull * W[target]
                for word in drawn:
                    push = rate * k / len(drawn) * sigma(W[target] @ C[word])
                    move_W[target] -= push * C[word]
                    move_C[word] -= push * W[target]
    return W + move_W, C + move_C, pairs


@pytest.mark.parametrize("seed", range(3))
def test_a_step_is_the_sum_over_pairs(seed):
    rng = np.random.default_rng(seed)
    V, dim, window = 9, 4, 2
    W, C = rng.normal(size=(2, V + 1, dim)).astype(np.float32) * 0.5
    W[-1] = C[-1] = 0
    contexts = rng.integers(0, V + 1, size=(3, 5 + 2 * window))  # V stands between documents
    centres = contexts[:, window:-window]
    reach = np.where(centres == V, 0, rng.integers(1, window + 1, size=centres.shape))
    drawn = rng.integers(0, V, size=6)
    expected = plain_step(W.astype(float), C.astype(float), centres, contexts, reach, drawn, 3, 0.01)
    pairs = sgns._step(W, C, centres, contexts, reach, drawn, 3, 0.01)
    assert pairs == expected[2]
    np.testing.assert_allclose(W, expected[0], atol=1e-6)
    np.testing.assert_allclose(C, expected[1], atol=1e-6)


def test_no_row_moves_too_far_and_the_gap_between_documents_never():
    table = np.zeros((3, 2), dtype=np.float32)
    rows = np.array([[3, 4], [3, 4], [0.1, 0], [9, 9]], dtype=np.float32)
    sgns._add_rows(table, np.array([0, 0, 1, 2]), rows, pad=2)
    np.testing.assert_allclose(table, [[0.3, 0.4], [0.1, 0], [0, 0]], atol=1e-6)


def test_every_pair_is_taken_once_an_epoch_and_none_crosses_documents():
    documents = [np.arange(5), np.arange(5, 45), np.array([45])]
    model = sgns.train(documents, 46, dim=2, window=3, epochs=2, shrink_windows=False)
    expected = sum(min(len(d), i + 4) - max(0, i - 3) - 1 for d in documents for i in range(len(d)))
    assert model.pairs == 2 * expected
    steps = sgns._Steps(documents, 46, 3, 1, False, np.random.default_rng(0))
    for centres, contexts, _ in steps:
        assert centres.shape[1] + 6 == contexts.shape[1]
        for i in range(centres.shape[1]):
            for row, target in zip(contexts, centres[:, i], strict=True):
                near = [w for w in row[i : i + 7] if w != 46]
                if target != 46:
                    assert len({w < 5 for w in near} | {w < 45 for w in near}) <= 2
                    assert all((w < 5) == (target < 5) and (w < 45) == (target < 45) for w in near)


@pytest.fixture(scope="module")
def learned():
    sentences = corpora.synthetic(4000, seed=3)
    words = {word: i for i, word in enumerate(sorted({w for s in sentences for w in s}))}
    documents = [np.array([words[w] for w in s]) for s in sentences]
    return (
        words,
        documents,
        sgns.train(documents, len(words), dim=32, window=4, epochs=6, learning_rate=0.1, snapshots=3, seed=1),
    )


def test_it_solves_the_analogies_of_the_synthetic_corpus(learned):
    words, _, model = learned
    directions = model.W / np.linalg.norm(model.W, axis=1, keepdims=True)
    for family, questions in corpora.ANALOGIES.items():
        right = 0
        for question in questions:
            a, b, a_star, b_star = (words[w] for w in question)
            scores = directions @ (model.W[b] - model.W[a] + model.W[a_star])
            scores[[a, b, a_star]] = -np.inf
            right += int(scores.argmax() == b_star)
        assert right / len(questions) >= 0.9, family


def test_snapshots_run_from_the_start_to_the_end(learned):
    _, _, model = learned
    assert len(model.snapshots) == 5
    assert [seen for seen, _, _ in model.snapshots] == sorted(seen for seen, _, _ in model.snapshots)
    assert model.snapshots[0][0] == 0
    assert not model.snapshots[0][2].any()
    np.testing.assert_array_equal(model.snapshots[-1][1], model.W)


def test_the_seed_decides(learned):
    _, documents, _ = learned
    few = documents[:50]
    first, again, other = (sgns.train(few, 200, dim=4, epochs=1, seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(first.W, again.W)
    assert not np.array_equal(first.W, other.W)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"dim": 0}, "dim"),
        ({"window": 0}, "window"),
        ({"k": 0}, "k"),
        ({"epochs": -1}, "epochs"),
        ({"learning_rate": 0.0}, "learning_rate"),
        ({"longest_step": 0.0}, "longest_step"),
        ({"documents": []}, "documents"),
        ({"documents": [np.array([], dtype=int)]}, "documents"),
        ({"documents": [np.array([0, 7])]}, "outside"),
        ({"documents": [np.array([-1, 0])]}, "outside"),
        ({"documents": [np.array([0.5])]}, "whole numbers"),
    ],
)
def test_bad_input_is_named(changed, named):
    given = {"documents": [np.array([0, 1, 2])], "vocab_size": 3, **changed}
    with pytest.raises(ValueError, match=named):
        sgns.train(given.pop("documents"), given.pop("vocab_size"), **given)


def test_the_bar_ends_its_line(capsys):
    sgns.train([np.arange(50)], 50, dim=2, epochs=1, progress=True)
    shown = capsys.readouterr().err
    assert "100%" in shown
    assert shown.endswith("\n")


def test_no_row_moves_further_than_the_cap():
    ids = np.zeros(400, dtype=int)
    ids[::2] = 1
    for cap in (0.01, 0.5):
        model = sgns.train([ids], 2, dim=4, window=2, epochs=1, snapshots=1, longest_step=cap, seed=0)
        moved = np.sqrt(((model.C - model.snapshots[0][2]) ** 2).sum(axis=1))
        steps = -(-(400 + 2 * 2) // 256)
        assert (moved <= steps * cap * (1 + 1e-5)).all()
    free = sgns.train([ids], 2, dim=4, window=2, epochs=1, snapshots=1, longest_step=np.inf, seed=0)
    assert np.isfinite(free.W).all()
