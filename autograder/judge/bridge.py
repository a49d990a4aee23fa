"""The judge's end of the wire in one test cell: values become messages, and handles proxies."""

from __future__ import annotations

import builtins
import collections.abc
import itertools
import typing

import numpy as np

from .. import wire
from ..sandbox.session import Session
from ..sandbox.student_process import RemoteError, unwrapped
from ..text import printable
from .arguments import Call, Callback, CallbackRefusal, InputStreams, described, only_plain
from .budget import CallbackBudget
from .called import Use, remember
from .proxy import ClassProxy, FunctionProxy, Proxy, proxy_class
from .student_errors import as_exception, warn_again
from .witness import Witness

#: What may come back from a student's functions in one test cell: several of the largest values.
MAX_CELL_BYTES = 400_000_000
#: Calls and callbacks inside one another.
_MAX_NESTING = 40
#: How messages write what was asked of an object.
_USES = {"len": "len({})", "item": "{}[…]", "setitem": "{}[…] = …", "set": "setting an attribute of {}"}
#: What a student's code reads of an error inside a function of the test's.
_REFUSED = "the function that was passed in cannot work with these arguments"


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
    witness
        Sees every call, for a replay.
    """

    def __init__(
        self,
        session: Session,
        parameters: collections.abc.Mapping[str, collections.abc.Sequence[str]] | None = None,
        witness: Witness | None = None,
    ) -> None:
        self._session = session
        self._witness = witness
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
        #: Nothing was asked for yet: the student's side may still hold what the cell before had.
        self._is_new = True
        self._is_closed = False
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

    def close(self) -> None:
        """The test cell has ended, and its time with it: nothing more is asked on its behalf.

        The student's side drops what the cell held when it runs the next cell, or is asked for the next name.
        """
        self._is_closed = True
        self.forget()

    @property
    def received(self) -> int:
        """Bytes that the student's process has sent so far."""
        return self._session.received

    def lookup(self, name: str) -> typing.Any:
        """The student's object of that name: plain data or a proxy. Raises `MissingName`."""
        first, self._is_new = self._is_new, False
        reply = self._ask("lookup", name, first)
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
        if self._witness is None or target not in self._proxies:
            return self._call(target, args, kwargs, name)
        with self._witness.calling(self._proxies[target], args, kwargs) as seen:
            seen.result = self._call(target, args, kwargs, name)
        return seen.result

    def _call(self, target: int, args: tuple, kwargs: dict, name: str) -> typing.Any:
        if self._depth >= _MAX_NESTING:
            raise RecursionError("calls nested too deeply between the notebook and its checks")
        lend = self._streams.lend if self._witness is None else self._witness.lending(self._streams.lend)
        call = Call(self._foreign_out, args, kwargs, name, self._parameters.get(name, ()), lend)
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
        return self._result_of(call, reply)

    def call_each(
        self, target: int, arguments: collections.abc.Sequence[tuple], name: str = ""
    ) -> collections.abc.Iterator[typing.Any]:
        """Call a student's object with each of several arguments in turn: one message there, one back.

        What is raised comes in its turn, and nothing is called after it. The arguments are plain data, and
        none is in place.
        """
        if self._witness is not None:
            for args in arguments:
                yield self.call(target, args, {}, name)
            return
        known = self._parameters.get(name, ())
        calls = [Call(_no_foreign, args, {}, name, known, self._streams.lend) for args in arguments]
        if any(call.in_place for call in calls):
            raise TypeError("arguments in place are passed in a call of their own")
        replies = self._ask("calls", target, [call.positional for call in calls], np.geterr())
        if type(replies) is not list or len(replies) > len(calls):
            raise wire.WireError("a malformed answer to several calls")
        for call, reply in zip(calls, replies, strict=False):
            try:
                returned = unwrapped(reply if type(reply) is list else [])
            except RemoteError as error:
                raise as_exception(error) from None
            yield self._result_of(call, returned)
        if len(replies) < len(calls):
            raise wire.WireError("fewer answers than calls")

    def _result_of(self, call: Call, reply: typing.Any) -> typing.Any:
        """What a call returned; what it did to its arguments and warned of comes along."""
        if type(reply) is not list or len(reply) != 4 or type(reply[3]) is not list:
            raise wire.WireError("a malformed answer to a call")
        result, changed, contents, warned = reply
        call.take_back(changed, contents, self._foreign_in)
        for entry in warned[:20]:
            warn_again(entry)
        return self.decode(result)

    def _raise_failed_inside(self) -> None:
        failed, self._failed_inside = self._failed_inside, None
        if failed is not None:
            raise failed

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

    def note_iteration(self, number: typing.Any, over: Proxy) -> None:
        """An iterator over a student's object has begun: its errors are told as that object's."""
        if type(number) is int:
            self._iterated[number] = over

    def _note_use(self, error: Exception, target: int, template: str) -> None:
        """Let an exception of the student's code know which object raised it, and over what."""
        owner = self._iterated.get(target, self._proxies.get(target))
        if owner is not None:
            remember(error, Use(owner, template))

    # -- messages --------------------------------------------------------------------------------------------

    def _ask(self, *message: typing.Any) -> typing.Any:
        if self._is_closed:
            raise wire.WireError("a question after the end of a test cell")
        self._session.check_clock()
        try:
            reply = self._session.request(*message, answer=self._answer)
        except RemoteError as error:
            self.answered = True
            raise as_exception(error) from None
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
            decoder = wire.Decoder(only_plain)
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
            return ["raised", kind, str(error)[:500] if own else ": ".join([_REFUSED, *described(given)])]

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
            named = proxy_class(base, printable(kind), self._classes)
            self._proxies[number] = named(self, number, printable(kind))
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


def _no_foreign(value: typing.Any) -> typing.NoReturn:
    raise TypeError(f"a {type(value).__name__} is passed in a call of its own")
