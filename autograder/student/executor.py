"""The student's end of the wire: runs cells in the shell and does with the student's objects what the judge
asks.

Runs inside the sandbox, in the same interpreter as the student's code, which can therefore make it say
anything. Nothing here is trusted by the judge: it asks for values and believes only that these are what the
student's side claims.

Requests (judge → student) are ``[number, operation, …]``, each answered by ``[number, "ok", …]`` or
``[number, "err", …]``; the number tells an answer from a late one, which a forked copy of this process may
send:

==================================== ==============================================
``exec source``                      drop all handles and run a cell; answers its outputs
``lookup name first``                a name of the student's; answers [found, value]; the
                                     first of a test cell drops all handles, too
``call handle args kwargs errstate   answers [value, numbers of changed arguments,
in-place``                           contents of those in place, warnings]
``calls handle args… errstate``      calls one after the other, up to the first that
                                     raises; answers ``["ok", …]`` or ``["err", …]`` each
``get | item | len | next | …``      attributes, items, lengths, iteration of an object
==================================== ==============================================

While a call runs the student's side may ask ``[number, "callback", function, args, kwargs]``: a function that
the judge passed as an argument. A call works on copies of the judge's arguments; which of them it changed is
reported for the honest, whose mistake gets a name, and decides nothing for anybody else.
"""

from __future__ import annotations

import builtins
import itertools
import typing
import warnings

import msgpack
import numpy as np

from .. import wire
from .shell import StudentShell

#: Names of the built-in exceptions, nearest first, are all that crosses of an exception's type.
_BUILTIN_ERRORS = {
    name: value
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, Exception)
}
MAX_MESSAGE = 2_000
MAX_HANDLES = 200_000


