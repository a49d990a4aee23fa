"""Values into tagged plain data: the sender's half of what `decoder` reads."""

from __future__ import annotations

import collections.abc
import typing

import numpy as np

from .forms import (
    ARRAY_KINDS,
    FLAT,
    MAX_DEPTH,
    MAX_FRAME_BYTES,
    MAX_INLINE_BYTES,
    MAX_INT_BYTES,
    MAX_NODES,
    PACKED,
    SCALARS,
    Buffer,
    TooLarge,
    WireError,
    refuse_long_range,
)
from .generators import place_of


class Encoder:
    """Turns values into tagged plain data.

    Parameters
    ----------
    foreign
        Called with an object that is no plain data; returns its tagged form (a handle, a callback) or raises
        `WireError`.
    share
        Whether a mutable object that occurs twice crosses as one object (arguments of a call: what the
        function does to one is seen in the other, as it would be in one process).

    known
        With ``share``: numbers of objects, by `id`, that the other end has already.
    lend
        Called with a random generator; returns the one that crosses in its stead.

    Attributes
    ----------
    mutables
        With ``share``: the mutable objects met that were not known, in the order of their numbers.
    size
        Bytes of the texts, arrays and lists met.
    """

    def __init__(
        self,
        foreign: collections.abc.Callable[[typing.Any], list],
        share: bool = False,
        known: collections.abc.Mapping[int, int] | None = None,
        lend: collections.abc.Callable[[np.random.Generator], np.random.Generator] | None = None,
    ) -> None:
        self._foreign = foreign
        self._lend = lend
        self._share = share
        self._known = known or {}
        self._numbers: dict[int, int] = {}
        self.mutables: list[typing.Any] = []
        self._nodes = 0
        self.size = 0

    def encode(self, value: typing.Any, depth: int = 0) -> typing.Any:
        """The tagged form of a value."""
        kind = type(value)
        if kind in SCALARS:
            return self._text(value) if kind is str else value
        if kind is int:
            return self._integer(value)
        if self._share:
            number = self._known.get(id(value), self._numbers.get(id(value)))
            if number is not None:
                return ["=", number]
        return self.content(value, depth)

    def content(self, value: typing.Any, depth: int = 0) -> typing.Any:
        """The tagged form of a value that is no plain scalar, spelled out even if it is known by number."""
        self._count(1, depth)
        if isinstance(value, np.generic | np.ndarray):
            return self._array(value)
        if isinstance(value, bool | int):
            return self._integer(int.__int__(value)) if not isinstance(value, bool) else bool(value)
        if isinstance(value, float):
            return float.__float__(value)
        if isinstance(value, str):
            return self._text(str.__str__(value))
        if isinstance(value, complex):
            return ["c", complex.__complex__(value).real, complex.__complex__(value).imag]
        if isinstance(value, bytes | bytearray):
            return self._beside(bytes(value))
        if isinstance(value, list):
            self._number(value)
            return self._sequence("l", list(list.__iter__(value)), depth)
        if isinstance(value, tuple):
            return self._sequence("t", list(tuple.__iter__(value)), depth)
        if isinstance(value, dict):
            self._number(value)
            items = list(dict.items(value))
            keys = self._sequence("l", [key for key, _ in items], depth)
            return ["d", keys, self._sequence("l", [item for _, item in items], depth)]
        if isinstance(value, set | frozenset):
            if isinstance(value, set):
                self._number(value)
            iterate: typing.Any = set.__iter__ if isinstance(value, set) else frozenset.__iter__
            kind = "s" if isinstance(value, set) else "f"
            return [kind, self._sequence("l", list(iterate(value)), depth)]
        if isinstance(value, range):
            refuse_long_range(value)
            return ["R", value.start, value.stop, value.step]
        if isinstance(value, slice):
            return ["S", *(self.encode(part, depth + 1) for part in (value.start, value.stop, value.step))]
        if isinstance(value, np.random.Generator):
            return self._generator(value)
        return self._foreign(value)

    def _number(self, value: typing.Any) -> None:
        if self._share and id(value) not in self._numbers and id(value) not in self._known:
            self._numbers[id(value)] = len(self._known) + len(self.mutables)
            self.mutables.append(value)

    def _count(self, nodes: int, depth: int, coming: int = 0) -> None:
        # What is still to be counted is refused at once, not after seconds of packing.
        self._nodes += nodes
        if depth > MAX_DEPTH:
            raise TooLarge(f"a value nested more than {MAX_DEPTH} levels deep")
        if self._nodes + coming > MAX_NODES:
            raise TooLarge(f"a value of more than {MAX_NODES:,} parts")

    def _size(self, size: int) -> None:
        self.size += size
        if self.size > MAX_FRAME_BYTES:
            raise TooLarge(f"a value of more than {MAX_FRAME_BYTES / 1e6:.0f} MB")

    def _text(self, value: str) -> str | Buffer:
        self._size(len(value))
        if len(value) <= MAX_INLINE_BYTES:
            return value
        return Buffer.of_text(value)

    def _beside(self, data: bytes | memoryview) -> bytes | Buffer:
        self._size(len(data))
        return bytes(data) if len(data) <= MAX_INLINE_BYTES else Buffer(data)

    def _integer(self, value: int) -> typing.Any:
        if -(2**63) <= value < 2**64:
            return value
        size = value.bit_length() // 8 + 1
        if size > MAX_INT_BYTES:
            raise TooLarge(f"an integer of more than {MAX_INT_BYTES * 8:,} bits")
        return ["i", value.to_bytes(size, "big", signed=True)]

    def _sequence(self, tag: str, items: list[typing.Any], depth: int) -> list:
        # A flat list of numbers or strings, however long, needs no tag an element.
        kinds = set(map(type, items))
        flat = kinds <= FLAT
        if int in kinds and flat:
            whole = items if len(kinds) == 1 else [item for item in items if type(item) is int]
            flat = min(whole) >= -(2**63) and max(whole) < 2**63
        if not flat:
            # One that is shared counts once, however often it comes.
            coming = 0 if self._share else sum(kind not in FLAT for kind in map(type, items))
            self._count(len(items), depth, coming)
            return [tag, [self.encode(item, depth + 1) for item in items]]
        tag = tag.upper()
        if len(kinds) == 1 and 8 * len(items) > MAX_INLINE_BYTES:
            (kind,) = kinds
            if kind in PACKED:
                dtype = PACKED[kind]
                return [tag, dtype, self._beside(np.array(items, dtype=dtype).tobytes())]
            if kind is str:
                lengths = np.fromiter(map(len, items), dtype="<u4", count=len(items))
                self._size(int(lengths.sum(dtype=np.int64)))
                text = "".join(items).encode("utf-8", "surrogatepass")
                return [tag, "U", self._beside(lengths.tobytes()), self._beside(text)]
        if str in kinds:
            return [tag, [self._text(item) if type(item) is str else item for item in items]]
        return [tag, items]

    def _array(self, value: np.generic | np.ndarray) -> typing.Any:
        array = np.asarray(value)
        if array.dtype.kind not in ARRAY_KINDS or array.dtype.fields is not None:
            return self._foreign(value)
        self._size(array.nbytes)
        if isinstance(value, np.generic):
            return ["n", array.dtype.str, array.tobytes()]
        self._number(value)
        writeable = bool(array.flags.writeable)
        return ["a", array.dtype.str, list(array.shape), writeable, self._content_of(array)]

    @staticmethod
    def _content_of(array: np.ndarray) -> bytes | Buffer:
        if array.nbytes <= MAX_INLINE_BYTES:
            return array.tobytes()
        return Buffer(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)

    def _generator(self, value: np.random.Generator) -> list:
        try:
            place = place_of(self._lend(value) if self._lend is not None else value)
        except ValueError as error:
            raise WireError(str(error)) from None
        self._number(value)
        return ["r", *place[:4], *place.half, place.spawned]
