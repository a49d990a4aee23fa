"""What a test cell works with instead of the student's objects.

A proxy does what it is asked over the wire: calls, attributes, items, iteration. It never lets the student's
object answer for itself where an answer could decide a check: two proxies are equal when they stand for the
same object, a proxy is no number and no array, and it is neither true nor false.
"""

from __future__ import annotations

import builtins
import collections.abc
import itertools
import typing
import warnings

import numpy as np

from .. import wire
from ..sandbox.session import RemoteError, Session
from ..text import printable
from .arguments import Call, Callback, CallbackRefusal, InputStreams
from .budget import CallbackBudget
from .called import Named, Origin, Use, remember

_BATCH = 64
#: What may come back from a student's functions in one test cell: several of the largest values.
MAX_CELL_BYTES = 400_000_000
_MAX_NESTING = 40  # calls and callbacks inside one another
#: What a student's code reads of an error inside a function of the test's.
_REFUSED = "the function that was passed in cannot work with these arguments"
#: Methods and attributes that NumPy's functions look for in an object that is no array.
_NUMPY_NAMES = frozenset(
    name for name in dir(np.ndarray) if not name.startswith("_") and hasattr(np, name)
) | {"T", "dtype", "flat", "item", "strides", "tolist", "astype", "conjugate"}
#: How messages write what was asked of an object.
_USES = {"len": "len({})", "item": "{}[…]", "setitem": "{}[…] = …", "set": "setting an attribute of {}"}
_MISLEADING = (
    StopIteration,
    StopAsyncIteration,
    GeneratorExit,
)  # would end a loop of the test's instead of failing it


class StudentError(Exception):
    """An exception of the student's code for which no built-in type fits; others are raised as that type."""


class MissingName(NameError):
    """A test cell asked for a name that the student's notebook does not define."""


