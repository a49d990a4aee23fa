"""Learn merges on the help texts of Python, and save what lecture 09 shows of them.

    python scripts/measure_tokenization.py

The texts differ a little between versions of Python, and outputs of a lecture must not: so the lecture reads
the merges from a file. It takes about a minute on one core.

Words are those of unit 04: lower-case runs of letters and digits, and every other character by itself; ``_``
and ``#``, which mark the ends and insides of words, are left out. Every tenth topic is held out.

``byte_pairs``
    The first merges of byte-pair encoding: the two symbols, and how often they stood side by side.
``wordpieces``
    The first merges of WordPiece: the two symbols, n(ab), n(a), n(b).
``pairs``
    n(ab) and n(a)·n(b) of all pairs of WordPiece's symbols before the first merge, each combination once.
``tokens``
    Tokens a word on the held-out topics after some numbers of merges.
``known``
    Share of the held-out words that are among the most frequent ones of the others, for as many words.
"""

from __future__ import annotations

import json
import platform
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import coursekit.data
from coursekit.data import corpora
from coursekit.reference import tokenization
from coursekit.reference.tokenization import INSIDE

RESULT = Path(coursekit.data.__file__).with_name("tokenization.json")
SIZES = (0, 10, 30, 100, 300, 1000, 3000)
KEPT_BYTE_PAIRS, KEPT_WORDPIECES = 3000, 300


def frequencies() -> tuple[Counter[str], Counter[str]]:
    """How often each word occurs, in nine tenths of the topics and in the rest."""
    parts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for i, text in enumerate(corpora.python_topics().values()):
        parts[i % 10 == 9].update(re.findall(r"[^\W_]+|[^\w\s#]", text.lower()))
    return parts


def main() -> None:
    """Measure, and write the file."""
    seen, held_out = frequencies()
    byte_pairs = tokenization.byte_pairs(seen, KEPT_BYTE_PAIRS)
    wordpieces = tokenization.wordpieces(seen, KEPT_WORDPIECES)
    tokens = {}
    for size in SIZES:
        merges = [merge[:2] for merge in byte_pairs[:size]]
        cut = {word: len(tokenization.replay(word, merges)) for word in held_out}
        tokens[size] = round(sum(n * cut[word] for word, n in held_out.items()) / held_out.total(), 3)
    known = {}
    for size in SIZES[1:]:
        frequent = {word for word, _ in seen.most_common(size)}
        share = sum(n for word, n in held_out.items() if word in frequent) / held_out.total()
        known[size] = round(share, 3)
    single: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    for word, n in seen.items():
        symbols = [word[0], *(INSIDE + letter for letter in word[1:])]
        for symbol in symbols:
            single[symbol] += n
        for pair in pairwise(symbols):
            together[pair] += n
    pairs = sorted({(n, single[a] * single[b]) for (a, b), n in together.items()})
    result = {
        "python": platform.python_version(),
        "words": seen.total(),
        "different_words": len(seen),
        "held_out_words": held_out.total(),
        "byte_pairs": [[merge.first, merge.second, merge.together] for merge in byte_pairs],
        "wordpieces": [[m.first, m.second, m.together, *m.alone] for m in wordpieces],
        "pairs": [list(row) for row in pairs],
        "tokens": tokens,
        "known": known,
    }
    # One line a key: short enough to read, and a change shows where it is.
    lines = (f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in result.items())
    RESULT.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
