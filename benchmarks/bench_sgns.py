"""Skip-gram with negative sampling: pairs a second from a plain loop to matrix products, beside gensim.

All variants train on the same articles (106 of Wikipedia, the test data that gensim's package carries) with
the same settings on one core, in turns within one run; a speed is pairs by CPU second, the best turn counts.
Quality is the loss of held-out articles: real pairs, and noise words drawn once, the same for everybody.
`coursekit/data/sgns_speed.json` is the result file, which lecture 05b draws.

Run: ``python benchmarks/bench_sgns.py [--epochs 5] [--turns 3]``   (needs gensim: ``pip install gensim``)
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    # Read when NumPy is imported.
    os.environ[threads] = "1"

import numpy as np  # noqa: E402

from coursekit import data  # noqa: E402
from coursekit.reference import sgns  # noqa: E402

# Inside the library, so that lecture 05b finds it wherever the library is.
RESULT = Path(data.__file__).with_name("sgns_speed.json")
ARTICLES = "enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
DIM, WINDOW, K, RATE, LEAST = 100, 5, 5, 0.05, 5


def corpus() -> tuple[list[list[str]], dict[str, int]]:
    """Articles as lists of frequent words, and the vocabulary by falling frequency."""
    from gensim.corpora import WikiCorpus
    from gensim.test.utils import datapath

    texts = list(WikiCorpus(datapath(ARTICLES), dictionary={}, processes=1).get_texts())
    counts: dict[str, int] = {}
    for text in texts:
        for word in text:
            counts[word] = counts.get(word, 0) + 1
    words = sorted((word for word, n in counts.items() if n >= LEAST), key=lambda word: (-counts[word], word))
    vocabulary = {word: i for i, word in enumerate(words)}
    return [[word for word in text if word in vocabulary] for text in texts], vocabulary


def held_out_loss(W: np.ndarray, C: np.ndarray, documents: list[np.ndarray], noise: np.ndarray) -> float:
    """Mean loss of unseen pairs in nats, near words weighted as in training (1, 4/5, …, 1/5)."""
    rng = np.random.default_rng(0)
    drawn = rng.choice(len(noise), size=2000, p=noise)
    W, C = W.astype(np.float32), C.astype(np.float32)
    softplus = lambda x: np.logaddexp(0, x)  # noqa: E731
    real, weight, targets = 0.0, 0.0, []
    for ids in documents:
        for distance in range(1, WINDOW + 1):
            share = (WINDOW + 1 - distance) / WINDOW
            for left, right in ((ids[:-distance], ids[distance:]), (ids[distance:], ids[:-distance])):
                real += share * float(softplus(-np.einsum("pd,pd->p", W[left], C[right])).sum())
                weight += share * len(left)
        targets.append(ids)
    sample = rng.choice(np.concatenate(targets), size=2000)
    return real / weight + K * float(softplus(W[sample] @ C[drawn].T).mean())


# --- the ladder: four ways to take the same steps ---


def sampled_pairs(documents: list[np.ndarray], limit: int, rng: np.random.Generator) -> np.ndarray:
    """(target, context) pairs of shrunk windows, in the order of the text."""
    rows = []
    for ids in documents:
        reach = rng.integers(1, WINDOW + 1, size=len(ids))
        for distance in range(1, WINDOW + 1):
            for i, j in ((0, distance), (distance, 0)):
                first, second = ids[i : len(ids) - distance + i], ids[j : len(ids) - distance + j]
                near = reach[i : len(ids) - distance + i] >= distance
                rows.append(np.stack([first[near], second[near]], axis=1))
        if sum(map(len, rows)) >= limit:
            break
    return rng.permutation(np.concatenate(rows))[:limit]


def sigma(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def loop(W, C, pairs, negatives) -> None:
    """Pair by pair, as the formulas are written."""
    for (target, context), drawn in zip(pairs, negatives, strict=True):
        w, words = W[target], np.concatenate([[context], drawn])
        error = sigma(C[words] @ w)
        error[0] -= 1
        move = error @ C[words]
        np.subtract.at(C, words, RATE * error[:, None] * w)
        W[target] -= RATE * move


def _errors(W, C, pairs, negatives):
    words = np.column_stack([pairs[:, 1], negatives])
    w, c = W[pairs[:, 0]], C[words]
    error = sigma(np.einsum("pd,pjd->pj", w, c))
    error[:, 0] -= 1
    error *= -RATE
    moves = (error[..., None] * w[:, None]).reshape(-1, w.shape[1])
    return words.ravel(), np.einsum("pj,pjd->pd", error, c), moves


def minibatch(W, C, pairs, negatives) -> None:
    """Minibatches of 256, updates summed by np.add.at."""
    for i in range(0, len(pairs), 256):
        batch = pairs[i : i + 256]
        words, move, moves = _errors(W, C, batch, negatives[i : i + 256])
        np.add.at(W, batch[:, 0], move)
        np.add.at(C, words, moves)


def scatter(W, C, pairs, negatives) -> None:
    """Minibatches of 256, updates summed by sorting, repeated words by one product."""
    for i in range(0, len(pairs), 256):
        batch = pairs[i : i + 256]
        words, move, moves = _errors(W, C, batch, negatives[i : i + 256])
        sgns._add_rows(W, batch[:, 0], move, pad=-1)
        sgns._add_rows(C, words, moves, pad=-1)


def timed(work: Callable[[], int]) -> float:
    """Pairs a CPU second of a call that returns its number of pairs."""
    started = time.process_time()
    pairs = work()
    return pairs / (time.process_time() - started)


def ladder(documents: list[np.ndarray], noise: np.ndarray) -> dict[str, float]:
    """Speeds of the three rungs below the matrix products, on as many pairs as take a second or so."""
    speeds = {}
    for name, step, count in (
        ("loop", loop, 20_000),
        ("minibatch", minibatch, 80_000),
        ("scatter", scatter, 80_000),
    ):
        rng = np.random.default_rng(0)
        W = ((rng.random((len(noise), DIM)) - 0.5) / DIM).astype(np.float32)
        C = np.zeros_like(W)
        pairs = sampled_pairs(documents, count, rng)
        negatives = rng.choice(len(noise), size=(len(pairs), K), p=noise)

        def work(step=step, W=W, C=C, pairs=pairs, negatives=negatives) -> int:
            step(W, C, pairs, negatives)
            return len(pairs)

        speeds[name] = timed(work)
    return speeds


def main() -> None:
    """Measure, print a table, write the result file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    try:
        import gensim
        from gensim.models import Word2Vec
    except ImportError:
        sys.exit("bench_sgns: gensim is not installed: pip install gensim")

    texts, vocabulary = corpus()
    cut = len(texts) - len(texts) // 10
    documents = [np.array([vocabulary[word] for word in text]) for text in texts]
    counts = np.bincount(np.concatenate(documents[:cut]), minlength=len(vocabulary)).astype(float)
    noise = counts**0.75 / (counts**0.75).sum()

    best: dict[str, float] = {"gensim": 0.0, "matrix products": 0.0}
    losses = {}
    for _ in range(options.turns):
        model = None

        def ours() -> int:
            nonlocal model
            model = sgns.train(
                documents[:cut], len(vocabulary), dim=DIM, window=WINDOW, k=K,
                epochs=options.epochs, learning_rate=RATE, seed=1, progress=sys.stderr.isatty(),
            )  # fmt: skip
            return model.pairs

        best["matrix products"] = max(best["matrix products"], timed(ours))
        losses["matrix products"] = held_out_loss(model.W, model.C, documents[cut:], noise)
        other = Word2Vec(
            vector_size=DIM, window=WINDOW, negative=K, sg=1, alpha=RATE, min_alpha=0.0001, min_count=1,
            sample=0, workers=1, seed=1,
        )  # fmt: skip
        other.build_vocab(texts)

        def theirs(other=other, pairs=model.pairs) -> int:
            other.train(texts[:cut], total_examples=cut, epochs=options.epochs)
            return pairs

        best["gensim"] = max(best["gensim"], timed(theirs))
        order = [other.wv.key_to_index[word] for word in vocabulary]
        losses["gensim"] = held_out_loss(
            other.wv.vectors[order], other.syn1neg[order], documents[cut:], noise
        )

    speeds = {**ladder(documents[:cut], noise), **best}
    for name, speed in speeds.items():
        quality = f"   held-out loss {losses[name]:.3f}" if name in losses else ""
        print(f"{name:>16}: {speed:11,.0f} pairs/s   {speed / best['gensim']:5.2f} × gensim{quality}")
    result = {
        "corpus": {"articles": len(texts), "tokens": sum(map(len, texts)), "words": len(vocabulary)},
        "settings": {"dim": DIM, "window": WINDOW, "k": K, "learning_rate": RATE, "epochs": options.epochs},
        "versions": {"numpy": np.__version__, "gensim": gensim.__version__, "python": sys.version.split()[0]},
        "pairs_per_cpu_second": {name: round(speed) for name, speed in speeds.items()},
        "held_out_loss": {name: round(loss, 4) for name, loss in losses.items()},
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
