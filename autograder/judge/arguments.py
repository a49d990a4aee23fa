"""What a call of a student's function may do to the objects that the test cell passed: nothing.

A call works on copies. The student's process reports which of them changed, so that an honest mistake gets
its name; a process that reports nothing hides a change and gains nothing by it, since the judge's objects are
what they were. Only what the test cell names in ``with in_place(…):`` takes over the content of its copy.
"""

from __future__ import annotations

import collections.abc
import copy
import hashlib
import inspect
import typing

import numpy as np

from coursekit.checks import arguments_in_place, draws_inputs

from .. import wire

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")


class ChangedArgument(AssertionError):
    """A student's function changed an argument that is not in place."""


class Call:
    """The arguments of one call, on their way there and back.

    Parameters
    ----------
    foreign_out
        As for `autograder.wire.Encoder`: the form of an object that is no plain data.
    name
        Of the student's function, for messages; may be empty.
    parameters
        The names of its positional parameters, as far as they are known.

    Attributes
    ----------
    positional, named
        The forms of the arguments.
    in_place
        The numbers of the objects whose content is to come back.
    size
        Bytes that the arguments take.
    """

    def __init__(
        self,
        foreign_out: collections.abc.Callable[[typing.Any], list],
        args: tuple,
        kwargs: dict[str, typing.Any],
        name: str,
        parameters: collections.abc.Sequence[str],
        lend: collections.abc.Callable[[np.random.Generator], np.random.Generator],
    ) -> None:
        self._name = name or "the function"
        self._owners: list[str] = []
        encoder = wire.Encoder(foreign_out, share=True, lend=lend)

        def form_of(value: typing.Any, owner: str) -> typing.Any:
            form = encoder.encode(value)
            # Each mutable object belongs to the argument in which it was first met.
            self._owners += [owner] * (len(encoder.mutables) - len(self._owners))
            return form

        self.positional = [form_of(value, _in_words(i, parameters)) for i, value in enumerate(args)]
        self.named = [[key, form_of(value, f"its argument {key}")] for key, value in kwargs.items()]
        self.size = encoder.size
        self._given = encoder.mutables
        declared = _reachable(arguments_in_place())
        self.in_place = [number for number, value in enumerate(self._given) if id(value) in declared]

    def take_back(
        self,
        changed: typing.Any,
        contents: typing.Any,
        foreign_in: collections.abc.Callable[[str, list], typing.Any],
    ) -> None:
        """Give the objects in place the content that came back, and refuse any other change.

        Raises
        ------
        ChangedArgument
            If another argument was changed, or one in place became something else.
        WireError
            If the report is malformed.
        """
        for number in self._numbers(changed):
            if number not in self.in_place:
                raise ChangedArgument(
                    f"{self._name} changed {self._owners[number]}: work on a copy, or build a new array"
                )
        if type(contents) is not list or not all(
            type(entry) is list and len(entry) == 2 for entry in contents
        ):
            raise wire.WireError("a malformed change of an argument")
        numbers = self._numbers([number for number, _ in contents])
        if not set(numbers) <= set(self.in_place):
            raise wire.WireError("a change of an argument that is not in place")
        if not numbers:
            return
        # What is not in place can be referred to, but not be handed over.
        known = [
            value if number in self.in_place else copy.deepcopy(value)
            for number, value in enumerate(self._given)
        ]
        for number, form in contents:
            value = wire.Decoder(foreign_in, share=True, known=known).decode(form)
            _overwrite(self._given[number], value, f"{self._name} made {self._owners[number]}")

    def _numbers(self, numbers: typing.Any) -> list[int]:
        if (
            type(numbers) is not list
            or len(numbers) > len(self._given)
            or not all(type(number) is int and 0 <= number < len(self._given) for number in numbers)
        ):
            raise wire.WireError("a malformed change of an argument")
        return numbers


