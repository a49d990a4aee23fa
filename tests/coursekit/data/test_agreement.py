"""Sentences whose verb agrees with a noun far before it."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from coursekit.data import agreement as grammar
from coursekit.data.agreement import agreement, agreement_loss, numbers, right_forms, vocabulary

VERB_FORMS = {form: number for forms in grammar.VERBS for number, form in enumerate(forms)}


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert agreement(20, 3) == agreement(20, 3)
    assert agreement(20, 3) != agreement(20, 4)


def test_the_verb_agrees_with_the_first_noun_and_not_with_the_last() -> None:
    last = []
    for sentence in agreement(400, 0):
        verb = next(word for word in sentence if word in VERB_FORMS)
        forms = next((pair for pair in grammar.NOUNS if sentence[1] in pair), None)
        if forms:
            assert VERB_FORMS[verb] == forms.index(sentence[1])
        near = next((pair for pair in grammar.NOUNS if sentence[-4] in pair), None)
        if near and len(sentence) > 5:
            last.append(VERB_FORMS[verb] == near.index(sentence[-4]))
    assert 0.4 < np.mean(last) < 0.6


def test_the_cost_of_a_sentence_is_its_probability_in_the_grammar() -> None:
    nouns = [*(form for forms in grammar.NOUNS for form in forms), *grammar.INVARIANT]
    whole = 0.0
    for noun, verb, adverb in product(nouns, VERB_FORMS, grammar.ADVERBS):
        forms = next((pair for pair in grammar.NOUNS if noun in pair), None)
        if forms is None or forms.index(noun) == VERB_FORMS[verb]:
            whole += math.exp(-sum(agreement_loss(["the", noun, verb, adverb, "."])))
    assert whole == pytest.approx(0.4), "sentences without an attached phrase"


def words(text: str) -> list[str]:
    return text.split()


def test_what_is_certain_costs_nothing() -> None:
    costs = agreement_loss(words("the dogs near the sheep are here ."))
    assert [cost == 0 for cost in costs] == [True, False, False, True, False, False, False, True]


def test_labels_are_the_numbers_of_nouns_and_the_verb_decides_for_sheep() -> None:
    assert numbers(words("the dogs near the child are here .")) == [0, 2, 0, 0, 1, 0, 0, 0]
    assert numbers(words("the sheep near the dogs is here .")) == [0, 1, 0, 0, 2, 0, 0, 0]
    assert numbers(words("the sheep near the fish are here .")) == [0, 2, 0, 0, 0, 0, 0, 0]


def test_the_vocabulary_has_every_word_once() -> None:
    assert len(set(vocabulary())) == len(vocabulary())
    assert {word for sentence in agreement(500, 1) for word in sentence} == set(vocabulary())


def test_forms_are_compared_at_the_verb_by_the_phrases_before_it() -> None:
    sentences = [words("the dogs are here ."), words("the dog with the birds was here .")]
    names = vocabulary()
    scores = np.zeros((2, 8, len(names)))
    scores[0, 2, names.index("are")] = scores[1, 5, names.index("were")] = 1
    shares = right_forms(sentences, scores, names)
    assert shares[:2] == [1, 0]
    assert np.isnan(shares[2:]).all(), "nothing to compare"
