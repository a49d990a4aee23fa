"""What may cross between the judge and a student's process: plain data.

A value is packed by msgpack after every container has been given a tag, so that nothing but the types below
can come out at the other end: None, bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset,
range, slice, NumPy scalars and arrays of numbers, booleans and strings, and `numpy.random.Generator`.
Everything else stays where it is and crosses as a *handle* (an object of the student's) or a *callback* (a
function of the judge's). Nothing is pickled and nothing is evaluated: a hostile sender can only make the
decoder raise `WireError`. Instances of subclasses cross as the data of their base, so that no overridden
method (an ``__eq__`` that is always true, say) reaches the judge.
"""

from __future__ import annotations

import collections.abc
import math
import typing

import numpy as np

from .generators import Place, generator_at, place_of

#: A message's arrays and texts together. A 2,000 × 2,000 matrix of doubles takes 32 MB; the course promises
#: 64 MB a value.
MAX_FRAME_BYTES = 192_000_000
#: What stays in a message's header; anything longer is sent beside it, as bytes that need no parsing.
MAX_INLINE_BYTES = 256
#: Containers and their elements in one message, where they are not numbers in an array or a flat list.
MAX_NODES = 2_000_000
MAX_DEPTH = 60
#: Keys that are no strings hash predictably; a crafted dict of many would keep the judge busy for minutes.
MAX_ODD_KEYS = 20_000
MAX_INT_BYTES = 1_000
#: Numbers, and strings, in lists of nothing else: a float in a list takes 32 bytes, a string 60 and more.
MAX_LISTED = 8_000_000
MAX_WORDS = 2_000_000
#: Texts of one message, in bytes: a single rare character makes each of the others take four in memory.
MAX_TEXT_BYTES = 64_000_000
#: Characters that the strings of a value take side by side in one array, where each takes as much as the
#: longest.
MAX_PADDED_CHARACTERS = 200_000_000
MAX_ITEMSIZE = 1_000_000

_ARRAY_KINDS = "biufcSU"
_SCALARS = frozenset({type(None), bool, float, str})
_FLAT = _SCALARS | {int}
#: Lists of one of these types cross as an array of the type beside.
_PACKED = {float: "<f8", int: "<i8", bool: "|b1"}


class WireError(Exception):
    """A value or message that may not cross."""


class TooLarge(WireError):
    """A value beyond the limits of size, number or depth."""


class Buffer:
    """Bytes that cross beside a message's header.

    Attributes
    ----------
    data
        The bytes; writable and nobody else's where they were received.
    is_text
        Whether they are UTF-8, to come out of the channel as a string.
    """

    __slots__ = ("data", "is_text")

    def __init__(self, data: bytes | bytearray | memoryview, is_text: bool = False) -> None:
        self.data = data
        self.is_text = is_text

    @classmethod
    def of_text(cls, text: str) -> Buffer:
        """The UTF-8 of a string, lone surrogates included."""
        return cls(text.encode("utf-8", "surrogatepass"), is_text=True)

    def __len__(self) -> int:
        return len(self.data)

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is Buffer and self.is_text == other.is_text and bytes(self.data) == bytes(other.data)
        )

    __hash__ = None  # type: ignore[assignment]


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
        if kind in _SCALARS:
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
            _refuse_long_range(value)
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

    def _count(self, nodes: int, depth: int) -> None:
        self._nodes += nodes
        if depth > MAX_DEPTH:
            raise TooLarge(f"a value nested more than {MAX_DEPTH} levels deep")
        if self._nodes > MAX_NODES:
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
        flat = kinds <= _FLAT
        if int in kinds and flat:
            whole = [item for item in items if type(item) is int]
            flat = min(whole) >= -(2**63) and max(whole) < 2**63
        if not flat:
            self._count(len(items), depth)
            return [tag, [self.encode(item, depth + 1) for item in items]]
        tag = tag.upper()
        if len(kinds) == 1 and 8 * len(items) > MAX_INLINE_BYTES:
            (kind,) = kinds
            if kind in _PACKED:
                dtype = _PACKED[kind]
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
        if array.dtype.kind not in _ARRAY_KINDS or array.dtype.fields is not None:
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


