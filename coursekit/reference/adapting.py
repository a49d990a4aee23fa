"""What lecture 12 computes with: contrastive loss, BLEU, low-rank adaptation and its optimum, a preference.

A grader keeps this module from students' code: it answers exercises.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from coursekit.reference.training import adam

__all__ = ["best_low_rank", "contrastive", "corpus_bleu", "low_rank", "tilted"]


def contrastive(
    A: np.ndarray, B: np.ndarray, temperature: float, negatives: bool = True
) -> tuple[float, np.ndarray, np.ndarray]:
    """InfoNCE of the pairs (row i of A, row i of B) with cosines, and its gradients.

    Parameters
    ----------
    A, B : ndarray, shape (n, dim)
    temperature : float
    negatives : bool
        Without them the loss is the mean of −cosine/temperature of the pairs alone.
    """
    n, lengths, units = len(A), [], []
    for side in (A, B):
        lengths.append(np.sqrt(np.einsum("nd,nd->n", side, side))[:, None])
        units.append(side / lengths[-1])
    scores = units[0] @ units[1].T / temperature
    if negatives:
        normaliser = np.logaddexp.reduce(scores, axis=1)
        pull = np.exp(scores - normaliser[:, None])
    else:
        normaliser, pull = np.zeros(n), np.zeros((n, n))
    loss = float((normaliser - scores.diagonal()).mean())
    pull[np.diag_indices(n)] -= 1.0
    pull /= n * temperature
    slopes = []
    for unit, length, slope in zip(units, lengths, (pull @ units[1], pull.T @ units[0]), strict=True):
        across = slope - np.einsum("nd,nd->n", slope, unit)[:, None] * unit
        slopes.append(across / length)
    return loss, slopes[0], slopes[1]


def corpus_bleu(
    candidates: Sequence[Sequence[str]], references: Sequence[Sequence[Sequence[str]]], max_n: int = 4
) -> tuple[float, list[float], float]:
    """BLEU of a corpus, the precisions of its n-grams, and its brevity penalty. Nothing is smoothed."""
    hits, totals, written, wanted = np.zeros(max_n), np.zeros(max_n), 0, 0
    for text, own in zip(candidates, references, strict=True):
        written += len(text)
        wanted += sorted((len(other) for other in own), key=lambda size: (abs(size - len(text)), size))[0]
        for n in range(max_n):
            mine, *others = (
                Counter(zip(*(side[i:] for i in range(n + 1)), strict=False)) for side in (text, *own)
            )
            totals[n] += mine.total()
            hits[n] += sum(min(often, max(other[run] for other in others)) for run, often in mine.items())
    precisions = hits / np.maximum(totals, 1)
    penalty = float(np.exp(min(0.0, 1 - wanted / written))) if written else 0.0
    score = penalty * float(np.prod(precisions)) ** (1 / max_n)
    return score, precisions.tolist(), penalty


def low_rank(
    X: np.ndarray, Y: np.ndarray, W: np.ndarray, rank: int, *, rate: float, epochs: int, seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """LoRA with α = r: A and B such that X (W + A B) comes near Y, trained by Adam on the squared error."""
    rng = np.random.default_rng(seed)
    down = rng.normal(scale=1 / np.sqrt(X.shape[1]), size=(X.shape[1], rank))
    params = {"down": down, "up": np.zeros((rank, Y.shape[1]))}
    step, target = adam(params, rate), Y - X @ W
    for _ in range(epochs):
        slope = 2 / len(X) * X.T @ (X @ params["down"] @ params["up"] - target)
        step({"down": slope @ params["up"].T, "up": params["down"].T @ slope})
    return params["down"], params["up"]


def best_low_rank(X: np.ndarray, Y: np.ndarray, W: np.ndarray, rank: int) -> float:
    """The smallest mean squared error that W plus any matrix of a rank can have: reduced-rank regression."""
    target = Y - X @ W
    fitted = X @ np.linalg.lstsq(X, target, rcond=None)[0]
    basis = np.linalg.svd(fitted, full_matrices=False)[2][:rank]
    return float(((target - fitted @ basis.T @ basis) ** 2).sum() / len(X))


def tilted(reference: np.ndarray, reward: np.ndarray, beta: float) -> np.ndarray:
    """The distribution that is best for a reward minus beta times the divergence from the reference."""
    scores = np.log(reference) + np.asarray(reward) / beta
    weights = np.exp(scores - scores.max())
    tilted: np.ndarray = weights / weights.sum()
    return tilted
