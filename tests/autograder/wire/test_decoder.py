"""Malformed forms raise `WireError` and nothing else."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from crossing import any_form, refuse
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.wire import forms


@pytest.mark.parametrize(
    "form",
    [
        [],
        {},
        [1],
        ["?"],
        ["l"],
        ["l", 1],
        ["l", [[[]]]],
        ["L", [[]]],
        ["L", [b"x"]],
        ["d", ["L", [1]], ["L", []]],
        ["d", ["l", [["l", []]]], ["L", [1]]],
        ["s", ["l", [["l", []]]]],
        ["c", 1, 2],
        ["i", "7"],
        ["i", bytes(2_000)],
        ["=", 0],
        ["=", -1],
        ["R", 0, 1, 0],
        ["R", 0, 10**15, 1],
        ["R", "0", 1, 1],
        ["n", "|O", bytes(8)],
        ["a", "<f8", [2], True, bytes(8)],
        ["a", "<f8", [-1], True, b""],
        ["a", "<f8", [True], True, bytes(8)],
        ["a", "<f8", "1", True, bytes(8)],
        ["a", "|O", [1], True, bytes(8)],
        ["a", "|V8", [1], True, bytes(8)],
        ["a", "<M8[ns]", [1], True, bytes(8)],
        ["a", "<f8,<f8", [1], True, bytes(16)],
        ["a", "<U0", [2**33], True, b""],
        ["a", "<f8", [2**40, 2**40, 0], True, b""],
        ["a", "<f8", [1] * 33, True, bytes(8)],
        ["a", "<U999999999", [0], True, b""],
        ["r", "MT19937", b"\1" * 16, bytes(16), 0, 0, 0, 0],
        ["r", "PCG64", b"", bytes(16), 0, 0, 0, 0],
        ["r", "PCG64", bytes(16), bytes(16), 0, 0, 0, 0],
        ["r", "PCG64", b"\1" * 16, bytes(16), 0, 2, 0, 0],
        ["r", "PCG64", b"\1" * 16, bytes(16), 0, 0, -1, 0],
        ["r", "PCG64", b"\1" * 16, bytes(16), 0, 0, 0, -1],
        ["r", "PCG64", b"\1" * 16, bytes(16), "0", 0, 0, 0],
        ["r", "Philox", b"\1" * 16, bytes(16), 4, 0, 0, 0],
        ["r", "Philox", b"\1" * 16, bytes(32), 0, 0, 0, 0],
        ["L", "<f8", b"1234567"],
        ["L", "|O", bytes(8)],
        ["L", "U", b"\5\0\0\0", b"four"],
        ["L", "U", b"\1\0\0\0", b"\xff"],
        ["L", "U", b"\xff\xff\xff\xff" * 3, b"four"],
        ["L", "<i8", wire.Buffer(bytes(8 * forms.MAX_LISTED + 8))],
        ["L", ["x" * 1_000_000] + [""] * 1_000],
        ["l", [["L", ["x" * 1_000_000]]] + [["L", [""]]] * 1_000],
        ["d", ["L", list(range(forms.MAX_ODD_KEYS + 1))], ["L", [0] * (forms.MAX_ODD_KEYS + 1)]],
    ],
    ids=lambda form: str(form)[:40],
)
def test_malformed_forms_are_refused(form: object) -> None:
    with pytest.raises(wire.WireError):
        wire.Decoder(refuse).decode(form)


@settings(max_examples=500)
@given(any_form, st.booleans())
def test_any_form_decodes_or_is_refused(form: object, share: bool) -> None:
    with contextlib.suppress(wire.WireError):
        wire.Decoder(refuse, share=share, known=[[], np.zeros(2)]).decode(form)
