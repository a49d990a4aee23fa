"""Measure what lecture 07 says of more than one seed, and what gensim makes of the same texts; save it.

    python scripts/measure_static_embeddings.py [--seeds 20]      (needs gensim: pip install gensim)

Three questions, answered in some minutes on one core:

``analogies``
    Share of the synthetic corpus's analogies that each method solves (4,000 sentences, 32 dimensions,
    window 4), by seed. The methods of the course, and gensim's Word2Vec and FastText as an outside oracle.
``unseen``
    Eight plurals a seed that never occurred, composed of their n-grams: how often is the singular the
    nearest word, and how many of the next three words are of its kind? With random rows and with trained
    ones.
``hashes``
    gensim's hash of some n-grams.

The numbers are rounded so that they are the same on every processor. Lecture 07 draws them; run it again
afterwards.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np

import coursekit.data
from coursekit.data import corpora
from coursekit.data.inflections import PLURALS, inflected
from coursekit.reference import sgns, static

RESULT = Path(coursekit.data.__file__).with_name("static_embeddings.json")
DIM, WINDOW = 32, 4
NGRAMS = ("<wh", "where", "naïve", "<über", "日本")


def cooccurrences(documents: list[np.ndarray], vocab_size: int, window: int) -> np.ndarray:
    """How often word i has word j in its window, shape (vocab_size, vocab_size)."""
    counts = np.zeros((vocab_size, vocab_size))
    for ids in documents:
        for distance in range(1, min(window, len(ids) - 1) + 1):
            np.add.at(counts, (ids[:-distance], ids[distance:]), 1)
    return counts + counts.T


def ppmi_svd(counts: np.ndarray, dim: int) -> np.ndarray:
    """Vectors U · √S of the table's positive pointwise mutual information."""
    share = counts / counts.sum()
    with np.errstate(divide="ignore"):
        pmi = np.log2(share / np.outer(share.sum(axis=1), share.sum(axis=0)))
    U, S, _ = np.linalg.svd(np.maximum(pmi, 0))
    return np.asarray(U[:, :dim] * np.sqrt(S[:dim]))


def solved(vectors: np.ndarray, words: list[str]) -> float:
    """Share of all analogies whose answer is nearest, the three words of the question excluded."""
    place = {word: i for i, word in enumerate(words)}
    directions = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    right = []
    for questions in corpora.ANALOGIES.values():
        for quad in questions:
            a, b, a_star, b_star = (place[word] for word in quad)
            scores = directions @ (vectors[b] - vectors[a] + vectors[a_star])
            scores[[a, b, a_star]] = -np.inf
            right.append(int(scores.argmax()) == b_star)
    return float(np.mean(right))


def analogies(seed: int) -> dict[str, float]:
    """Share of the analogies that each method solves, on one text."""
    from gensim.models import FastText, Word2Vec

    text = corpora.synthetic(4_000, seed=seed)
    words = sorted({word for sentence in text for word in sentence})
    ids = {word: i for i, word in enumerate(words)}
    documents = [np.array([ids[word] for word in sentence]) for sentence in text]
    counts = cooccurrences(documents, len(words), 4)
    found = {"PPMI + SVD": ppmi_svd(counts, 32)}
    skipgram = sgns.train(
        documents,
        len(words),
        k=5,
        epochs=6,
        learning_rate=0.05,
        shrink_windows=False,
        seed=1,
        dim=DIM,
        window=WINDOW,
    )
    found["skip-gram"] = skipgram.W.astype(float)
    found["CBOW"] = static.train_cbow(
        documents, len(words), k=5, epochs=6, learning_rate=0.3, seed=1, dim=DIM, window=WINDOW
    )[1]
    for name, table, x_max in (("GloVe, non-zero cells", counts, 10.0), ("GloVe on X + 1", counts + 1, 1.0)):
        W, C, *_ = static.train_glove(table, dim=32, x_max=x_max, epochs=100, learning_rate=0.1, seed=1)
        found[name] = W + C
    shared = {"sentences": text, "vector_size": 32, "window": 4, "negative": 5, "min_count": 1, "seed": 1}
    shared |= {"sample": 0, "shrink_windows": False, "workers": 1, "epochs": 12, "alpha": 0.05}
    for name, model in (
        ("gensim skip-gram", Word2Vec(sg=1, **shared)),
        ("gensim CBOW", Word2Vec(sg=0, **shared)),
        ("gensim FastText", FastText(sg=1, bucket=20_000, **shared)),
    ):
        found[name] = np.stack([model.wv[word] for word in words]).astype(float)
    return {name: solved(vectors, words) for name, vectors in found.items()}