class Executor:
    """Answers the judge until the connection ends."""

    def __init__(self, channel: wire.Channel, shell: StudentShell) -> None:
        self._channel = channel
        self._shell = shell
        self._objects: dict[int, typing.Any] = {}
        self._numbers: dict[int, int] = {}
        self._fresh = itertools.count(1)
        self._current = 0

    def serve(self) -> None:
        """Answer requests until the judge hangs up."""
        try:
            while True:
                self._answer(self._channel.receive())
        except wire.Closed:
            return

    def _answer(self, request: list) -> None:
        number, operation, *rest = request
        outer, self._current = self._current, number
        try:
            reply = _attempt(getattr(self, f"_do_{operation}", None), rest)
        finally:
            self._current = outer
        try:
            self._channel.send([number, *reply])
        except wire.TooLarge as error:
            self._channel.send([number, "big", str(error)])
        except MemoryError:
            # Nothing has been sent yet: it is the packing that takes memory.
            reply = []
            self._channel.send([number, "err", ["MemoryError"], "", ["MemoryError", ""]])

    # -- requests --------------------------------------------------------------------------------------------

    def _do_exec(self, source: str) -> dict:
        self._forget()
        outcome = self._shell.run(source)
        # Through msgpack and back: representations of odd types become text here.
        plain = msgpack.unpackb(
            msgpack.packb(outcome, default=str, unicode_errors="replace"), unicode_errors="replace"
        )
        return wire.long_texts_beside(plain)

    def _do_lookup(self, name: str, first: bool) -> list:
        if first:
            self._forget()
        space = self._shell.user_ns
        hidden = self._shell.user_ns_hidden
        if name not in space or (name in hidden and space[name] is hidden[name]):
            return [False, None]
        return [True, self._encode(space[name])]

    def _do_call(
        self, target: int, args: list, kwargs: list, floating_point: dict, in_place: list[int]
    ) -> list:
        decoder = wire.Decoder(self._foreign_in, share=True)
        positional = [decoder.decode(form) for form in args]
        named = {name: decoder.decode(form) for name, form in kwargs}
        given = decoder.mutables
        known = {id(value): number for number, value in enumerate(given)}
        before = [self._snapshot(value, known) for value in given]
        # What the test cell says of floating-point errors and warnings holds in the function it calls, as in
        # one process.
        with np.errstate(**floating_point), warnings.catch_warnings(record=True) as warned:
            value = self._objects[target](*positional, **named)
        result = self._encode(value)
        changed = [
            number
            for number, (now, then) in enumerate(zip(given, before, strict=True))
            if not self._same_content(now, then, known)
        ]
        contents = [[number, self._content(given[number], known)] for number in in_place]
        return [result, changed, contents, [_describe_warning(entry) for entry in warned[:20]]]

    def _do_calls(self, target: int, calls: list[list], floating_point: dict) -> list:
        replies = []
        for args in calls:
            replies.append(_attempt(self._do_call, [target, args, [], floating_point, []]))
            if replies[-1][0] != "ok":
                break
        return replies

    def _content(self, value: typing.Any, known: dict[int, int]) -> typing.Any:
        """A mutable argument's own content, with references to those inside it."""
        try:
            form = wire.Encoder(self._foreign_out, share=True, known=known).content(value)
        except wire.WireError:
            return ["l", [f"{type(value).__name__} that cannot cross any more"]]
        if isinstance(value, np.ndarray) and type(form[-1]) is wire.Buffer:
            form[-1] = wire.Buffer(bytes(form[-1].data))
        return form

    def _snapshot(self, value: typing.Any, known: dict[int, int]) -> list:
        """What `_same_content` compares with."""
        if type(value) is np.ndarray:
            return [value.dtype, value.shape, value.flags.writeable, value.tobytes()]
        return self._content(value, known)

    def _same_content(self, value: typing.Any, before: list, known: dict[int, int]) -> bool:
        now = self._snapshot(value, known)
        if now == before:
            return True
        if not isinstance(value, np.random.Generator):
            return False
        # A generator is there to be drawn from; it changes if it is put where drawing does not lead.
        try:
            wire.move_on(self._decode(before), wire.place_of(value))
        except (ValueError, wire.WireError):
            return False
        return True

    def _do_get(self, target: int, name: str) -> typing.Any:
        return self._encode(getattr(self._objects[target], name))

    def _do_set(self, target: int, name: str, value: typing.Any) -> None:
        setattr(self._objects[target], name, self._decode(value))

    def _do_item(self, target: int, key: typing.Any) -> typing.Any:
        return self._encode(self._objects[target][self._decode(key)])

    def _do_setitem(self, target: int, key: typing.Any, value: typing.Any) -> None:
        self._objects[target][self._decode(key)] = self._decode(value)

    def _do_len(self, target: int) -> int:
        return len(self._objects[target])

    def _do_contains(self, target: int, value: typing.Any) -> bool:
        return bool(self._decode(value) in self._objects[target])

    def _do_iter(self, target: int) -> int:
        return self._handle(iter(self._objects[target]))[1]

    def _do_next(self, target: int, count: int) -> typing.Any:
        return self._encode(list(itertools.islice(self._objects[target], count)))

    def _do_isinstance(self, target: int, kind: list) -> bool:
        return bool(isinstance(self._objects[target], self._decode(kind)))

    # -- values ----------------------------------------------------------------------------------------------

    def _forget(self) -> None:
        """Drop all handles: a test cell has none of those of the one before."""
        self._objects.clear()
        self._numbers.clear()

    def _encode(self, value: typing.Any) -> typing.Any:
        return wire.Encoder(self._foreign_out).encode(value)

    def _decode(self, form: typing.Any) -> typing.Any:
        return wire.Decoder(self._foreign_in).decode(form)

    def _foreign_out(self, value: typing.Any) -> list:
        return self._handle(value)

    def _handle(self, value: typing.Any) -> list:
        number = self._numbers.get(id(value))
        if number is None:
            if len(self._objects) >= MAX_HANDLES:
                raise wire.TooLarge(f"more than {MAX_HANDLES:,} objects")
            number = next(self._fresh)
            self._objects[number] = value
            self._numbers[id(value)] = number
        kind = type(value)
        name = (
            f"{kind.__module__}.{kind.__qualname__}"
            if kind is not np.ndarray
            else f"numpy.ndarray of dtype {value.dtype}"
        )
        return ["h", number, str(name)[:200], callable(value), isinstance(value, type)]

    def _foreign_in(self, tag: str, rest: list) -> typing.Any:
        if tag == "h":
            return self._objects[rest[0]]
        if tag == "k":
            return self._callback(rest[0])
        raise wire.WireError(f"an unknown tag {tag!r}")

    def _callback(self, number: int) -> typing.Callable:
        def function(*args: typing.Any, **kwargs: typing.Any) -> typing.Any:
            encoder = wire.Encoder(self._foreign_out)
            forms = [encoder.encode(value) for value in args]
            self._channel.send([self._current, "callback", number, forms, list(kwargs)])
            while True:
                reply = self._channel.receive()
                if reply[0] == "returned":
                    return self._decode(reply[1])
                if reply[0] == "raised":
                    raise _BUILTIN_ERRORS.get(reply[1], RuntimeError)(reply[2])
                self._answer(reply)

        function.__name__ = function.__qualname__ = "function"
        return function


def _attempt(operation: typing.Any, values: list) -> list:
    """What an operation comes to, as an answer has it."""
    try:
        return ["ok", operation(*values)]
    except wire.TooLarge as error:
        return ["big", str(error)]
    # SystemExit and KeyboardInterrupt in a student's function end that call only.
    except BaseException as error:
        return ["err", *_describe(error)]


def _describe(error: BaseException) -> tuple[list[str], str, list[str]]:
    """An exception's built-in types (nearest first), its message, and its own name."""
    kinds = [kind.__name__ for kind in type(error).__mro__ if _BUILTIN_ERRORS.get(kind.__name__) is kind]
    try:
        message = str(error)[:MAX_MESSAGE]
    except BaseException:
        message = ""
    return kinds, message, [type(error).__name__[:200], _last_line(error)]


def _describe_warning(entry: warnings.WarningMessage) -> list[str]:
    kind = next(
        (kind.__name__ for kind in entry.category.__mro__ if hasattr(builtins, kind.__name__)), "Warning"
    )
    return [kind, str(entry.message)[:500]]


def _last_line(error: BaseException) -> str:
    """Where in the student's cells the exception arose: ``line 3 of softmax``."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename.startswith("<ipython-input"):
            place = f"line {trace.tb_lineno} of {code.co_name}"
        trace = trace.tb_next
    return place[:200]