class Bridge:
    """The judge's end of the wire in one test cell: values become messages, and handles proxies.

    Parameters
    ----------
    session
        The student's side.
    parameters
        The names of the parameters of functions that students write, by function.
    """

    def __init__(
        self,
        session: Session,
        parameters: collections.abc.Mapping[str, collections.abc.Sequence[str]] | None = None,
    ) -> None:
        self._session = session
        self._parameters = parameters or {}
        self._callbacks: dict[int, Callback] = {}
        self._budget = CallbackBudget()
        self._received = session.received
        self._received_in_all = 0
        #: A check inside a callback that failed: the student's code must not get to catch it.
        self._failed_inside: AssertionError | None = None
        self._streams = InputStreams()
        self._fresh = itertools.count(1)
        self._depth = 0
        self._proxies: dict[int, Proxy] = {}
        #: What an iterator goes through.
        self._iterated: dict[int, Proxy] = {}
        self._classes: dict[tuple[type, str], type] = {}
        #: Whether the student's side has answered anything, so that what goes wrong next may be the answer's
        #: fault.
        self.answered = False
        #: Names that were asked for and not there.
        self.missing: list[str] = []
        session.on_restart = self.forget

    def forget(self) -> None:
        """Drop all handles and callbacks: the process that they belong to is gone."""
        self._proxies.clear()
        self._iterated.clear()
        self._callbacks.clear()

    @property
    def received(self) -> int:
        """Bytes that the student's process has sent so far."""
        return self._session.received

    def lookup(self, name: str) -> typing.Any:
        """The student's object of that name: plain data or a proxy. Raises `MissingName`."""
        reply = self._ask("lookup", name)
        if type(reply) is not list or len(reply) != 2 or reply[0] is not True:
            self.missing.append(name)
            raise MissingName(f"{name} is not defined")
        value = self.decode(reply[1])
        if isinstance(value, Proxy):
            object.__setattr__(value, "_label", name)
        return value

    def call(self, target: int, args: tuple, kwargs: dict, name: str = "") -> typing.Any:
        """Call a student's object, on copies of the arguments.

        Raises
        ------
        ChangedArgument
            If it changed an argument that the test cell does not give it in place.
        """
        if self._depth >= _MAX_NESTING:
            raise RecursionError("calls nested too deeply between the notebook and its checks")
        call = Call(self._foreign_out, args, kwargs, name, self._parameters.get(name, ()), self._streams.lend)
        self._depth += 1
        try:
            with self._budget.for_call_of(call.size):
                reply = self._ask("call", target, call.positional, call.named, np.geterr(), call.in_place)
        except Exception:
            self._raise_failed_inside()
            raise
        finally:
            self._depth -= 1
        self._raise_failed_inside()
        if type(reply) is not list or len(reply) != 4 or type(reply[3]) is not list:
            raise wire.WireError("a malformed answer to a call")
        result, changed, contents, warned = reply
        call.take_back(changed, contents, self._foreign_in)
        for entry in warned[:20]:
            _warn_again(entry)
        return self.decode(result)

    def _raise_failed_inside(self) -> None:
        failed, self._failed_inside = self._failed_inside, None
        if failed is not None:
            raise failed

    def ask_to_forget(self) -> None:
        """Let the student's side drop what this test cell held on to."""
        if self._proxies:
            self._session.request("forget")
            self.forget()

    def get(self, target: int, name: str) -> typing.Any:
        """An attribute of a student's object."""
        try:
            value = self.decode(self._ask("get", target, name))
        except Exception as error:
            self._note_use(error, target, f"{{}}.{name}")
            raise
        if isinstance(value, FunctionProxy) and not value._label and value._origin is None:
            value._is_method_of(self._proxies.get(target), name)
        return value

    def ask(self, operation: str, target: int, *values: typing.Any) -> typing.Any:
        """Any other operation, with plain arguments and a plain or foreign answer."""
        encoder = wire.Encoder(self._foreign_out, lend=self._streams.lend)
        forms = [encoder.encode(value) for value in values]
        try:
            return self.decode(self._ask(operation, target, *forms))
        except Exception as error:
            self._note_use(error, target, _USES.get(operation, "{}"))
            raise

    def _note_use(self, error: Exception, target: int, template: str) -> None:
        """Let an exception of the student's code know which object raised it, and over what."""
        owner = self._iterated.get(target, self._proxies.get(target))
        if owner is not None:
            remember(error, Use(owner, template))

    # -- messages --------------------------------------------------------------------------------------------

    def _ask(self, *message: typing.Any) -> typing.Any:
        self._session.check_clock()
        try:
            reply = self._session.request(*message, answer=self._answer)
        except RemoteError as error:
            self.answered = True
            raise _as_exception(error) from None
        finally:
            self._note_received()
        self.answered = True
        if self._received_in_all > MAX_CELL_BYTES:
            raise wire.TooLarge(
                f"{MAX_CELL_BYTES / 1e6:.0f} MB came back in one exercise: too much to be checked"
            )
        return reply

    def _note_received(self) -> int:
        """The bytes that came since the last time."""
        # A process that was started meanwhile counts from zero.
        new = max(self._session.received - self._received, 0)
        self._received = self._session.received
        self._received_in_all += new
        return new

    def _answer(self, request: list) -> list:
        """Run a function of the test's that the student's code calls."""
        given: list = []
        try:
            if len(request) != 4 or type(request[2]) is not list or type(request[3]) is not list:
                raise CallbackRefusal("was called in a way that is none")
            _, number, forms, keywords = request
            if type(number) is not int or number not in self._callbacks:
                raise CallbackRefusal("was passed to another check")
            self._budget.charge(self._note_received())
            decoder = wire.Decoder(_only_plain)
            given += [decoder.decode(form) for form in forms]
            value = self._callbacks[number](given, keywords)
            return ["returned", wire.Encoder(self._foreign_out, lend=self._streams.lend).encode(value)]
        except AssertionError as error:
            self._failed_inside = self._failed_inside or error
            return ["raised", "AssertionError", _REFUSED]
        except CallbackRefusal as error:
            return ["raised", "TypeError", f"the function that was passed in {error}"]
        except Exception as error:
            kind = next(kind.__name__ for kind in type(error).__mro__ if hasattr(builtins, kind.__name__))
            # The test's own words name hidden helpers and shapes; only what is the student's goes back.
            own = hasattr(error, "student")
            return ["raised", kind, str(error)[:500] if own else ": ".join([_REFUSED, *_described(given)])]

    # -- values ----------------------------------------------------------------------------------------------

    def decode(self, form: typing.Any) -> typing.Any:
        """The value of what the student's side sent."""
        return wire.Decoder(self._foreign_in).decode(form)

    def _foreign_in(self, tag: str, rest: list) -> typing.Any:
        if tag != "h":
            raise wire.WireError("a value of an unknown kind")
        number, kind, is_callable, is_class = rest
        if type(number) is not int or type(kind) is not str or len(kind) > 200:
            raise wire.WireError("a malformed handle")
        if number not in self._proxies:
            if len(self._proxies) > 200_000:
                raise wire.TooLarge("too many objects")
            base = ClassProxy if is_class is True else FunctionProxy if is_callable is True else Proxy
            self._proxies[number] = _named(base, printable(kind), self._classes)(
                self, number, printable(kind)
            )
        return self._proxies[number]

    def _foreign_out(self, value: typing.Any) -> list:
        if isinstance(value, Proxy):
            if value._bridge is not self:
                raise wire.WireError("an object of a process that has ended")
            return ["h", value._number]
        if callable(value):
            number = next(self._fresh)
            self._callbacks[number] = Callback(value)
            return ["k", number]
        raise TypeError(
            f"a {type(value).__name__} cannot be passed to a student's function: "
            "pass plain data, arrays or functions"
        )