class Decoder:
    """Turns tagged plain data back into values, believing nothing.

    Parameters
    ----------
    foreign
        Called with (tag, rest) for handles and callbacks.
    share
        As in `Encoder`.
    known
        With ``share``: the objects that a reference may mean from the start.

    Attributes
    ----------
    mutables
        The mutable objects, by number.
    """

    def __init__(
        self,
        foreign: collections.abc.Callable[[str, list], typing.Any],
        share: bool = False,
        known: collections.abc.Sequence[typing.Any] = (),
    ) -> None:
        self._foreign = foreign
        self._share = share
        self.mutables: list[typing.Any] = list(known)
        self._nodes = 0
        self._leaves = 0
        self._listed = 0
        self._longest = 0

    def decode(self, form: typing.Any, depth: int = 0) -> typing.Any:
        """The value of a tagged form; `WireError` if it is none."""
        kind = type(form)
        if kind in _SCALARS or kind is int or kind is bytes:
            if kind is str:
                self._strings([form])
            return form
        if kind is Buffer:
            return bytes(form.data)
        if kind is not list or not form or type(form[0]) is not str:
            raise WireError("a malformed value")
        self._nodes += 1
        if depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise TooLarge("a value nested too deeply or of too many parts")
        try:
            return self._tagged(form[0], form[1:], depth)
        except (TypeError, ValueError, IndexError, KeyError, OverflowError, AttributeError) as error:
            raise WireError(f"a malformed value ({type(error).__name__})") from None

    def _tagged(self, tag: str, rest: list, depth: int) -> typing.Any:
        match tag:
            case "L" | "T":
                items = self._flat(rest)
                return self._numbered(items) if tag == "L" else tuple(items)
            case "l":
                return self._filled([], rest, depth)
            case "t":
                return tuple(self._items(rest, depth))
            case "d":
                number = self._reserve()
                keys = self._plain_list(rest[0], depth)
                _refuse_odd_keys(keys)
                values = self._plain_list(rest[1], depth)
                return self._settle(number, dict(zip(keys, values, strict=True)))
            case "s" | "f":
                number = self._reserve() if tag == "s" else None
                items = self._plain_list(rest[0], depth)
                _refuse_odd_keys(items)
                return self._settle(number, set(items)) if tag == "s" else frozenset(items)
            case "c":
                real, imaginary = rest
                return complex(_expect(real, float), _expect(imaginary, float))
            case "i":
                (data,) = rest
                if len(_expect(data, bytes)) > MAX_INT_BYTES:
                    raise TooLarge("an integer of too many digits")
                return int.from_bytes(data, "big", signed=True)
            case "n":
                dtype, data = rest
                return _array(dtype, [], _expect(data, bytes))[()]
            case "a":
                dtype, shape, writeable, data = rest
                array = _array(dtype, shape, data)
                if writeable is not True:
                    array.flags.writeable = False
                return self._numbered(array)
            case "r":
                name, key, position, used, has_half, half, spawned = rest
                place = _place(name, key, position, used, (has_half, half), spawned)
                return self._numbered(generator_at(place))
            case "R":
                numbers = range(*(_expect(part, int) for part in rest))
                _refuse_long_range(numbers)
                return numbers
            case "S":
                return slice(*(self.decode(part, depth + 1) for part in rest))
            case "=":
                (number,) = rest
                if not self._share or not 0 <= _expect(number, int) < len(self.mutables):
                    raise WireError("a reference to nothing")
                return self.mutables[number]
        return self._foreign(tag, rest)

    def _flat(self, rest: list) -> list:
        match rest:
            case [list(items)] if set(map(type, items)) <= _FLAT:
                pass
            case [str(dtype), data] if dtype in _PACKED.values():
                numbers = np.frombuffer(_raw(data), dtype=dtype)
                if self._listed + len(numbers) > MAX_LISTED:
                    raise TooLarge(f"lists of more than {MAX_LISTED:,} numbers")
                items = numbers.tolist()
            case ["U", lengths, data]:
                items = self._words(np.frombuffer(_raw(lengths), dtype="<u4"), _raw(data))
            case _:
                raise WireError("a malformed list")
        self._listed += len(items)
        self._strings(items)
        return items

    def _words(self, lengths: np.ndarray, data: bytes | bytearray | memoryview) -> list[str]:
        if self._listed + len(lengths) > MAX_WORDS or len(data) > MAX_TEXT_BYTES:
            raise TooLarge(f"lists of more than {MAX_WORDS:,} strings, or of very long ones")
        text = str(data, "utf-8", "surrogatepass")
        ends = np.cumsum(lengths, dtype=np.int64).tolist()
        if (ends[-1] if ends else 0) != len(text):
            raise WireError("a list of strings whose lengths disagree")
        return [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]

    def _strings(self, items: list) -> None:
        # One long string among many short ones is a small message, and a huge array for a check that makes
        # one of them.
        self._leaves += len(items)
        self._longest = max(self._longest, max((len(item) for item in items if type(item) is str), default=0))
        if self._longest * self._leaves > MAX_PADDED_CHARACTERS:
            raise TooLarge("a value of many strings, one of them very long")

    # Encoder and decoder number a container when they enter it, before its elements.

    def _reserve(self) -> int | None:
        if not self._share:
            return None
        self.mutables.append(None)
        return len(self.mutables) - 1

    def _settle(self, number: int | None, value: typing.Any) -> typing.Any:
        if number is not None:
            self.mutables[number] = value
        return value

    def _numbered(self, value: typing.Any) -> typing.Any:
        return self._settle(self._reserve(), value)

    def _filled(self, empty: list, rest: list, depth: int) -> list:
        self._numbered(empty)  # first, so that a list may hold itself
        empty.extend(self._items(rest, depth))
        return empty

    def _items(self, rest: list, depth: int) -> list:
        (items,) = rest
        return [self.decode(item, depth + 1) for item in _expect(items, list)]

    def _plain_list(self, form: typing.Any, depth: int) -> list:
        tag, *rest = _expect(form, list)
        if tag == "L":
            return self._flat(rest)
        if tag != "l":
            raise WireError("a malformed container")
        return self._items(rest, depth)


