"""CBOW and GloVe of the lecture: gradients by differences, the slip of word2vec, words as means of rows."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data import corpora
from coursekit.reference import static


def documents(sentences: int) -> tuple[list[np.ndarray], dict[str, int]]:
    text = corpora.synthetic(sentences, seed=1)
    ids = {word: i for i, word in enumerate(sorted({word for sentence in text for word in sentence}))}
    return [np.array([ids[word] for word in sentence]) for sentence in text], ids


def test_composed_vectors_are_means_of_rows():
    table = np.array([[1.0, 0.0], [3.0, 2.0], [5.0, 1.0]])
    rows = [np.array([0, 1]), np.array([2]), np.array([1, 1, 0])]
    assert static.compose(table, rows) == pytest.approx(np.array([[2, 1], [5, 1], [7 / 3, 4 / 3]]))


def expected_loss(document: np.ndarray, W: np.ndarray, C: np.ndarray, window: int, k: float) -> float:
    counts = np.bincount(document, minlength=len(W)) ** 0.75
    noise = k * counts / counts.sum()
    total = 0.0
    for t, word in enumerate(document):
        bag = [*document[max(0, t - window) : t], *document[t + 1 : t + 1 + window]]
        scores = W @ C[bag].mean(axis=0)
        push = noise * np.logaddexp(0, scores)
        total += np.logaddexp(0, -scores[word]) + push.sum() - push[word]
    return total


@pytest.mark.parametrize("subwords", [False, True])
def test_a_step_goes_along_the_gradient_of_the_expected_loss(subwords):
    document, rate = np.array([0, 1, 2, 1, 3, 0, 4, 2]), 1e-3
    rows = [np.array([i, 5 + i % 3, 5, 5]) for i in range(5)] if subwords else None
    settings = {"dim": 3, "window": 2, "k": 2, "seed": 4, "rows": rows, "batch": 100}
    start, one, two = (
        static.train_cbow([document], 5, epochs=epochs, learning_rate=lr, **settings)
        for epochs, lr in ((1, 0.0), (1, 1.0), (2, rate))
    )
    assert (start[0] == 0).all()

    def loss(W: np.ndarray, C: np.ndarray) -> float:
        return expected_loss(document, W, C if rows is None else static.compose(C, rows), 2, 2)

    def slope(i: int, tables: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        found = np.zeros_like(tables[i])
        for index in np.ndindex(found.shape):
            ends = []
            for eps in (1e-6, -1e-6):
                moved = [table.copy() for table in tables]
                moved[i][index] += eps
                ends.append(loss(*moved))
            found[index] = (ends[0] - ends[1]) / 2e-6
        return found

    assert one[0] - start[0] == pytest.approx(-slope(0, start), abs=1e-6)
    # The second of two steps, at the half of the rate, moves C for the first time.
    between = (start[0] - rate * slope(0, start), start[1])
    assert two[1] - start[1] == pytest.approx(-rate / 2 * slope(1, between), rel=1e-4, abs=1e-12)


def test_without_shared_blame_the_context_table_grows_as_the_bag_is_long():
    texts, ids = documents(400)
    settings = {"dim": 8, "window": 3, "k": 5, "epochs": 10, "learning_rate": 0.1, "seed": 1}
    right, wrong = (
        static.train_cbow(texts, len(ids), share_blame=share, **settings) for share in (True, False)
    )
    ratio = [float((W**2).sum() / (C**2).sum()) for W, C in (right, wrong)]
    assert 0.7 < ratio[0] < 1.4
    assert ratio[1] < 0.5


def test_glove_descends_and_fits_a_table_of_low_rank():
    rng = np.random.default_rng(0)
    logs = rng.normal(size=(8, 2)) @ rng.normal(size=(2, 8))
    W, C, b, c, losses = static.train_glove(
        np.exp(logs), dim=3, x_max=1.0, epochs=2000, learning_rate=0.2, seed=1
    )
    assert len(losses) == 2000
    assert losses[-1] < 1e-4 * losses[0]
    assert W @ C.T + b[:, None] + c == pytest.approx(logs, abs=0.05)


def test_glove_leaves_zero_cells_out():
    counts = np.array([[3.0, 0.0], [0.0, 2.0]])
    first = static.train_glove(counts, dim=2, x_max=2.0, epochs=1, learning_rate=0.1, seed=1)
    W, C, *_ = static.train_glove(counts, dim=2, x_max=2.0, epochs=1, learning_rate=0.0, seed=1)
    errors = np.einsum("id,id->i", W, C) - np.log([3, 2])
    assert first[4][0] == pytest.approx((errors**2).sum())
