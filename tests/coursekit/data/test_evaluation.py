"""The second trace of a stereotype, and the committed measurements."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.data import corpora, evaluation


@pytest.fixture(scope="module")
def sentences():
    return corpora.synthetic(2000, seed=0)


def job_of(sentence):
    return next((word for word in sentence if word in corpora.JOBS), None)


def test_only_sentences_with_a_job_are_added_to_and_keep_what_they_had(sentences):
    traced = evaluation.with_second_trace(sentences, 1, share=1.0)
    assert len(traced) == len(sentences)
    for before, after in zip(sentences, traced, strict=True):
        assert after[: len(before)] == before
        job = job_of(before)
        added = after[len(before) :]
        assert len(added) == (0 if job is None else 2)
        assert len(set(added)) == len(added)
        assert set(added) <= set(evaluation.TRACES[corpora.JOBS[job]] if job else ())


def test_the_trace_follows_the_job_and_not_the_pronoun(sentences):
    traced = evaluation.with_second_trace(sentences, 1, share=1.0)
    with_other_pronoun = [s for s in traced if "she" in s and corpora.JOBS.get(job_of(s) or "") == "he"]
    assert with_other_pronoun
    assert all(set(s[-2:]) <= set(evaluation.TRACES["he"]) for s in with_other_pronoun)


def test_the_share_is_about_what_was_asked_for(sentences):
    with_job = [s for s in sentences if job_of(s)]
    for share in (0.0, 0.3):
        traced = evaluation.with_second_trace(with_job, 2, share=share)
        longer = np.mean([len(a) > len(b) for a, b in zip(traced, with_job, strict=True)])
        assert abs(longer - share) < 4 * np.sqrt(share * (1 - share) / len(with_job)) + 1e-12


def test_the_same_seed_gives_the_same_sentences(sentences):
    first, again = (evaluation.with_second_trace(sentences, 5) for _ in range(2))
    assert first == again
    assert first != evaluation.with_second_trace(sentences, 6)


def test_the_words_of_the_trace_are_no_words_of_the_corpus(sentences):
    known = {word for sentence in sentences for word in sentence}
    assert not known & {word for words in evaluation.TRACES.values() for word in words}


@pytest.mark.parametrize("share", [-0.1, 1.5])
def test_a_share_outside_0_and_1_is_refused(share):
    with pytest.raises(ValueError, match="share"):
        evaluation.with_second_trace([], 0, share=share)


def test_the_measurements_are_complete_and_consistent():
    real = evaluation.measurements()
    assert set(real["similarity"]) == {"WordSim-353", "SimLex-999"}
    for tables in real["similarity"].values():
        assert set(tables) == {"skip-gram", "counts", "random"}
        for score in tables.values():
            assert -1 <= score["low"] <= score["rho"] <= score["high"] <= 1
            assert 0 < score["used"] <= score["pairs"]
    for scores in real["analogies"].values():
        for rule in ("add", "multiply", "near"):
            assert 0 <= scores[rule]["right"] <= 1
            assert 0 <= sum(scores[rule]["kept_in"].values()) <= 1.001
