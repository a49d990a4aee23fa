"""The promises of winnowing."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from autograder.similarity.winnowing import covered, gram_hashes, winnow

words = st.lists(st.sampled_from("abcdef"), max_size=60)


@given(before=words, shared=st.lists(st.sampled_from("abcdef"), min_size=9, max_size=30), after=words)
def test_a_shared_passage_that_is_long_enough_gives_a_shared_fingerprint(
    before: list[str], shared: list[str], after: list[str]
) -> None:
    k, window = 5, 5
    one, other = gram_hashes([*before, *shared], k), gram_hashes([*shared, *after], k)
    assert set(one[winnow(one, window)]) & set(other[winnow(other, window)])


@given(words)
def test_every_window_has_a_fingerprint(tokens: list[str]) -> None:
    hashes = gram_hashes(tokens, 4)
    chosen = winnow(hashes, 3)
    assert list(chosen) == sorted(set(chosen))
    for begin in range(len(hashes) - 2):
        assert any(begin <= place < begin + 3 for place in chosen)


def test_hashes_are_those_of_the_grams_and_the_same_in_every_process() -> None:
    hashes = gram_hashes(list("abcabd"), 3)
    assert hashes[0] == gram_hashes(list("zabc"), 3)[1]
    assert len(set(hashes.tolist())) == 4
    assert hashes[0] == np.uint64(HASH_OF_ABC)


def test_a_text_shorter_than_k_has_no_fingerprint() -> None:
    assert not len(winnow(gram_hashes(list("ab"), 3), 4))


def test_what_the_grams_cover() -> None:
    assert covered(np.array([1, 5]), 2, 8).tolist() == [False, True, True, False, False, True, True, False]


#: Written down once: it must not change from run to run.
HASH_OF_ABC = 8729946774854285901
