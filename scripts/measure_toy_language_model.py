"""Measure what lecture 06 cannot afford to train while it is read, and save it for its figures.

    python scripts/measure_toy_language_model.py

Three questions about the bigram model with two small tables, answered in about two minutes on one core:

``valley``
    The twenty runs of the lecture (Adam, rate 0.001) go on to 100,000 epochs: where do those end that had not
    reached the entropy of the text after 10,000?
``dimensions``
    How many of twenty runs are still more than 0.01 nats above the entropy after 10,000 epochs, by dimension?
``pairs``
    The loss above the entropy at the end of 200 runs of L-BFGS on six rows, each an even choice between
    another pair of four tokens, in two dimensions; and which rows pay for it in the best runs.

The numbers are rounded so that they are the same on every processor. Lecture 06 draws them; run it again
afterwards.
"""

from __future__ import annotations

import itertools
import json
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import coursekit.data
from coursekit.data import TOY_VOCABULARY, toy

RESULT = Path(coursekit.data.__file__).with_name("toy_language_model.json")
EPOCHS = (1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)


def log_softmax(scores: np.ndarray) -> np.ndarray:
    """Logarithm of the softmax over the last axis."""
    return scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)


def loss_and_gradient(tables: np.ndarray, share: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Mean cross-entropy in nats and its gradient.

    Parameters
    ----------
    tables : ndarray, shape (2, ..., V, dim)
        Previous- and next-vectors; any number of runs at once.
    share : ndarray, shape (V, V)
        Share of each bigram.
    """
    P, N = tables
    log_p = log_softmax(P @ np.swapaxes(N, -1, -2))
    G = share.sum(axis=-1, keepdims=True) * np.exp(log_p) - share
    return -(share * log_p).sum(axis=(-1, -2)), np.stack([G @ N, np.swapaxes(G, -1, -2) @ P])


def entropy(share: np.ndarray) -> float:
    """Entropy of the rows, each weighted by its share, in nats: the floor of the loss."""
    rows = share / share.sum(axis=1, keepdims=True)
    return -float((share * np.log(np.where(rows > 0, rows, 1))).sum())


def adam(
    tables: np.ndarray, share: np.ndarray, epochs: int, rate: float = 0.001
) -> tuple[np.ndarray, dict[int, np.ndarray]]:
    """Train all runs; return their tables, and their losses after each of `EPOCHS`."""
    mean, square, losses = np.zeros_like(tables), np.zeros_like(tables), {}
    for epoch in range(1, epochs + 1):
        _, gradient = loss_and_gradient(tables, share)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        tables = tables - rate * (mean / (1 - 0.9**epoch)) / (np.sqrt(square / (1 - 0.999**epoch)) + 1e-8)
        if epoch in EPOCHS:
            losses[epoch] = loss_and_gradient(tables, share)[0]
    return tables, losses


def toy_share() -> np.ndarray:
    """Share of each bigram of the toy text of 25 tokens."""
    ids = np.array([TOY_VOCABULARY[token] for token in toy(25)])
    counts = np.zeros((8, 8))
    np.add.at(counts, (ids[:-1], ids[1:]), 1)
    return counts / counts.sum()


def measure_pairs(runs: int = 200) -> dict[str, object]:
    """Minimise the loss of all six even pairs of four tokens in the plane from many starts."""
    pairs = list(itertools.combinations(range(4), 2))
    share = np.array([[(token in pair) / 12 for token in range(4)] for pair in pairs])
    floor, rng = entropy(share), np.random.default_rng(0)
    excess, paid = [], []

    def objective(flat: np.ndarray) -> tuple[float, np.ndarray]:
        P, N = flat[:12].reshape(6, 2), flat[12:].reshape(4, 2)
        log_p = log_softmax(P @ N.T)
        G = np.exp(log_p) / 6 - share
        gradient = np.concatenate([(G @ N).ravel(), (G.T @ P).ravel()])
        return -float((share * log_p).sum()), gradient

    for _ in range(runs):
        options = {"maxiter": 20_000, "maxfun": 100_000, "ftol": 1e-15, "gtol": 1e-10}
        found = minimize(objective, rng.normal(size=20), jac=True, method="L-BFGS-B", options=options)
        excess.append(found.fun - floor)
        P, N = found.x[:12].reshape(6, 2), found.x[12:].reshape(4, 2)
        rows = (share * (np.log(np.where(share > 0, 0.5, 1)) - log_softmax(P @ N.T))).sum(axis=1)
        # Renaming tokens turns one solution into another, so only the sorted payments are told.
        paid.append(tuple(sorted((round(6 * float(row), 2) + 0.0 for row in rows), reverse=True)))
    best = min(excess)
    of_the_best = Counter(pay for pay, value in zip(paid, excess, strict=True) if value < best + 2e-4)
    return {
        "above_entropy": [round(value, 4) for value in sorted(excess)],
        "best_runs_pay": [{"rows": list(pay), "runs": n} for pay, n in of_the_best.most_common()],
    }


def main() -> None:
    """Run the three measurements and write the result file."""
    share = toy_share()
    # As in the lecture.
    starts = np.random.default_rng(0).normal(size=(2, 20, 8, 2))
    (P, N), valley = adam(starts, share, EPOCHS[-1])
    ate = TOY_VOCABULARY["ate"]
    # Run 3 is the one that the lecture looks at.
    row = np.exp(log_softmax(P[3, ate] @ N[3].T))
    stuck = {}
    for dim in range(2, 9):
        begin = np.random.default_rng(dim).normal(size=(2, 20, 8, dim))
        final = adam(begin, share, 10_000)[1][10_000]
        stuck[dim] = int((final > entropy(share) + 0.01).sum())
    result = {
        "valley": {
            "epochs": list(valley),
            "losses": [[round(float(loss), 3) for loss in sorted(losses)] for losses in valley.values()],
            "after_ate_in_run_3": {word: round(float(row[i]), 2) for word, i in TOY_VOCABULARY.items()},
        },
        "dimensions": stuck,
        "pairs": measure_pairs(),
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(RESULT.name, "written")


if __name__ == "__main__":
    main()
