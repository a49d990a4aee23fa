# /// script
# dependencies = ["numpy", "sacrebleu==2.5.1"]
# ///
"""Ask sacrebleu for the BLEU of random corpora, and save texts and scores: what unit 12 is compared with.

    uv run --no-project scripts/measure_bleu.py

sacrebleu is no dependency of the course, only of this script: its numbers are kept, and tests compare the
model answer with them. Tokens are given, so its tokenizer is switched off, and so is its smoothing. Scores
run from 0 to 1.

``corpora``
    Candidates, references (as many for each candidate of a corpus) and longest n-grams, with sacrebleu's
    score: matches clipped over several references, closest lengths with ties, candidates that are too short
    and too long, and precisions of 0.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import sacrebleu
from sacrebleu.metrics import BLEU

RESULT = Path(__file__).resolve().parents[1] / "coursekit" / "data" / "bleu.json"
CORPORA = 80
WORDS = ["the", "a", "cat", "dog", "sat", "ran", "on", "under", "mat", "house", "and", "saw"]


def draw(rng: np.random.Generator) -> tuple[list[str], list[list[str]]]:
    """Candidates that are noisy copies of their references, as texts with blanks between the tokens."""
    candidates, references = [], []
    several = int(rng.integers(1, 4))
    stray = rng.choice([0.05, 0.2, 0.6])
    for _ in range(rng.integers(1, 6)):
        base = [str(word) for word in rng.choice(WORDS, size=rng.integers(4, 12))]

        def noisy(base: list[str] = base) -> str:
            words = [str(rng.choice(WORDS)) if rng.random() < stray else word for word in base]
            return " ".join(words[: max(1, len(words) + int(rng.integers(-2, 1)))])

        candidates.append(noisy())
        references.append([noisy() for _ in range(several)])
    return candidates, references


def main() -> None:
    """Score the corpora and write the file."""
    rng = np.random.default_rng(12)
    found = []
    for _ in range(CORPORA):
        candidates, references = draw(rng)
        max_n = int(rng.choice([1, 2, 3, 4, 4, 4]))
        metric = BLEU(
            max_ngram_order=max_n, smooth_method="none", tokenize="none", force=True, effective_order=False
        )
        score = metric.corpus_score(candidates, list(zip(*references, strict=True))).score / 100
        found.append({"candidates": candidates, "references": references, "max_n": max_n, "score": score})
    result = {"sacrebleu": sacrebleu.__version__, "corpora": found}
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    scores = np.array([corpus["score"] for corpus in found])
    print(f"{len(scores)} corpora, {np.count_nonzero(scores == 0)} of them at 0, mean {scores.mean():.3f}")


if __name__ == "__main__":
    main()
