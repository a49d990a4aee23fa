"""Skip-gram with negative sampling, fast: what the lectures train their embeddings with. Pure NumPy.

An assignment asks for a trainer that takes pairs one by one or in minibatches; it need not be fast. This
one does the same sums as matrix products. Sixteen blocks of sixteen neighbouring centres share their
contexts: a block's scores are one product ``(16, dim) @ (dim, 16 + 2·window)``, of which only the band of
real pairs counts. Negatives are drawn once for all centres of a step and weighted, so that their scores are
one product, too. No array has a row for each pair. ``benchmarks/bench_sgns.py`` compares it with gensim.

What differs from the loss as taught, besides the order of the sums:

- a negative may happen to equal a positive (word2vec skips it; with many words it hardly matters);
- all centres of a step see the same `SHARED` negatives, each with the weight ``pairs · k / SHARED``: the
  expectation is the same, the variance is another;
- no row moves by more than `longest_step` in one step: frequent words get the sum of many updates at once.

A grader keeps this module from students' code: it answers an exercise.

Sources: Mikolov et al., *Distributed Representations of Words and Phrases and their Compositionality*
(2013); Ji et al., *Parallelizing Word2Vec in Shared and Distributed Memory* (2016), for shared negatives
and matrix products.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from threadpoolctl import threadpool_limits

__all__ = ["Embeddings", "train"]

BLOCKS, CENTRES = 16, 16
"""Blocks of a step, and neighbouring centres of a block."""
SHARED = 64
"""Negatives that all centres of a step share."""
LONGEST_STEP = 0.5
"""Greatest length by which one step moves a row, if the caller names none."""
SLOWEST_RATE = 0.002
"""Share of the learning rate that is left at the end."""


@dataclass
class Embeddings:
    """What training gives.

    Attributes
    ----------
    W, C : numpy.ndarray, shape (vocab_size, dim), float32
        Target and context table.
    pairs : int
        How many (target, context) pairs were trained on, all epochs together.
    seconds : float
        Wall time of training.
    snapshots : list of (int, numpy.ndarray, numpy.ndarray)
        Pairs seen so far, and copies of both tables then; the first is the start, the last the end.
    """

    W: np.ndarray
    C: np.ndarray
    pairs: int = 0
    seconds: float = 0.0
    snapshots: list[tuple[int, np.ndarray, np.ndarray]] = field(default_factory=list)


def train(
    documents: Sequence[np.ndarray],
    vocab_size: int,
    *,
    dim: int = 100,
    window: int = 5,
    k: int = 5,
    epochs: int = 5,
    learning_rate: float = 0.05,
    noise_power: float = 0.75,
    shrink_windows: bool = True,
    decay: bool = True,
    longest_step: float = LONGEST_STEP,
    snapshots: int = 0,
    seed: int | np.random.Generator = 0,
    progress: bool = False,
) -> Embeddings:
    """Train both tables on documents of word ids.

    Parameters
    ----------
    documents : sequence of numpy.ndarray of int
        Ids below `vocab_size`, an array a document; no window crosses from one to the next.
    vocab_size, dim : int
        Shape of the tables.
    window : int
        Greatest distance between target and context, at least 1.
    k : int
        Negatives for each pair, at least 1.
    epochs : int
        Passes over the documents.
    learning_rate : float
        Of the summed loss. Above 0.1 training may diverge.
    noise_power : float
        Exponent of the counts in the noise distribution.
    shrink_windows : bool
        Whether each centre draws its own window from 1 … `window`, as word2vec does: near words count more.
    decay : bool
        Whether the rate falls linearly to almost nothing, as word2vec's does.
    longest_step : float
        Greatest length by which one step moves a row; ``numpy.inf`` for no limit, with which large rates
        diverge.
    snapshots : int
        How many copies of the tables to keep on the way, besides start and end; 0 keeps none at all.
    seed : int or numpy.random.Generator
        Of start, order, windows and negatives.
    progress : bool
        Whether to show a bar with the speed and the time left on standard error.

    Returns
    -------
    Embeddings

    Raises
    ------
    ValueError
        If there are no tokens, an id is out of range, or a number is out of its range.

    Examples
    --------
    >>> model = train([np.array([0, 1, 0, 1]), np.array([2, 3, 2, 3])], 4, dim=8, window=1, seed=1)
    >>> model.W.shape
    (4, 8)
    """
    for name, value in (("dim", dim), ("window", window), ("k", k), ("vocab_size", vocab_size)):
        if value < 1:
            raise ValueError(f"{name}: must be at least 1, got {value}")
    if epochs < 0:
        raise ValueError(f"epochs: must not be negative, got {epochs}")
    for name, size in (("learning_rate", learning_rate), ("longest_step", longest_step)):
        if not size > 0:
            raise ValueError(f"{name}: must be positive, got {size}")
    counts = _count(documents, vocab_size)
    rng = np.random.default_rng(seed)
    # One row more: what stands between documents. It never moves.
    W = np.zeros((vocab_size + 1, dim), dtype=np.float32)
    C = np.zeros((vocab_size + 1, dim), dtype=np.float32)
    W[:-1] = (rng.random((vocab_size, dim), dtype=np.float32) - 0.5) / dim
    noise = np.cumsum(counts.astype(float) ** noise_power)
    noise /= noise[-1]

    model = Embeddings(W[:-1], C[:-1])
    steps = _Steps(documents, vocab_size, window, epochs, shrink_windows, rng)
    keep_at = np.linspace(0, steps.total, snapshots + 2).round().astype(int) if snapshots else np.array([-1])
    show = _Bar(steps.total) if progress else None
    started = time.perf_counter()
    # Products this small wait longer for a second thread than they gain.
    with threadpool_limits(limits=1):
        for done, (centres, contexts, reach) in enumerate(steps):
            if done in keep_at:
                model.snapshots.append((model.pairs, W[:-1].copy(), C[:-1].copy()))
            rate = learning_rate * (max(1 - done / steps.total, SLOWEST_RATE) if decay else 1.0)
            drawn = np.searchsorted(noise, rng.random(SHARED), side="right")
            model.pairs += _step(W, C, centres, contexts, reach, drawn, k, rate, longest_step)
            if show and done % 50 == 0:
                show(done, model.pairs)
    model.seconds = time.perf_counter() - started
    if snapshots:
        model.snapshots.append((model.pairs, W[:-1].copy(), C[:-1].copy()))
    if show:
        show(steps.total, model.pairs)
    return model


def _count(documents: Sequence[np.ndarray], vocab_size: int) -> np.ndarray:
    counts = np.zeros(vocab_size, dtype=np.intp)
    for i, document in enumerate(documents):
        ids = np.asarray(document)
        if ids.size and (ids.dtype.kind not in "iu" or ids.ndim != 1):
            raise ValueError(f"documents: number {i} is no 1-D array of whole numbers")
        if ids.size and not (ids.min() >= 0 and ids.max() < vocab_size):
            raise ValueError(f"documents: number {i} has an id outside 0 … {vocab_size - 1} (vocab_size)")
        counts += np.bincount(ids.astype(np.intp), minlength=vocab_size)
    if not counts.any():
        raise ValueError("documents: there are no tokens")
    return counts


class _Steps:
    """Steps of all epochs: ids of centres and contexts, and each centre's reach (0 between documents)."""

    def __init__(
        self,
        documents: Sequence[np.ndarray],
        vocab_size: int,
        window: int,
        epochs: int,
        shrink: bool,
        rng: np.random.Generator,
    ) -> None:
        self._documents = [np.asarray(d, dtype=np.intp) for d in documents if len(d)]
        self._window, self._epochs, self._shrink = window, epochs, shrink
        self._pad, self._rng = vocab_size, rng
        length = sum(len(d) + window for d in self._documents) + window
        self._blocks = -(-length // CENTRES)
        self.total = epochs * -(-self._blocks // BLOCKS)

    def __iter__(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        window, span = self._window, CENTRES + 2 * self._window
        gap = np.full(window, self._pad)
        for _ in range(self._epochs):
            order = self._rng.permutation(len(self._documents))
            parts = [gap]
            for i in order:
                parts += [self._documents[i], gap]
            stream = np.concatenate(parts)
            tail = self._blocks * CENTRES + window - len(stream)
            stream = np.concatenate([stream, np.full(max(tail, 0) + window, self._pad)])
            # Row b: what the centres of block b, and `window` tokens on both sides, see.
            stream = np.concatenate([gap, stream])
            views = np.lib.stride_tricks.sliding_window_view(stream, span)[::CENTRES][: self._blocks]
            shuffled = self._rng.permutation(len(views))
            for first in range(0, len(views), BLOCKS):
                contexts = views[shuffled[first : first + BLOCKS]]
                centres = contexts[:, window : window + CENTRES]
                if self._shrink:
                    reach = self._rng.integers(1, window + 1, size=centres.shape)
                else:
                    reach = np.full(centres.shape, window)
                yield centres, contexts, np.where(centres == self._pad, 0, reach)


def _step(
    W: np.ndarray,
    C: np.ndarray,
    centres: np.ndarray,
    contexts: np.ndarray,
    reach: np.ndarray,
    drawn: np.ndarray,
    k: int,
    rate: float,
    longest: float = LONGEST_STEP,
) -> int:
    """Move both tables by one step, in place, and return how many pairs it took."""
    dim, pad = W.shape[1], len(W) - 1
    window = (contexts.shape[1] - centres.shape[1]) // 2
    gap = np.abs(np.arange(contexts.shape[1]) - window - np.arange(centres.shape[1])[:, None])
    band = (gap > 0) & (gap <= reach[..., None]) & (contexts != pad)[:, None, :]
    targets, around, noise = W[centres], C[contexts], C[drawn]

    positive = np.matmul(targets, around.transpose(0, 2, 1))
    positive = np.where(band, rate / (1 + np.exp(np.minimum(positive, 60))), 0).astype(np.float32)
    flat = targets.reshape(-1, dim)
    share = (band.sum(axis=2).ravel() * (rate * k / len(drawn))).astype(np.float32)
    negative = share[:, None] / (1 + np.exp(np.minimum(-(flat @ noise.T), 60)))

    move_targets = np.matmul(positive, around).reshape(-1, dim) - negative @ noise
    move_around = np.matmul(positive.transpose(0, 2, 1), targets).reshape(-1, dim)
    _add_rows(W, centres.ravel(), move_targets, pad, longest)
    words = np.concatenate([contexts.ravel(), drawn])
    _add_rows(C, words, np.concatenate([move_around, -(negative.T @ flat)]), pad, longest)
    return int(band.sum())


def _add_rows(
    table: np.ndarray, ids: np.ndarray, rows: np.ndarray, pad: int, longest: float = LONGEST_STEP
) -> None:
    """Add rows to those of a table, repeated ids summed, none moving further than `longest`."""
    order = np.argsort(ids, kind="stable")
    ids = ids[order]
    starts = np.flatnonzero(np.concatenate([[True], ids[1:] != ids[:-1]]))
    times = np.diff(np.append(starts, len(ids)))
    sums = rows[order[starts]]
    # Most words occur once. The sums of the others are one product with a matrix of ones and zeros, which is
    # several times as fast as np.add.at, and half as long as np.add.reduceat.
    several = np.flatnonzero(times > 1)
    if several.size:
        members = order[np.repeat(times > 1, times)]
        belongs = np.zeros((several.size, members.size), dtype=rows.dtype)
        belongs[np.repeat(np.arange(several.size), times[several]), np.arange(members.size)] = 1
        sums[several] = belongs @ rows[members]
    lengths = np.sqrt(np.einsum("rd,rd->r", sums, sums))
    sums *= np.minimum(1.0, longest / np.maximum(lengths, 1e-12))[:, None]
    words = ids[starts]
    sums[words == pad] = 0.0
    table[words] += sums


class _Bar:
    """A line on standard error: how far, how fast, how long still."""

    def __init__(self, total: int) -> None:
        self._total, self._started = max(total, 1), time.perf_counter()

    def __call__(self, done: int, pairs: int) -> None:
        share, seconds = done / self._total, time.perf_counter() - self._started
        left = seconds / share - seconds if share else float("nan")
        bar = ("█" * round(24 * share)).ljust(24, "░")
        speed = pairs / max(seconds, 1e-9) / 1e6
        end = "\n" if done >= self._total else ""
        line = f"\r{bar} {share:4.0%} · {speed:.2f} M pairs/s · {left:4.0f} s left "
        print(line, end=end, file=sys.stderr, flush=True)
