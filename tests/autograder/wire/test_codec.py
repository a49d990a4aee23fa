# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""The codec: what crosses comes out the same, and hostile bytes raise `WireError` and nothing else."""

from __future__ import annotations

import contextlib
import math
import socket
import struct
import threading
import time
import tracemalloc
import typing

import hypothesis.extra.numpy as hnp
import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.wire import codec
from autograder.wire.channel import MAX_HEADER_BYTES


def refuse(*_: object) -> typing.NoReturn:
    raise wire.WireError("foreign")


def sent(message: list) -> list:
    """A message as it arrives at the other end of a channel."""
    left, right = socket.socketpair()
    with left, right:
        sender = threading.Thread(target=wire.Channel(left).send, args=(message, soon(60)))
        sender.start()
        try:
            return wire.Channel(right).receive(soon(60))
        finally:
            sender.join()


def across(value: object, share: bool = False) -> typing.Any:
    """Encode, send, receive and decode a value as the two ends do."""
    (form,) = sent([wire.Encoder(refuse, share=share).encode(value)])
    return wire.Decoder(refuse, share=share).decode(form)


def same(a: object, b: object) -> bool:
    """Equality that tells types and NaN apart."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        assert isinstance(b, np.ndarray)
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, np.generic):
        return a.dtype == b.dtype and a.tobytes() == b.tobytes()  # type: ignore[attr-defined]
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))  # type: ignore[arg-type]
    if isinstance(a, dict):
        return same(list(a), list(b)) and same(list(a.values()), list(b.values()))  # type: ignore[call-overload, attr-defined]
    return a == b


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


@pytest.mark.parametrize(
    "value",
    [
        nest(100_000),
        1 << 100_000,
        range(10**9),
        range(-(10**30), 10**30),
        np.broadcast_to(1.0, (10**6, 10**6)),
        [[] for _ in range(codec.MAX_NODES + 1)],
        b"x" * (wire.MAX_FRAME_BYTES + 1),
    ],
    ids=["deep", "integer", "range", "wide range", "broadcast", "parts", "bytes"],
)
def test_too_large_values_are_refused_by_the_sender(value: object) -> None:
    with pytest.raises(wire.TooLarge, match=r"\S"):
        wire.Encoder(refuse).encode(value)


def test_a_list_that_holds_itself_is_too_deep_as_a_result() -> None:
    box: list = []
    box.append(box)
    with pytest.raises(wire.TooLarge):
        wire.Encoder(refuse).encode(box)


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
        ["L", "<i8", wire.Buffer(bytes(8 * codec.MAX_LISTED + 8))],
        ["L", ["x" * 1_000_000] + [""] * 1_000],
        ["l", [["L", ["x" * 1_000_000]]] + [["L", [""]]] * 1_000],
        ["d", ["L", list(range(codec.MAX_ODD_KEYS + 1))], ["L", [0] * (codec.MAX_ODD_KEYS + 1)]],
    ],
    ids=lambda form: str(form)[:40],
)
def test_malformed_forms_are_refused(form: object) -> None:
    with pytest.raises(wire.WireError):
        wire.Decoder(refuse).decode(form)


forms = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**64 - 1),
        st.floats(),
        st.text(max_size=5),
        st.binary(max_size=20),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(st.sampled_from(list("LTltdsfcinarRS=hk")), inner, inner, inner, inner).map(list),
        st.tuples(st.sampled_from(list("LTltdsfcinarRS=hk")), inner).map(list),
        st.tuples(
            st.just("a"),
            st.sampled_from(["<f8", "<U0", "|O", "|b1"]),
            st.lists(st.integers(-2, 4)),
            inner,
            st.binary(),
        ).map(list),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=12,
)


@settings(max_examples=500)
@given(forms, st.booleans())
def test_any_form_decodes_or_is_refused(form: object, share: bool) -> None:
    with contextlib.suppress(wire.WireError):
        wire.Decoder(refuse, share=share, known=[[], np.zeros(2)]).decode(form)


# -- frames ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def pair():
    """Return a channel and the raw socket at its other end."""
    mine, theirs = socket.socketpair()
    yield wire.Channel(mine), theirs
    mine.close()
    theirs.close()


def soon(seconds: float = 5.0) -> float:
    return time.monotonic() + seconds


def test_messages_of_any_size_arrive_whole() -> None:
    left, right = socket.socketpair()
    message = [1, "ok", wire.Buffer(bytes(30_000_000)), list(range(1000)), "long" * 1_000_000]
    with left, right:
        sender = threading.Thread(target=wire.Channel(left).send, args=(message, soon(60)))
        sender.start()
        channel = wire.Channel(right)
        assert channel.receive(soon(60)) == message
        assert channel.received > 30_000_000
        sender.join()


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=60),
        forms.map(lambda form: msgpack.packb([1, form], unicode_errors="surrogatepass")),
    )
)
def test_hostile_bytes_raise_wire_errors_only(data: bytes) -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(struct.pack("!Q", len(data)) + data)
        left.close()
        try:
            message = wire.Channel(right).receive(soon())
        except wire.WireError:
            return
        assert isinstance(message, list)
        assert message


@pytest.mark.parametrize("size", [wire.MAX_FRAME_BYTES + 1, 2**64 - 1])
def test_an_announced_giant_is_refused_at_once(pair, size: int) -> None:
    channel, other = pair
    other.sendall(struct.pack("!Q", size))
    with pytest.raises(wire.TooLarge):
        channel.receive(soon())


def test_extension_types_are_refused(pair) -> None:
    channel, other = pair
    data = msgpack.packb([1, msgpack.ExtType(5, b"x")])
    other.sendall(struct.pack("!Q", len(data)) + data)
    with pytest.raises(wire.WireError):
        channel.receive(soon())


def test_the_other_end_may_go_away(pair) -> None:
    channel, other = pair
    other.sendall(b"\0\0\0")
    other.close()
    with pytest.raises(wire.Closed):
        channel.receive(soon())


def test_waiting_ends_at_the_deadline(pair) -> None:
    channel, _ = pair
    with pytest.raises(wire.TimedOut):
        channel.receive(soon(0.05))
    with pytest.raises(wire.TimedOut):
        channel.send([wire.Buffer(bytes(20_000_000))], soon(0.05))


def test_whatever_the_tick_raises_ends_the_wait() -> None:
    left, right = socket.socketpair()

    def tick() -> None:
        raise KeyError("over")

    with left, right, pytest.raises(KeyError):
        wire.Channel(left, tick=tick).receive(soon())


def test_a_header_of_many_parts_is_refused_before_it_arrives(pair) -> None:
    channel, other = pair
    other.sendall(struct.pack("!Q", MAX_HEADER_BYTES + 1))
    with pytest.raises(wire.TooLarge, match="parts"):
        channel.receive(soon())


def test_the_sender_refuses_what_the_receiver_would(pair) -> None:
    channel, _ = pair
    for message in (
        [[]] * (MAX_HEADER_BYTES + 1),
        [wire.Buffer(bytes(100_000_000))] * 2,
    ):
        with pytest.raises(wire.TooLarge):
            channel.send(message, soon())


@pytest.mark.parametrize(
    "sizes", [[(1, wire.MAX_FRAME_BYTES + 1)], [(1, 2**64 - 1)], [(1, 100_000_000)] * 2, [(2, 64_000_001)]]
)
def test_too_much_beside_a_header_is_refused_before_it_arrives(pair, sizes: list) -> None:
    channel, other = pair
    marks = [msgpack.ExtType(code, struct.pack("!Q", size)) for code, size in sizes]
    data = msgpack.packb(marks)
    other.sendall(struct.pack("!Q", len(data)) + data)
    with pytest.raises(wire.TooLarge):
        channel.receive(soon())


def test_what_is_beside_a_header_takes_no_memory_before_it_arrives(pair) -> None:
    channel, other = pair
    data = msgpack.packb([msgpack.ExtType(1, struct.pack("!Q", 190_000_000))])
    other.sendall(struct.pack("!Q", len(data)) + data + b"x")
    tracemalloc.start()
    try:
        with pytest.raises(wire.TimedOut):
            channel.receive(soon(0.05))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "header",
    [
        b"\xdd" + struct.pack("!I", MAX_HEADER_BYTES - 5) + b"\x90" * (MAX_HEADER_BYTES - 5),
        b"\xdd"
        + struct.pack("!I", (MAX_HEADER_BYTES - 5) // 3)
        + b"\x81\xa0\x90" * ((MAX_HEADER_BYTES - 5) // 3),
    ],
    ids=["lists", "maps of lists"],
)
def test_the_costliest_header_takes_a_bounded_amount_of_memory(header: bytes) -> None:
    tracemalloc.start()
    try:
        left, right = socket.socketpair()
        with left, right:
            sender = threading.Thread(target=left.sendall, args=(struct.pack("!Q", len(header)) + header,))
            sender.start()
            message = wire.Channel(right).receive(soon(60))
            sender.join()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(message) > 1_000_000
    assert peak < 600_000_000


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
