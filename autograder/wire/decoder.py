"""Tagged plain data back into values: a hostile sender can only make it raise `WireError`."""

from __future__ import annotations

import collections.abc
import math
import typing

import numpy as np

from .forms import (
    ARRAY_KINDS,
    FLAT,
    MAX_DEPTH,
    MAX_INT_BYTES,
    MAX_ITEMSIZE,
    MAX_LISTED,
    MAX_NODES,
    MAX_ODD_KEYS,
    MAX_PADDED_CHARACTERS,
    MAX_TEXT_BYTES,
    MAX_WORDS,
    PACKED,
    SCALARS,
    Buffer,
    TooLarge,
    WireError,
    refuse_long_range,
)
from .generators import Place, generator_at


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
        if kind in SCALARS or kind is int or kind is bytes:
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
                refuse_long_range(numbers)
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
            case [list(items)] if set(map(type, items)) <= FLAT:
                pass
            case [str(dtype), data] if dtype in PACKED.values():
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
        # First, so that a list may hold itself.
        self._numbered(empty)
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


def _array(dtype: typing.Any, shape: typing.Any, data: typing.Any) -> np.ndarray:
    text = _expect(dtype, str)
    if len(text) > 12 or text[1:2] not in ARRAY_KINDS or not text[2:].isdigit():
        raise WireError("an array of a type that does not cross")
    kind = np.dtype(text)
    if kind.itemsize > MAX_ITEMSIZE or len(shape) > 32 or any(type(n) is not int or n < 0 for n in shape):
        raise WireError("an array of an impossible shape")
    raw = _raw(data)
    if math.prod(shape) * kind.itemsize != len(raw) or math.prod(n or 1 for n in shape) > 2**40:
        raise WireError("an array whose size and shape disagree")
    if not kind.itemsize and math.prod(shape) > MAX_NODES:
        # NumPy gives each a character.
        raise TooLarge("an array of too many empty strings")
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
