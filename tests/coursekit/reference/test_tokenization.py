"""The trainers of lecture 09 against counting everything again, and against what is known by hand."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coursekit.reference import tokenization

SEED = Counter(["raw", "how", "how", "wow", "wow", "who"])
WORDS = st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=8)


def test_the_review_question() -> None:
    merges = tokenization.byte_pairs(SEED, 3)
    assert [(m.first, m.second, m.together) for m in merges] == [
        ("w", "_", 5),
        ("o", "w_", 4),
        ("h", "ow_", 2),
    ]
    merges = tokenization.wordpieces(SEED, 3)
    assert [(*m[:3], m.alone) for m in merges] == [
        ("r", "##a", 1, (1, 1)),
        ("w", "##h", 1, (3, 1)),
        ("h", "##o", 2, (2, 5)),
    ]


@given(WORDS)
def test_every_merge_of_byte_pairs_is_the_most_frequent_pair_of_a_new_count(words: list[str]) -> None:
    merges = tokenization.byte_pairs(Counter(words), 20)
    for n, merge in enumerate(merges):
        known = [m[:2] for m in merges[:n]]
        counts = Counter(pair for word in words for pair in pairwise(tokenization.replay(word, known)))
        assert merge.together == max(counts.values())
        assert merge[:2] == min(pair for pair in counts if counts[pair] == merge.together)
    if len(merges) < 20:
        known = [m[:2] for m in merges]
        assert all(tokenization.replay(word, known) == [word + tokenization.END] for word in words)


@given(WORDS)
def test_every_merge_of_wordpieces_has_the_best_score_of_a_new_count(words: list[str]) -> None:
    spelled = [[word[0], *("##" + letter for letter in word[1:])] for word in words]
    for merge in tokenization.wordpieces(Counter(words), 20):
        single = Counter(symbol for symbols in spelled for symbol in symbols)
        together = Counter(pair for symbols in spelled for pair in pairwise(symbols))
        scores = {(a, b): n / (single[a] * single[b]) for (a, b), n in together.items()}
        best = max(scores.values())
        assert merge[:2] == min(pair for pair in scores if scores[pair] == best)
        assert merge.together == together[merge[:2]]
        assert merge.alone == (single[merge.first], single[merge.second])
        for symbols in spelled:
            i = 0
            while i < len(symbols) - 1:
                if (symbols[i], symbols[i + 1]) == merge[:2]:
                    symbols[i : i + 2] = [merge.first + merge.second[2:]]
                i += 1


def test_training_stops_when_every_word_is_one_symbol() -> None:
    assert len(tokenization.byte_pairs(Counter(["ab"]), 10)) == 2
    assert len(tokenization.wordpieces(Counter(["ab", "c"]), 10)) == 1
    assert tokenization.byte_pairs(SEED, 0) == []


def test_marks_in_a_text_do_not_confuse_byte_pairs() -> None:
    merges = tokenization.byte_pairs(Counter({"a##": 3, "##b": 2}), 1)
    assert (merges[0].first, merges[0].second, merges[0].together) == ("#", "#", 5)
    assert tokenization.replay("a##", [("#", "#"), ("a", "##")]) == ["a##", "_"]


@given(st.text(st.characters(exclude_characters="_"), min_size=1))
def test_replay_loses_nothing(word: str) -> None:
    merges = [merge[:2] for merge in tokenization.byte_pairs(SEED, 4)]
    assert "".join(tokenization.replay(word, merges)) == word + "_"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("unaffable", ["una", "##ffable"]),
        ("unable", ["una", "##ble"]),
        ("una", ["una"]),
        ("unfair", ["?"]),
        ("able", ["?"]),
    ],
)
def test_longest_match_never_looks_back(word: str, expected: list[str]) -> None:
    vocabulary = {"un", "una", "##able", "##ffable", "##ble"}
    assert tokenization.longest_match(word, vocabulary, "?") == expected


def test_longest_match_restores_the_word() -> None:
    rng = np.random.default_rng(0)
    vocabulary = {mark + letters for mark in ("", "##") for letters in ("a", "b", "ab", "bab", "aab")}
    for _ in range(50):
        word = "".join(rng.choice(["a", "b"], size=9))
        pieces = tokenization.longest_match(word, vocabulary)
        assert pieces[0] + "".join(piece.removeprefix("##") for piece in pieces[1:]) == word
