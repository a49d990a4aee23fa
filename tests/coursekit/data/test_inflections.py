"""The synthetic corpus with plurals."""

from __future__ import annotations

import pytest

from coursekit.data import corpora
from coursekit.data.inflections import PLURALS, inflected


def test_nouns_are_plural_half_of_the_time_and_nothing_else_changes():
    sentences = inflected(3000, 1)
    singular = {plural: noun for noun, plural in PLURALS.items()}
    undone = [[singular.get(word, word) for word in sentence] for sentence in sentences]
    known = {*corpora.ATTRIBUTES, "broadcast", *corpora.FUNCTION_WORDS}
    known |= {marker for markers in corpora.MARKERS.values() for marker in markers}
    assert {word for sentence in undone for word in sentence} <= known
    words = [word for sentence in sentences for word in sentence]
    nouns = [word in singular for word in words if word in singular or word in PLURALS]
    assert 0.45 < sum(nouns) / len(nouns) < 0.55


def test_the_same_seed_gives_the_same_sentences():
    assert inflected(50, 3) == inflected(50, 3) != inflected(50, 4)


def test_unseen_plurals_never_occur_and_their_nouns_do():
    words = {word for sentence in inflected(2000, 2, unseen=["cat", "cherry"]) for word in sentence}
    assert {"cat", "cherry", "dogs", "strawberries", "women"} <= words
    assert not {"cats", "cherries"} & words


def test_plurals_are_spelled_as_in_english():
    assert PLURALS["strawberry"] == "strawberries"
    assert PLURALS["waitress"] == "waitresses"
    assert PLURALS["man"] == "men"
    assert set(PLURALS) <= set(corpora.ATTRIBUTES)


def test_a_word_without_plural_cannot_be_left_out():
    with pytest.raises(ValueError, match="unseen: 'sheep' has no plural"):
        inflected(1, 0, unseen=["sheep"])
