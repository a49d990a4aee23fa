"""What crosses comes out the same."""

from __future__ import annotations

import math

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from crossing import across, same
from hypothesis import given
from hypothesis import strategies as st

texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=20)  # lone surrogates too
arrays = hnp.arrays(
    st.one_of(
        hnp.boolean_dtypes(),
        hnp.integer_dtypes(),
        hnp.unsigned_integer_dtypes(),
        hnp.floating_dtypes(),
        hnp.complex_number_dtypes(),
        hnp.byte_string_dtypes(max_len=5),
        hnp.unicode_string_dtypes(max_len=5),
    ),
    hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5),
)
scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**200), 2**200),
    st.floats(),
    st.complex_numbers(allow_nan=False),
    texts,
    st.binary(max_size=20),
    st.integers(-100, 100).map(np.int64),
    st.floats(width=32).map(np.float32),
    st.booleans().map(np.bool_),
)
keys = st.one_of(st.integers(), texts, st.binary(max_size=5), st.tuples(st.integers(), texts))
values = st.recursive(
    st.one_of(scalars, arrays),
    lambda inner: st.one_of(
        st.lists(inner, max_size=5),
        st.lists(inner, max_size=5).map(tuple),
        st.dictionaries(keys, inner, max_size=5),
        st.sets(keys, max_size=5),
        st.frozensets(keys, max_size=5),
    ),
    max_leaves=20,
)


@given(values)
def test_plain_data_crosses_unchanged(value: object) -> None:
    assert same(across(value), value)


@given(values)
def test_plain_data_crosses_unchanged_as_arguments(value: object) -> None:
    assert same(across(value, share=True), value)


@pytest.mark.parametrize("value", [range(3, 50, 7), range(0), slice(1, None, -1), slice(None)])
def test_ranges_and_slices_cross(value: object) -> None:
    assert same(across(value), value)


def test_read_only_arrays_stay_read_only() -> None:
    array = np.arange(3.0)
    assert across(array).flags.writeable
    array.flags.writeable = False
    assert not across(array).flags.writeable


def test_arguments_keep_what_they_share() -> None:
    array, inner = np.zeros(3), [1]
    first, second, nested = across([array, array, {"x": inner, "y": [inner, array]}], share=True)
    assert first is second
    assert nested["y"][1] is first
    assert nested["x"] is nested["y"][0]


def test_a_list_of_arguments_may_hold_itself() -> None:
    box: list = [1]
    box.append(box)
    copy = across(box, share=True)
    assert copy[1] is copy


@pytest.mark.parametrize(
    "value",
    [
        [0.5] * 1_000_000,
        [1] * 1_000_000,
        [True, False] * 1_000,
        ["word", "", "ä"] * 300_000,
        np.ones((2_800, 2_800)),
        [[1.0, 2.0]] * 100_000,
        np.ones((300, 500)).tolist(),
        "ä" * 5_000_000,
        b"x" * 1_000_000,
        {"text": ["long " * 1_000, 1]},
        np.ones((400, 600)).T,
        np.array(["ab", "c"] * 500),
        [2**63] * 100,
    ],
    ids=lambda value: type(value).__name__,
)
def test_large_honest_values_cross(value: object) -> None:
    assert same(across(value), value)


def test_an_array_that_was_received_is_nobody_else_s() -> None:
    first, second = across([np.ones(1_000), np.ones(1_000)])
    first[:] = 7
    assert second.sum() == 1_000


def test_nan_and_signed_zero_keep_their_bits() -> None:
    assert math.copysign(1, across(-0.0)) == -1
    assert math.isnan(across(float("nan")))
    assert math.copysign(1, across(np.array([-0.0]))[0]) == -1
