"""Random generators cross where they are, and come back only moved on."""

from __future__ import annotations

import numpy as np
import pytest
from crossing import across
from hypothesis import given
from hypothesis import strategies as st

from autograder import wire

BIT_GENERATORS = [np.random.PCG64, np.random.PCG64DXSM, np.random.Philox]


@given(st.sampled_from(BIT_GENERATORS), st.integers(0, 2**64 - 1), st.integers(0, 50))
def test_generators_go_on_where_they_were(kind: type, seed: int, draws: int) -> None:
    rng = np.random.Generator(kind(seed))
    rng.integers(0, 2**31, size=draws, dtype=np.int32)  # leaves half a number in the buffer when draws is odd
    other = across(rng)
    assert other is not rng
    assert np.array_equal(other.normal(size=5), rng.normal(size=5))
    assert other.integers(1000) == rng.integers(1000)


def test_children_of_a_generator_differ_from_call_to_call() -> None:
    rng = np.random.default_rng(5)
    first = across(rng).spawn(1)[0].random()
    rng.spawn(1)
    assert across(rng).spawn(1)[0].random() != first


@given(st.sampled_from(BIT_GENERATORS), st.integers(0, 9), st.integers(0, 10**6))
def test_a_generator_moves_on_to_where_drawing_leads(kind: type, before: int, draws: int) -> None:
    rng, other = (np.random.Generator(kind(3)) for _ in range(2))
    rng.bit_generator.random_raw(before)
    other.bit_generator.random_raw(before + draws)
    wire.move_on(rng, wire.place_of(other))
    assert np.array_equal(rng.random(5), other.random(5))


@pytest.mark.parametrize("kind", BIT_GENERATORS)
def test_a_generator_moves_nowhere_else(kind: type) -> None:
    rng = np.random.Generator(kind(3))
    rng.random(5)
    state = str(rng.bit_generator.state)
    earlier, stranger, far = (np.random.Generator(kind(seed)) for seed in (3, 4, 3))
    far.bit_generator.advance(2**90)
    for other in (earlier, stranger, far):
        with pytest.raises(ValueError, match=r"stream|drawing"):
            wire.move_on(rng, wire.place_of(other))
    assert str(rng.bit_generator.state) == state


def test_half_a_number_that_came_back_is_not_believed() -> None:
    rng, other = np.random.default_rng(3), np.random.default_rng(3)
    other.random()
    there = wire.place_of(other)
    wire.move_on(rng, there._replace(half=(1, 12345)))
    assert rng.bit_generator.state["has_uint32"] == 0
