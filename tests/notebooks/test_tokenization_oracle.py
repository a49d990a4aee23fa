"""The model answers of assignment 09 against Hugging Face's tokenizers, and round trips of any text.

Lists of merges are never compared: that library breaks ties in another way. Given the same merges, or the
same vocabulary, tokens must agree.
"""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from solution_answers import answers_of
from tokenizers import Tokenizer, models, trainers

SEED = ["raw", "how", "how", "wow", "wow", "who"]
#: Behind the 256 characters that stand for bytes.
END = "\u0100"


answers = answers_of("09-tokenization")


def corpus(rng: np.random.Generator, letters: str = "abcde") -> list[str]:
    made = ["".join(rng.choice(list(letters), size=rng.integers(1, 8))) for _ in range(20)]
    return [str(word) for word in rng.choice(made, size=80)]


def theirs(tokenizer: Tokenizer, text: str) -> list[str]:
    return tokenizer.encode(text).tokens


@pytest.mark.parametrize("seed", range(20))
def test_byte_pairs_are_cut_as_by_hugging_face(seed: int) -> None:
    rng = np.random.default_rng(seed)
    merges = answers.bpe_train(corpus(rng), 30)
    symbols = sorted({*"abcde_", *(a + b for a, b in merges)})
    tokenizer = Tokenizer(models.BPE({symbol: i for i, symbol in enumerate(symbols)}, merges))
    for word in {*corpus(rng), *corpus(rng)}:
        assert answers.bpe_encode(word, merges) == theirs(tokenizer, word + "_")


@pytest.mark.parametrize("seed", range(20))
def test_wordpieces_are_cut_as_by_hugging_face(seed: int) -> None:
    rng = np.random.default_rng(seed)
    words = corpus(rng)
    vocabulary = {word[0] for word in words[:40]} | {
        "##" + letter for word in words[:40] for letter in word[1:]
    }
    for a, b in answers.wordpiece_train(words, 25):
        vocabulary.add(a + b.removeprefix("##"))
    # Some gaps, so that words get stuck.
    vocabulary -= set(rng.choice(sorted(vocabulary), size=2))
    ids = {symbol: i for i, symbol in enumerate(["[UNK]", *sorted(vocabulary)])}
    tokenizer = Tokenizer(models.WordPiece(ids, unk_token="[UNK]"))
    for word in {*words, *corpus(rng, "abcdef")}:
        assert answers.wordpiece_encode(word, vocabulary) == theirs(tokenizer, word)


@pytest.mark.parametrize("seed", range(20))
def test_the_likeliest_cut_is_hugging_faces(seed: int) -> None:
    rng = np.random.default_rng(seed)
    counts = Counter(word[i:j] for word in corpus(rng) for i in range(len(word)) for j in range(i + 1, i + 4))
    model = {piece: math.log(n / counts.total()) + float(rng.normal(0, 0.1)) for piece, n in counts.items()}
    tokenizer = Tokenizer(models.Unigram([("<unk>", -100.0), *model.items()], 0))
    for word in {*corpus(rng)}:
        cut = answers.unigram_segment(word, model)
        assert "".join(cut) == word
        best = sum(model[piece] for piece in theirs(tokenizer, word))
        assert sum(model[piece] for piece in cut) == pytest.approx(best)


def test_the_review_question_is_what_hugging_face_learns_with_the_mark_as_a_letter() -> None:
    tokenizer = Tokenizer(models.BPE())
    trainer = trainers.BpeTrainer(vocab_size=8, show_progress=False)
    tokenizer.train_from_iterator([word + "_" for word in SEED], trainer)
    merged = [symbol for symbol in tokenizer.get_vocab() if len(symbol) > 1]
    assert set(merged) == {a + b for a, b in answers.bpe_train(SEED, 2)} == {"w_", "ow_"}


def test_hugging_faces_trainer_of_wordpieces_ranks_by_frequency() -> None:
    """As the lecture says: its first merge on the six words is not that of the score."""
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    trainer = trainers.WordPieceTrainer(vocab_size=10, show_progress=False)
    tokenizer.train_from_iterator(SEED, trainer)
    merged = {symbol for symbol in tokenizer.get_vocab() if len(symbol.removeprefix("##")) > 1}
    assert merged == {"##ow"}
    assert answers.wordpiece_train(SEED, 1) == [("r", "##a")]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), max_size=6))
def test_any_text_survives_bytes_and_back(words: list[str]) -> None:
    training = ["low", "lower", "naïve", "кот", "日本", "🙂"] * 2
    merges = answers.bpe_train([as_bytes(word) for word in training], 30, END)
    tokens = [token for word in words for token in answers.bpe_encode(as_bytes(word), merges, END)]
    back = answers.bpe_decode(tokens, END)
    assert [word.encode("latin-1").decode("utf-8") for word in back] == words


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<"), min_size=1))
def test_fallback_to_bytes_can_be_undone(text: str) -> None:
    tokens = answers.byte_fallback(list(text), set("abc ñ"))
    written = b"".join(
        bytes([int(token[3:5], 16)]) if token.startswith("<0x") else token.encode() for token in tokens
    )
    assert written.decode("utf-8") == text


@given(st.lists(st.text("abc", min_size=1, max_size=6), min_size=1, max_size=8))
def test_every_merge_is_the_first_choice_of_a_new_count(words: list[str]) -> None:
    merges = answers.bpe_train(words, 12)
    for n, merge in enumerate(merges):
        cut = [answers.bpe_encode(word, merges[:n]) for word in words]
        counts = Counter(pair for symbols in cut for pair in pairwise(symbols))
        assert merge == min(pair for pair in counts if counts[pair] == max(counts.values()))


def as_bytes(word: str) -> str:
    return word.encode("utf-8").decode("latin-1")