def _in_words(index: int, parameters: collections.abc.Sequence[str]) -> str:
    if index < len(parameters):
        return f"its argument {parameters[index]}"
    place = _PLACES[index] if index < len(_PLACES) else f"{index + 1}th"
    return f"its {place} argument"


def _reachable(values: collections.abc.Iterable[typing.Any]) -> set[int]:
    """The `id` of every object in containers inside one another."""
    found: set[int] = set()
    waiting = list(values)
    while waiting:
        value = waiting.pop()
        if id(value) in found:
            continue
        found.add(id(value))
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list | tuple):
            waiting += value
    return found


def _overwrite(target: typing.Any, value: typing.Any, what: str) -> None:
    """Give an argument the content that the student's function left in its copy."""
    if isinstance(target, np.ndarray) and isinstance(value, np.ndarray):
        if value.shape != target.shape or value.dtype != target.dtype:
            raise ChangedArgument(
                f"{what} an array of shape {value.shape} and type {value.dtype}; "
                f"it had shape {target.shape} and type {target.dtype}"
            )
        if target.flags.writeable:
            target[...] = value
    elif isinstance(target, list) and isinstance(value, list):
        target[:] = value
    elif any(isinstance(target, kind) and isinstance(value, kind) for kind in (dict, set)):
        target.clear()
        target.update(value)
    elif isinstance(target, np.random.Generator) and isinstance(value, np.random.Generator):
        try:
            wire.move_on(target, wire.place_of(value))
        except ValueError as error:
            raise ChangedArgument(f"{what} {error}: draw from it, and leave its state alone") from None
    else:
        raise wire.WireError("an argument that came back as something else")


class InputStreams:
    """Keeps the generators that hidden inputs are drawn from out of students' hands.

    Whoever holds one of them can tell the inputs of later checks. So a call that is passed one gets a child,
    another one each time, from which the parent cannot be told.
    """

    def __init__(self) -> None:
        self._lent = 0

    def lend(self, generator: np.random.Generator) -> np.random.Generator:
        """The generator that crosses in place of one of the test cell's."""
        if not draws_inputs(generator):
            return generator
        self._lent += 1
        seed = hashlib.blake2b(repr((wire.place_of(generator), self._lent)).encode(), digest_size=16)
        return np.random.default_rng(int.from_bytes(seed.digest(), "little"))


class Callback:
    """A function of the test cell's that a student's function may call.

    It takes positional arguments, as many as have no default: a default is the test cell's own.
    """

    def __init__(self, function: collections.abc.Callable) -> None:
        self._function = function
        try:
            parameters = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):
            # Built-in functions that do not say what they take.
            self._count: int | None = None
            return
        positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
        open_end = any(p.kind is inspect.Parameter.VAR_POSITIONAL for p in parameters)
        required = [p for p in parameters if p.kind in positional and p.default is inspect.Parameter.empty]
        self._count = None if open_end else len(required)

    def __call__(self, args: list, keywords: collections.abc.Collection) -> typing.Any:
        """Call it; `TypeError` for arguments that it does not take."""
        if keywords:
            raise CallbackRefusal("takes its arguments by position only")
        if self._count is not None and len(args) != self._count:
            wanted = f"{self._count} argument{'' if self._count == 1 else 's'}"
            raise CallbackRefusal(f"takes {wanted}, and got {len(args)}")
        return self._function(*args)


class CallbackRefusal(TypeError):
    """Says what is wrong with a call of a test cell's function, in words that a student may read."""


def only_plain(tag: str, rest: list) -> typing.NoReturn:
    """Refuse what a student's code passes to a function of the test's and is no plain data."""
    raise CallbackRefusal("takes plain data: numbers, strings, lists, arrays")


def described(given: list) -> list[str]:
    """What a student's code passed to a function of the test's, in words; nothing for no arguments."""
    words = [
        f"an array of shape {value.shape} and type {value.dtype}"
        if isinstance(value, np.ndarray)
        else f"a value of type {type(value).__name__}"
        for value in given[:3]
    ]
    return [", ".join(words)] if words else []
