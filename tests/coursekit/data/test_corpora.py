"""The corpora: what they say about themselves is so, and their known truth can be found by counting."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, pairwise

import numpy as np
import pytest

from coursekit.data import corpora


def counts_of(sentences: list[list[str]]) -> Counter[str]:
    return Counter(chain.from_iterable(sentences))


def embeddings(sentences: list[list[str]], dim: int = 32) -> tuple[dict[str, int], np.ndarray]:
    """PPMI over whole sentences and scikit-learn's truncated SVD: an outsider's way to word vectors."""
    # Every process that collects this file would pay for it otherwise.
    from sklearn.decomposition import TruncatedSVD

    vocabulary = {word: i for i, word in enumerate(sorted(counts_of(sentences)))}
    present = np.zeros((len(sentences), len(vocabulary)))
    for row, sentence in zip(present, sentences, strict=True):
        np.add.at(row, [vocabulary[word] for word in sentence], 1)
    together = present.T @ present - np.diag(present.sum(axis=0))
    expected = np.outer(together.sum(axis=1), together.sum(axis=0)) / together.sum()
    ppmi = np.log2(np.maximum(together / expected, 1.0))
    return vocabulary, TruncatedSVD(dim, random_state=0).fit_transform(ppmi)


# --- the sentences ---


def test_a_seed_gives_the_same_sentences_and_another_seed_others():
    assert corpora.synthetic(50, 3) == corpora.synthetic(50, np.random.default_rng(3))
    assert corpora.synthetic(50, 3) != corpora.synthetic(50, 4)


def test_a_generator_is_advanced():
    rng = np.random.default_rng(0)
    assert corpora.synthetic(20, rng) != corpora.synthetic(20, rng)


def test_no_sentences_are_possible():
    assert corpora.synthetic(0, 1) == []


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        ({"sentences": -1}, "sentences"),
        ({"sentences": 1, "bias": 1.2}, "bias"),
        ({"sentences": 1, "radio": -0.1}, "radio"),
        ({"sentences": 1, "background": float("nan")}, "background"),
    ],
)
def test_impossible_arguments_are_named(arguments, name):
    with pytest.raises(ValueError, match=rf"^{name}:"):
        corpora.synthetic(seed=0, **arguments)


def test_a_sentence_is_a_word_with_its_markers_around_it():
    """Each attribute of the word sends a marker, and nothing but its attributes does."""
    function_words = set(corpora.FUNCTION_WORDS)
    for sentence in corpora.synthetic(2000, 5):
        tokens = [token for token in sentence if token not in function_words]
        assert len(tokens) == 5
        word = tokens.pop(2)
        senders = {name for name, markers in corpora.MARKERS.items() if set(markers) & set(tokens)}
        if word == "broadcast":
            assert senders in ({"sowing"}, {"radio"})
        elif word in corpora.JOBS:
            pronouns = set(tokens) & {"he", "she"}
            assert len(pronouns) == 1
            assert senders - {"male", "female"} == set(corpora.ATTRIBUTES[word])
        else:
            assert senders == set(corpora.ATTRIBUTES[word])


def test_the_size_is_the_documented_one():
    counts = counts_of(corpora.synthetic(2000, 0))
    assert abs(counts.total() - 13_000) < 250
    assert len(counts) == 199


@pytest.mark.parametrize("bias", [0.5, 0.8, 1.0])
def test_jobs_take_their_usual_pronoun_as_often_as_asked(bias):
    usual = total = 0
    for sentence in corpora.synthetic(8000, 1, bias=bias):
        for job in set(sentence) & set(corpora.JOBS):
            usual += corpora.JOBS[job] in sentence
            total += 1
    assert abs(usual / total - bias) < 4 * 0.5 / np.sqrt(total)


@pytest.mark.parametrize(("radio", "words"), [(0.0, "sowing"), (1.0, "radio")])
def test_broadcast_changes_its_meaning(radio, words):
    found = [set(s) for s in corpora.synthetic(3000, 2, radio=radio) if "broadcast" in s]
    assert len(found) > 20
    assert all(sentence & set(corpora.MARKERS[words]) for sentence in found)


def test_background_replaces_markers():
    clean, noisy = (corpora.synthetic(2000, 6, background=b) for b in (0.0, 0.5))
    fruit = set(corpora.MARKERS["fruit"])
    share = [np.mean([bool(fruit & set(s)) for s in made if "cherry" not in s]) for made in (clean, noisy)]
    assert share[1] > 2 * share[0]


@pytest.mark.parametrize("seed", range(3))
def test_the_truth_can_be_learnt(seed):
    """2,000 sentences: analogies, clusters and the bias of jobs come out as declared."""
    vocabulary, E = embeddings(corpora.synthetic(2000, seed))
    N = E / np.linalg.norm(E, axis=1, keepdims=True)
    for family, questions in corpora.ANALOGIES.items():
        right = 0
        for a, b, a_star, b_star in ([vocabulary[word] for word in question] for question in questions):
            scores = N @ (E[b] - E[a] + E[a_star])
            scores[[a, b, a_star]] = -np.inf
            right += scores.argmax() == b_star
        assert right / len(questions) >= 0.9, family

    rows = {name: N[[vocabulary[word] for word in words]] for name, words in corpora.CLUSTERS.items()}
    inside = np.mean([np.mean((R @ R.T)[np.triu_indices(len(R), 1)]) for R in rows.values()])
    across = np.mean([np.mean(R @ S.T) for R, S in combinations(rows.values(), 2)])
    assert inside > across + 0.1

    pairs = [("king", "queen"), ("prince", "princess"), ("man", "woman"), ("boy", "girl")]
    gender = np.sum([N[vocabulary[he]] - N[vocabulary[she]] for he, she in pairs], axis=0)
    score = {job: N[vocabulary[job]] @ gender for job in corpora.JOBS}
    he, she = ([score[job] for job, usual in corpora.JOBS.items() if usual == p] for p in ("he", "she"))
    assert np.mean(he) > np.mean(she)


# --- the toys ---


@pytest.mark.parametrize(("tokens", "floor"), [(12, 0.5041), (25, 0.6354)])
def test_toys_have_the_documented_bigram_entropy(tokens, floor):
    text = corpora.toy(tokens)
    assert len(text) == tokens
    assert set(text) == set(corpora.TOY_VOCABULARY)
    pairs, first = Counter(pairwise(text)), Counter(text[:-1])
    entropy = -sum(n * np.log(n / first[a]) for (a, _), n in pairs.items()) / pairs.total()
    assert entropy == pytest.approx(floor, abs=5e-5)


def test_the_larger_toy_gives_the_mix_after_the():
    text = corpora.toy(25)
    after = Counter(b for a, b in pairwise(text) if a == "the")
    assert after["cat"] * 2 == after["dog"] == after["zoo"] * 2


def test_another_toy_is_refused():
    with pytest.raises(ValueError, match=r"^tokens: .*13"):
        corpora.toy(13)


def test_a_toy_may_be_changed_without_harm():
    corpora.toy(12).clear()
    assert len(corpora.toy(12)) == 12


# --- the real corpus ---


def test_python_topics_are_english_about_python():
    topics = corpora.python_topics()
    assert len(topics) >= 60
    assert "lists" in topics
    assert sum(len(text.split()) for text in topics.values()) > 40_000


def test_python_documents_are_paragraphs_of_words():
    documents = corpora.python_documents()
    counts = counts_of(documents)
    assert len(documents) > 1000
    assert min(map(len, documents)) >= 5
    assert all(word.isascii() and word.isalpha() and word.islower() for word in counts)
    assert counts["list"] > 50
    assert counts["tuple"] > 20
