"""Measure embeddings of a real text on real benchmarks, and save the numbers for lecture 08's figures.

    python scripts/measure_evaluation.py

The text (106 articles of the English Wikipedia) and the benchmarks (WordSim-353, SimLex-999, the Google
analogies) are those in gensim's wheel, which students do not need: only the results are kept. About two
minutes on one core.

``similarity``
    By table and benchmark: Spearman's correlation, the pairs it rests on, and the middle 95 % of 2,000
    bootstrap samples of the pairs.
``analogies``
    By table and rule: how many questions have all four words in the vocabulary, the share answered rightly
    with the question's own words left out, and what comes back if nothing is left out.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
from gensim.corpora import WikiCorpus
from gensim.test.utils import datapath
from scipy.sparse import coo_array
from scipy.sparse.linalg import svds
from scipy.stats import spearmanr

import coursekit.data
from coursekit.reference import evaluation, sgns

RESULT = Path(coursekit.data.__file__).with_name("evaluation.json")
ARTICLES = "enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
AT_LEAST = 5  # occurrences of a word of the vocabulary
DIM, WINDOW = 100, 5


def rated_pairs(name: str, columns: tuple[int, int, int]) -> list[tuple[str, str, float]]:
    """Read a benchmark of rated pairs: two words and people's mean rating, in lower case."""
    rows = []
    for line in Path(datapath(name)).read_text("utf-8").splitlines():
        fields = line.split("\t")
        try:
            rows.append((fields[columns[0]].lower(), fields[columns[1]].lower(), float(fields[columns[2]])))
        except (IndexError, ValueError):
            continue  # comments and headings
    return rows


def analogies(vocabulary: dict[str, int]) -> np.ndarray:
    """The Google analogies of which all four words are known, as ids, (Q, 4)."""
    lines = Path(datapath("questions-words.txt")).read_text("utf-8").lower().splitlines()
    words = [line.split() for line in lines if not line.startswith(":")]
    return np.array([[vocabulary[w] for w in four] for four in words if all(w in vocabulary for w in four)])


def counted(documents: list[np.ndarray], vocab_size: int) -> np.ndarray:
    """PPMI with context counts to the power of 0.75, and a truncated decomposition, (V, DIM)."""
    pairs = [np.stack([ids[:-j], ids[j:]]) for ids in documents for j in range(1, WINDOW + 1) if len(ids) > j]
    rows, columns = np.concatenate(pairs, axis=1)
    counts = coo_array((np.ones(rows.size), (rows, columns)), shape=(vocab_size, vocab_size)).tocsr()
    counts = (counts + counts.T).tocoo()
    words, contexts = counts.sum(axis=1), counts.sum(axis=0) ** 0.75
    ratio = counts.data / (words[counts.row] * contexts[counts.col] / contexts.sum())
    bits = coo_array((np.log2(np.maximum(ratio, 1)), (counts.row, counts.col)), shape=counts.shape)
    left, sizes, _ = svds(bits.tocsr(), k=DIM, random_state=0)
    table: np.ndarray = left * np.sqrt(sizes)
    return table


def similarity(
    table: np.ndarray, rows: list[tuple[str, str, float]], ids: dict[str, int]
) -> dict[str, object]:
    """Rank correlation with people's ratings, and how far chance moves it."""
    known = [row for row in rows if row[0] in ids and row[1] in ids]
    first, second = (table[[ids[row[side]] for row in known]] for side in (0, 1))
    sizes = np.linalg.norm(first, axis=1) * np.linalg.norm(second, axis=1)
    scores, rated = (first * second).sum(axis=1) / sizes, np.array([row[2] for row in known])
    rng = np.random.default_rng(0)
    draws = rng.integers(len(known), size=(2000, len(known)))
    spread = [spearmanr(scores[draw], rated[draw]).statistic for draw in draws]
    low, high = np.percentile(spread, [2.5, 97.5])
    return {
        "rho": round(float(spearmanr(scores, rated).statistic), 2),
        "low": round(float(low), 2),
        "high": round(float(high), 2),
        "used": len(known),
        "pairs": len(rows),
    }


def analogy_shares(table: np.ndarray, questions: np.ndarray) -> dict[str, object]:
    """Accuracy by the usual rule, and what comes back when the question's words are not left out."""
    result: dict[str, object] = {"questions": len(questions)}
    for rule in ("add", "multiply", "near"):
        left_out = evaluation.answers(questions, table, rule=rule)
        kept_in = evaluation.answers(questions, table, rule=rule, exclude=())
        shares = {
            name: round(float(np.mean(kept_in == questions[:, column])), 3)
            for column, name in enumerate(("a", "b", "a*", "b*"))
        }
        result[rule] = {"right": round(float(np.mean(left_out == questions[:, 3])), 3), "kept_in": shares}
    return result


def main() -> None:
    """Train three tables, score them, write the result file."""
    texts = list(WikiCorpus(datapath(ARTICLES), dictionary={}, processes=1).get_texts())
    tally = Counter(word for text in texts for word in text)
    ids = {word: i for i, word in enumerate(sorted(word for word, n in tally.items() if n >= AT_LEAST))}
    documents = [np.array([ids[word] for word in text if word in ids]) for text in texts]
    model = sgns.train(
        documents, len(ids), dim=DIM, window=WINDOW, k=5, epochs=10, learning_rate=0.05, seed=1
    )
    tables = {
        "skip-gram": model.W.astype(float),
        "counts": counted(documents, len(ids)),
        "random": np.random.default_rng(0).normal(size=(len(ids), DIM)),
    }
    benchmarks = {
        "WordSim-353": rated_pairs("wordsim353.tsv", (0, 1, 2)),
        "SimLex-999": rated_pairs("simlex999.txt", (0, 1, 2)),
    }
    questions = analogies(ids)
    result = {
        "text": {"words": int(sum(map(len, documents))), "vocabulary": len(ids), "articles": len(texts)},
        "similarity": {
            benchmark: {name: similarity(table, rows, ids) for name, table in tables.items()}
            for benchmark, rows in benchmarks.items()
        },
        "analogies": {name: analogy_shares(table, questions) for name, table in tables.items()},
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(RESULT.name, "written")


if __name__ == "__main__":
    main()
