"""The truth about the synthetic corpus: complete, without contradictions, and nobody's to change."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations

import pytest

from coursekit.data import world


def test_no_word_stands_for_two_things():
    everything = [*world.ATTRIBUTES, "broadcast", *world.FUNCTION_WORDS]
    everything += chain.from_iterable(world.MARKERS.values())
    assert [word for word, n in Counter(everything).items() if n > 1] == []
    assert 180 <= len(everything) <= 200


def test_every_attribute_has_three_to_six_markers_and_a_word():
    used = set(chain.from_iterable(world.ATTRIBUTES.values()))
    assert used == set(world.MARKERS)
    assert {len(markers) for markers in world.MARKERS.values()} <= {3, 4, 5, 6}


def test_analogies_follow_from_the_attributes():
    """b - a + a_star, attribute by attribute, is b_star and no other word."""
    for a, b, a_star, b_star in chain.from_iterable(world.ANALOGIES.values()):
        step = Counter(world.ATTRIBUTES[b])
        step.subtract(world.ATTRIBUTES[a])
        step.update(world.ATTRIBUTES[a_star])
        wanted = {attribute for attribute, n in step.items() if n}
        assert [word for word, has in world.ATTRIBUTES.items() if set(has) == wanted] == [b_star]


def test_there_are_analogies_of_every_family():
    assert {name: len(family) for name, family in world.ANALOGIES.items()} == {
        "gender": 30,
        "capital": 42,
        "comparative": 30,
    }
    assert ("man", "woman", "king", "queen") in world.ANALOGIES["gender"]


def test_clusters_share_an_attribute_and_do_not_overlap():
    for name, words in world.CLUSTERS.items():
        assert set.intersection(*(set(world.ATTRIBUTES[word]) for word in words)), name
    for first, second in combinations(world.CLUSTERS.values(), 2):
        assert not set(first) & set(second)


def test_the_truth_cannot_be_changed_by_a_reader():
    with pytest.raises(TypeError):
        world.ATTRIBUTES["king"] = ()
