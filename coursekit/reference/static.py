"""CBOW, with or without subwords, and GloVe: what lecture 07 trains its embeddings with. Pure NumPy.

An assignment asks for trainers that draw negatives and may go position by position. These do the same sums as
matrix products, for vocabularies of a few hundred words:

- the negatives of a position are not drawn: their expectation over the vocabulary is taken, by one product;
- a bag is a row of a table of shares, as wide as the vocabulary: means and their gradients are products;
- a word may be the mean of several rows of its table (fastText's own row and n-grams).

A grader keeps this module from students' code: it answers exercises.

Sources: Mikolov et al., *Efficient Estimation of Word Representations in Vector Space* (2013); Bojanowski
et al., *Enriching Word Vectors with Subword Information* (2017); Pennington, Socher and Manning, *GloVe:
Global Vectors for Word Representation* (2014).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from threadpoolctl import threadpool_limits

__all__ = ["compose", "train_cbow", "train_glove"]

SLOWEST_RATE = 0.02
"""Share of CBOW's learning rate that is left at the end."""


def compose(table: np.ndarray, rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return the vectors of words that are means of rows.

    Parameters
    ----------
    table : ndarray, shape (n_rows, dim)
    rows : sequence of ndarray of int
        The rows of each word, at least one each; they may repeat.

    Returns
    -------
    ndarray, shape (len(rows), dim)
    """
    return _Rows(rows).means(table)


def train_cbow(
    documents: Sequence[np.ndarray],
    vocab_size: int,
    *,
    dim: int,
    window: int,
    k: float,
    epochs: int,
    learning_rate: float,
    seed: int,
    rows: Sequence[np.ndarray] | None = None,
    batch: int = 64,
    share_blame: bool = True,
) -> tuple[np.ndarray, np.ndarray]:
    """Train CBOW on the expected loss of negative sampling.

    Parameters
    ----------
    documents : sequence of ndarray of int
        Word ids below `vocab_size`; no window crosses a document.
    vocab_size, dim : int
        Shape of the target table.
    window, k : int
        Greatest distance of a neighbour; weight of the expectation over noise, counts ** 0.75.
    epochs, learning_rate : int, float
        Passes over all positions; step size for the summed loss of a batch, which falls to `SLOWEST_RATE` of
        itself.
    seed : int
    rows : sequence of ndarray of int, optional
        The rows of the context table whose mean is a word's context vector (see :func:`compose`); by
        default each word has one row of its own.
    batch : int
        Positions of a step.
    share_blame : bool
        Whether each of the n words of a bag gets 1/n of the gradient of their mean, as is right. If not,
        each gets all of it, as in the program *word2vec*.

    Returns
    -------
    W : ndarray, shape (vocab_size, dim)
    C : ndarray, shape (number of rows, dim)
    """
    rng = np.random.default_rng(seed)
    bags, targets = _bags(documents, window, vocab_size)
    sizes = (bags < vocab_size).sum(axis=1)
    noise = np.bincount(targets, minlength=vocab_size) ** 0.75
    noise = k * noise / noise.sum()
    uses = None if rows is None else _Rows(rows)
    W = np.zeros((vocab_size, dim))
    C = rng.uniform(-0.5, 0.5, (vocab_size if uses is None else uses.count, dim)) / dim
    done, all_of_them = 0, epochs * len(targets)
    with threadpool_limits(limits=1):
        for _ in range(epochs):
            for part in np.array_split(rng.permutation(len(targets)), max(1, len(targets) // batch)):
                rate = learning_rate * max(SLOWEST_RATE, 1 - done / all_of_them)
                done += len(part)
                share = np.zeros((len(part), vocab_size + 1))
                places = np.arange(len(part))
                np.add.at(share, (places[:, None], bags[part]), 1 / sizes[part, None])
                share = share[:, :vocab_size]
                h = share @ (C if uses is None else uses.means(C))
                said = 0.5 + 0.5 * np.tanh(0.5 * (h @ W.T))
                error = said * noise
                # The target's own pull, and no push: a negative is never the position's target.
                error[places, targets[part]] = said[places, targets[part]] - 1
                dh = error @ W
                blame = share if share_blame else share * sizes[part, None]
                dC = blame.T @ dh
                W -= rate * (error.T @ h)
                C -= rate * (dC if uses is None else uses.spread(dC))
    return W, C


def train_glove(
    counts: np.ndarray,
    *,
    dim: int,
    x_max: float,
    alpha: float = 0.75,
    epochs: int,
    learning_rate: float,
    seed: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, list[float]]:
    """Fit GloVe to the non-zero cells of a table, all at once in every step of AdaGrad.

    Parameters
    ----------
    counts : ndarray, shape (vocab_size, vocab_size)
    dim : int
    x_max, alpha : float
        Of the weight min(x / x_max, 1) ** alpha.
    epochs, learning_rate : int, float
        Steps, and AdaGrad's rate.
    seed : int

    Returns
    -------
    W, C : ndarray, shape (vocab_size, dim)
    b, c : ndarray, shape (vocab_size,)
    losses : list of float, length epochs
        Before each step.
    """
    rng = np.random.default_rng(seed)
    seen = counts > 0
    weight = np.where(seen, np.minimum(counts / x_max, 1.0) ** alpha, 0.0)
    goal = np.log(np.where(seen, counts, 1.0))
    W, C = rng.uniform(-0.5, 0.5, (2, len(counts), dim)) / dim
    b, c = np.zeros(len(counts)), np.zeros(len(counts))
    arrays, losses = (W, C, b, c), []
    squares = [np.full(array.shape, 1e-8) for array in arrays]
    with threadpool_limits(limits=1):
        for _ in range(epochs):
            error = W @ C.T + b[:, None] + c - goal
            pull = 2 * weight * error
            losses.append(float((weight * error**2).sum()))
            steps = (pull @ C, pull.T @ W, pull.sum(axis=1), pull.sum(axis=0))
            for array, square, step in zip(arrays, squares, steps, strict=True):
                square += step**2
                array -= learning_rate * step / np.sqrt(square)
    return W, C, b, c, losses


def _bags(documents: Sequence[np.ndarray], window: int, nobody: int) -> tuple[np.ndarray, np.ndarray]:
    """The neighbours of each position that has any, shape (T, 2 * window), and the words that stand there."""
    bags, targets = [], []
    for document in documents:
        if len(document) < 2:
            continue
        padded = np.pad(document, window, constant_values=nobody)
        places = np.arange(len(document))[:, None] + np.r_[0:window, window + 1 : 2 * window + 1]
        bags.append(padded[places])
        targets.append(document)
    return np.concatenate(bags), np.concatenate(targets)


class _Rows:
    """Words as means of rows of a table: their vectors, and the rows' shares of a gradient."""

    def __init__(self, rows: Sequence[np.ndarray]) -> None:
        self.lengths = np.array([len(own) for own in rows])[:, None]
        self.used = np.concatenate(rows)
        self.starts = np.concatenate([[0], np.cumsum(self.lengths)[:-1]])
        self.count = int(self.used.max()) + 1
        # Uses in the order of the rows: sums of neighbours are faster than np.add.at.
        order = np.argsort(self.used, kind="stable")
        self.touched, self.firsts = np.unique(self.used[order], return_index=True)
        self.users = np.repeat(np.arange(len(rows)), self.lengths[:, 0])[order]

    def means(self, table: np.ndarray) -> np.ndarray:
        """The vectors of all words."""
        return np.asarray(np.add.reduceat(table[self.used], self.starts, axis=0) / self.lengths)

    def spread(self, gradient: np.ndarray) -> np.ndarray:
        """The gradient of the table, from that of the words' vectors."""
        found = np.zeros((self.count, gradient.shape[1]))
        found[self.touched] = np.add.reduceat((gradient / self.lengths)[self.users], self.firsts, axis=0)
        return found