def _expect(value: typing.Any, kind: type) -> typing.Any:
    if type(value) is not kind:
        raise WireError(f"a malformed value ({kind.__name__} expected)")
    return value


def _refuse_odd_keys(keys: list) -> None:
    if len(keys) > MAX_ODD_KEYS and not set(map(type, keys)) <= {str, bytes}:
        raise TooLarge(f"a dict or set of more than {MAX_ODD_KEYS:,} keys that are no strings")


def _refuse_long_range(numbers: range) -> None:
    # Three numbers on the wire, and as much memory as you like for a check that makes an array of them.
    if max(abs(numbers.start), abs(numbers.stop), abs(numbers.step)) >= 2**62 or len(numbers) > MAX_NODES:
        raise TooLarge(f"a range of more than {MAX_NODES:,} numbers")


def _array(dtype: typing.Any, shape: typing.Any, data: typing.Any) -> np.ndarray:
    text = _expect(dtype, str)
    if len(text) > 12 or text[1:2] not in _ARRAY_KINDS or not text[2:].isdigit():
        raise WireError("an array of a type that does not cross")
    kind = np.dtype(text)
    if kind.itemsize > MAX_ITEMSIZE or len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise WireError("an array of an impossible shape")
    raw = _raw(data)
    if math.prod(shape) * kind.itemsize != len(raw) or math.prod(n or 1 for n in shape) > 2**40:
        raise WireError("an array whose size and shape disagree")
    if not kind.itemsize and math.prod(shape) > MAX_NODES:
        raise TooLarge("an array of too many empty strings")  # NumPy gives each a character
    array = np.frombuffer(raw, dtype=kind).reshape(shape) if kind.itemsize else np.zeros(shape, dtype=kind)
    # What was received beside the header is this array's alone, and need not be copied.
    return array if array.flags.writeable else array.copy()


def _raw(data: typing.Any) -> bytes | bytearray | memoryview:
    if type(data) is Buffer:
        return data.data
    if type(data) is not bytes:
        raise WireError("a malformed value (bytes expected)")
    return data


def _place(
    name: typing.Any,
    key: typing.Any,
    position: typing.Any,
    used: typing.Any,
    half: tuple,
    spawned: typing.Any,
) -> Place:
    for value in (used, *half, spawned):
        _expect(value, int)
    _expect(name, str), _expect(key, bytes), _expect(position, bytes)
    return Place(name, key, position, used, half, spawned)
