"""What a test cell works with instead of the student's objects.

A proxy does what it is asked over the wire: calls, attributes, items, iteration. It never lets the student's
object answer for itself where an answer could decide a check: two proxies are equal when they stand for the
same object, a proxy is no number and no array, and it is neither true nor false.
"""

from __future__ import annotations

import collections.abc
import typing

import numpy as np

from .. import wire
from .called import Named, Origin, remember

_BATCH = 64
#: Methods and attributes that NumPy's functions look for in an object that is no array.
_NUMPY_NAMES = frozenset(
    name for name in dir(np.ndarray) if not name.startswith("_") and hasattr(np, name)
) | {"T", "dtype", "flat", "item", "strides", "tolist", "astype", "conjugate"}


class StudentSide(typing.Protocol):
    """Where a proxy takes its questions."""

    @property
    def received(self) -> int:
        """Bytes that the student's process has sent so far."""

    def get(self, target: int, name: str) -> typing.Any:
        """An attribute of a student's object."""

    def call(self, target: int, args: tuple, kwargs: dict, name: str = "") -> typing.Any:
        """Call a student's object, on copies of the arguments."""

    def call_each(
        self, target: int, arguments: collections.abc.Sequence[tuple], name: str = ""
    ) -> collections.abc.Iterator[typing.Any]:
        """Call a student's object with each of several arguments in turn."""

    def ask(self, operation: str, target: int, *values: typing.Any) -> typing.Any:
        """Any other operation, with plain arguments and a plain or foreign answer."""

    def note_iteration(self, number: typing.Any, over: Proxy) -> None:
        """An iterator over a student's object has begun: its errors are told as that object's."""


class Proxy(Named):
    """An object of the student's that is no plain data."""

    __slots__ = ("_bridge", "_number")

    def __init__(self, bridge: StudentSide, number: int, kind: str) -> None:
        object.__setattr__(self, "_bridge", bridge)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "_kind", kind)
        object.__setattr__(self, "_label", "")
        object.__setattr__(self, "_origin", None)
        object.__setattr__(self, "_owner", None)

    def __getattr__(self, name: str) -> typing.Any:
        # NumPy and copy look for protocols by such names; a student's object must not get to answer those.
        if name.startswith("__") and name.endswith("__") and name not in ("__name__", "__doc__"):
            raise AttributeError(f"{self!r} has no {name} here")
        # np.sum(x) asks an object that is no array for x.sum(), and believes it.
        if name in _NUMPY_NAMES:
            raise AttributeError(f"{self!r} has no {name} here: return a NumPy array, a list or a number")
        return self._bridge.get(self._number, name)

    def __setattr__(self, name: str, value: typing.Any) -> None:
        self._bridge.ask("set", self._number, name, value)

    def __getitem__(self, key: typing.Any) -> typing.Any:
        return self._bridge.ask("item", self._number, key)

    def __setitem__(self, key: typing.Any, value: typing.Any) -> None:
        self._bridge.ask("setitem", self._number, key, value)

    def __len__(self) -> int:
        size = self._bridge.ask("len", self._number)
        if type(size) is not int or size < 0:
            raise TypeError(f"{self!r} has no length")
        return size

    def __contains__(self, value: typing.Any) -> bool:
        return self._bridge.ask("contains", self._number, value) is True

    def __iter__(self) -> collections.abc.Iterator:
        number = self._bridge.ask("iter", self._number)
        self._bridge.note_iteration(number, self)
        before = self._bridge.received
        while True:
            if self._bridge.received - before > wire.MAX_FRAME_BYTES:
                raise wire.TooLarge(
                    f"{self!r} goes on and on: {wire.MAX_FRAME_BYTES / 1e6:.0f} MB are too much to be checked"
                )
            items = self._bridge.ask("next", number, _BATCH)
            if type(items) is not list:
                raise TypeError(f"{self!r} cannot be iterated over")
            yield from items
            if len(items) < _BATCH:
                return

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Proxy) and other._bridge is self._bridge and other._number == self._number

    def __hash__(self) -> int:
        return hash((id(self._bridge), self._number))

    def __bool__(self) -> bool:
        raise TypeError(f"{self!r} is neither true nor false: return plain data")

    def __array__(self, *args: typing.Any, **kwargs: typing.Any) -> typing.NoReturn:
        raise TypeError(f"{self!r} is no array: return a NumPy array, a list or a number")

    __array_ufunc__ = None

    def __repr__(self) -> str:
        return self._label or f"an object of class {self._kind}"

    def __reduce__(self) -> typing.NoReturn:
        raise TypeError("a student's object stays in its own process")

    def __deepcopy__(self, memo: dict) -> Proxy:
        return self

    __copy__ = __deepcopy__


class FunctionProxy(Proxy):
    """A student's function, method or callable object."""

    __slots__ = ()

    def __call__(self, *args: typing.Any, **kwargs: typing.Any) -> typing.Any:
        try:
            result = self._bridge.call(self._number, args, kwargs, self._label)
        except Exception as error:
            remember(error, Origin(self, args, kwargs))
            raise
        return self._returned(result, args, kwargs)

    def call_each(self, arguments: collections.abc.Sequence[tuple]) -> collections.abc.Iterator[typing.Any]:
        """What it returns for each of several arguments; see `coursekit.checks.call_each`."""
        results = self._bridge.call_each(self._number, arguments, self._label)
        for args in arguments:
            try:
                result = next(results)
            except Exception as error:
                remember(error, Origin(self, args, {}))
                raise
            yield self._returned(result, args, {})

    def _returned(self, result: typing.Any, args: tuple, kwargs: dict) -> typing.Any:
        if isinstance(result, Proxy) and result._origin is None and not result._label:
            object.__setattr__(result, "_origin", Origin(self, args, kwargs).keep())
        return result

    def _is_method_of(self, owner: Proxy | None, name: str) -> None:
        if owner is not None:
            whose = owner._label or owner._kind.rpartition(".")[2]
            object.__setattr__(self, "_label", f"{whose}.{name}")
            object.__setattr__(self, "_owner", owner)


class ClassProxy(FunctionProxy):
    """A class of the student's process: calling it makes an instance there."""

    __slots__ = ()

    def __instancecheck__(self, value: object) -> bool:
        return isinstance(value, Proxy) and self._bridge.ask("isinstance", value._number, self) is True


def proxy_class(base: type[Proxy], kind: str, known: dict[tuple[type, str], type]) -> type[Proxy]:
    """A proxy class that goes by the name of the student's class, since messages speak of
    ``type(value).__name__``.
    """
    name = kind.rpartition(".")[2]
    if (base, name) not in known:
        if len(known) >= 100 or not name:
            return base
        known[base, name] = type(name, (base,), {"__slots__": ()})
    return known[base, name]