def ngrams(word: str) -> list[str]:
    """The runs of 3 to 6 characters of <word>."""
    marked = f"<{word}>"
    return [marked[i : i + n] for n in range(3, 7) for i in range(len(marked) - n + 1)]


def unseen_plurals(seed: int) -> dict[str, list[float]]:
    """For random and for trained rows: shares of plurals nearest to their noun, of kin among the next."""
    nouns = [noun for noun in PLURALS if noun not in ("man", "woman")]
    left_out = [str(noun) for noun in np.random.default_rng(seed).choice(nouns, size=8, replace=False)]
    text = inflected(2_500, seed, unseen=left_out)
    words = sorted({word for sentence in text for word in sentence})
    ids = {word: i for i, word in enumerate(words)}
    runs = {
        run: len(words) + i for i, run in enumerate(sorted({run for word in words for run in ngrams(word)}))
    }
    rows = [np.array([i, *(runs[run] for run in ngrams(word))]) for i, word in enumerate(words)]
    documents = [np.array([ids[word] for word in sentence]) for sentence in text]
    _, trained = static.train_cbow(
        documents,
        len(words),
        k=5,
        epochs=8,
        learning_rate=0.5,
        seed=1,
        rows=rows,
        batch=256,
        dim=DIM,
        window=WINDOW,
    )
    random = np.random.default_rng(seed).normal(size=trained.shape)
    kinds = {**corpora.ATTRIBUTES, **{plural: corpora.ATTRIBUTES[noun] for noun, plural in PLURALS.items()}}
    found = {}
    for name, table in (("random", random), ("trained", trained)):
        vectors = static.compose(table, rows)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        nearest, kin = [], []
        for noun in left_out:
            v = table[[runs[run] for run in ngrams(PLURALS[noun]) if run in runs]].mean(axis=0)
            ranked = [words[i] for i in np.argsort(-vectors @ v, kind="stable")]
            nearest.append(ranked[0] == noun)
            own = set(kinds[noun])
            markers = {marker for kind in own for marker in corpora.MARKERS[kind]}
            others = [word for word in ranked if word != noun][:3]
            kin += [bool(own & set(kinds.get(word, ()))) or word in markers for word in others]
        found[name] = [float(np.mean(nearest)), float(np.mean(kin))]
    return found


def main() -> None:
    """Measure and save."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20)
    seeds = range(1, parser.parse_args().seeds + 1)
    try:
        import gensim
        from gensim.models.fasttext_inner import ft_hash_bytes
    except ImportError:
        sys.exit("measure_static_embeddings: gensim is not installed: pip install gensim")
    solved_by = [analogies(seed) for seed in seeds]
    plurals = [unseen_plurals(seed) for seed in seeds]
    result = {
        "analogies": {name: [round(run[name], 2) for run in solved_by] for name in solved_by[0]},
        "unseen": {name: [[round(x, 2) for x in run[name]] for run in plurals] for name in plurals[0]},
        "hashes": {run: int(ft_hash_bytes(run.encode())) for run in NGRAMS},
        "versions": {"numpy": np.__version__, "gensim": gensim.__version__, "python": sys.version.split()[0]},
    }
    RESULT.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for name, shares in result["analogies"].items():
        print(f"{name:>22}: {min(shares):.2f} … {max(shares):.2f}, mean {np.mean(shares):.2f}")
    for name, pairs in result["unseen"].items():
        nearest, kin = np.mean(pairs, axis=0)
        print(f"{name:>22}: singular nearest {nearest:.2f}, kin among the next three {kin:.2f}")


if __name__ == "__main__":
    main()
