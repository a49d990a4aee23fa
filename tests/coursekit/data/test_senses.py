"""Sentences about banks: what they promise about senses, slots and orders."""

from __future__ import annotations

import numpy as np

from coursekit.data import senses


def test_every_word_of_a_sentence_is_of_its_sense():
    ids, which = senses.bank_sentences(300, np.random.default_rng(0))
    assert ids.shape == (300, senses.LENGTH)
    seen = set()
    for row, sense in zip(ids, which, strict=True):
        words = senses.in_words(row)
        slots = list(senses.SENSES.values())[sense]
        start = words.index("the", 2) if words[0] == "near" else 0
        for word, slot in zip((words[start + 1], words[start + 2], words[start + 4]), slots, strict=True):
            assert word in slot
        assert words.count("bank") == 1
        seen.add((words[0], int(sense)))
    assert seen == {("the", 0), ("the", 1), ("near", 0), ("near", 1)}


def test_the_same_seed_gives_the_same_sentences_and_one_order_can_be_asked_for():
    first, _ = senses.bank_sentences(50, np.random.default_rng(3), clause_first=1.0)
    again, _ = senses.bank_sentences(50, np.random.default_rng(3), clause_first=1.0)
    assert np.array_equal(first, again)
    assert set(first[:, 0].tolist()) == {senses.VOCABULARY.index("the")}


def test_the_mask_is_no_word():
    assert senses.MASK == len(set(senses.VOCABULARY)) == len(senses.VOCABULARY)
    assert senses.in_words(np.array([0, senses.MASK])) == ["the", "[MASK]"]