def _named(base: type[Proxy], kind: str, known: dict[tuple[type, str], type]) -> type[Proxy]:
    """A proxy class that goes by the name of the student's class, since messages speak of
    ``type(value).__name__``.
    """
    name = kind.rpartition(".")[2]
    if (base, name) not in known:
        if len(known) >= 100 or not name:
            return base
        known[base, name] = type(name, (base,), {"__slots__": ()})
    return known[base, name]


def _described(given: list) -> list[str]:
    """What a student's code passed to a function of the test's, in words; nothing for no arguments."""
    words = [
        f"an array of shape {value.shape} and type {value.dtype}"
        if isinstance(value, np.ndarray)
        else f"a value of type {type(value).__name__}"
        for value in given[:3]
    ]
    return [", ".join(words)] if words else []


def _only_plain(tag: str, rest: list) -> typing.NoReturn:
    raise CallbackRefusal("takes plain data: numbers, strings, lists, arrays")


def _as_exception(error: RemoteError) -> Exception:
    """The exception that the student's code raised, as its nearest built-in type, marked as the student's."""
    text = printable(error.text, multiline=True)
    for name in error.kinds:
        kind = getattr(builtins, name, None)
        if (
            isinstance(kind, type)
            and issubclass(kind, Exception)
            and not issubclass(kind, _MISLEADING)
            and kind is not Exception
        ):
            try:
                made = kind(text)
            except TypeError:  # UnicodeDecodeError and its like take other arguments
                continue
            break
    else:
        made = StudentError(text)
    made.student = (printable(error.name) or type(made).__name__, printable(error.place))  # type: ignore[attr-defined]
    return made


def _warn_again(entry: typing.Any) -> None:
    """Give the test cell a warning that the student's code gave, so that its filters apply."""
    if type(entry) is list and len(entry) == 2 and type(entry[0]) is str and type(entry[1]) is str:
        kind = getattr(builtins, entry[0], Warning)
        kind = kind if isinstance(kind, type) and issubclass(kind, Warning) else Warning
        warnings.warn(printable(entry[1][:500], multiline=True), kind, stacklevel=4)


class Proxy(Named):
    """An object of the student's that is no plain data."""

    __slots__ = ("_bridge", "_number")

    def __init__(self, bridge: Bridge, number: int, kind: str) -> None:
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
        if type(number) is int:
            self._bridge._iterated[number] = self
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
