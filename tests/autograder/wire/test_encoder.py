"""What may leave: plain data as that of its base class, within limits, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from crossing import across, refuse, same

from autograder import wire
from autograder.wire import forms


class Lying(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__

    def __float__(self) -> float:
        return 0.0


class LyingList(list):
    def __iter__(self):
        return iter([0, 0])

    def __len__(self) -> int:
        return 0


class LyingArray(np.ndarray):
    def tobytes(self, *_: object) -> bytes:  # type: ignore[override]
        return b""

    def __eq__(self, other: object):  # type: ignore[override]
        return np.True_

    __hash__ = None  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Lying(3.5), 3.5),
        (LyingList([1.0, Lying(2.0)]), [1.0, 2.0]),
        (np.arange(3.0).view(LyingArray), np.arange(3.0)),
        (type("Text", (str,), {"__len__": lambda self: 0})("abc"), "abc"),
        (type("Int", (int,), {"__index__": lambda self: 7})(2), 2),
        (type("Table", (dict,), {"items": lambda self: [], "keys": lambda self: []})({"a": 1}), {"a": 1}),
        (bytearray(b"abc"), b"abc"),
    ],
    ids=["float", "list", "ndarray", "str", "int", "dict", "bytearray"],
)
def test_subclasses_cross_as_their_base(value: object, plain: object) -> None:
    assert same(across(value), plain)


@pytest.mark.parametrize(
    "value",
    [
        object(),
        np.array([object()]),
        np.zeros(2, dtype=[("a", "f8")]),
        np.zeros(2, dtype="M8[ns]"),
        len,
        type,
        iter([1]),
    ],
    ids=["object", "array of objects", "records", "times", "function", "class", "iterator"],
)
def test_everything_else_is_foreign(value: object) -> None:
    met = []
    wire.Encoder(lambda thing: met.append(thing) or ["h", 1]).encode(value)
    assert met == [value] or met[0] is value


def nest(levels: int) -> list:
    value: list = []
    for _ in range(levels):
        value = [value]
    return value


# Made in the test: some take a while, or much memory, which collecting the tests should not.
TOO_LARGE: dict[str, Callable[[], object]] = {
    "deep": lambda: nest(100_000),
    "integer": lambda: 1 << 100_000,
    "range": lambda: range(10**9),
    "wide range": lambda: range(-(10**30), 10**30),
    "broadcast": lambda: np.broadcast_to(1.0, (10**6, 10**6)),
    "parts": lambda: [[] for _ in range(forms.MAX_NODES + 1)],
    "bytes": lambda: b"x" * (wire.MAX_FRAME_BYTES + 1),
}


@pytest.mark.parametrize("make", TOO_LARGE.values(), ids=TOO_LARGE)
def test_too_large_values_are_refused_by_the_sender(make: Callable[[], object]) -> None:
    with pytest.raises(wire.TooLarge, match=r"\S"):
        wire.Encoder(refuse).encode(make())


def test_too_many_parts_are_refused_before_any_is_packed() -> None:
    packed: list[object] = []
    half = forms.MAX_NODES // 2
    with pytest.raises(wire.TooLarge, match="parts"):
        wire.Encoder(lambda value: packed.append(value) or ["h", 1]).encode([object()] * (half + 1))
    assert not packed
    # Among arguments one object is one part, however often it comes.
    same: list = []
    tag, forms_of_it = wire.Encoder(refuse, share=True).encode([same] * (half + 1))
    assert (tag, len(forms_of_it)) == ("l", half + 1)


def test_a_list_that_holds_itself_is_too_deep_as_a_result() -> None:
    box: list = []
    box.append(box)
    with pytest.raises(wire.TooLarge):
        wire.Encoder(refuse).encode(box)
