"""What happened in a test cell, for an instructor who looks at one exercise of one student again.

Grading records nothing of this. A replay watches the calls of the student's functions, with their arguments
as they were, and where the test cell stood when a check failed.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import dataclasses
import sys
import types
import typing
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

import coursekit.checks

from ..text import explain
from .called import Named

#: Calls that are kept; what a student's objects came from is kept beyond that.
MOST_CALLS = 400
MOST_OBJECTS = 5_000
#: Calls of one failing statement that are shown.
SHOWN = 3

_CHECKS = str(Path(coursekit.checks.__file__).parent)


class Nothing:
    """Where no value is: a student's function may well return None."""

    def __repr__(self) -> str:
        return "nothing"


NOTHING = Nothing()


@dataclasses.dataclass
class GeneratorState:
    """A random generator as a student's function got it.

    Attributes
    ----------
    bits
        The class of its bit generator.
    state
        Of the bit generator.
    of
        The identity of the test cell's own, which may have lent another one.
    """

    bits: str
    state: typing.Mapping[str, typing.Any]
    of: int


@dataclasses.dataclass
class Call:
    """One call of a student's function.

    Attributes
    ----------
    function
        The student's function, class or method.
    args, kwargs
        Copies from before the call.
    line
        The line of the test cell.
    at
        The place in that line's code: the same again is another turn of a loop.
    direct
        Whether the test cell called it, and no check on its behalf.
    returned
        A copy; `NOTHING` if it raised or never came back.
    raised
        What it raised, in words.
    """

    function: Named
    args: tuple
    kwargs: dict[str, typing.Any]
    line: int
    at: int
    direct: bool
    returned: typing.Any = NOTHING
    raised: str = ""


@dataclasses.dataclass
class Result:
    """What a call that is watched returned."""

    result: typing.Any = NOTHING


@dataclasses.dataclass
class Failure:
    """One check that failed.

    Attributes
    ----------
    part
        The part of the test cell, empty outside of parts.
    lines
        Where it stood: the line of the test cell, then those of its own functions.
    calls
        The calls that it was about, in their order.
    earlier
        All calls up to then that are known, in their order: what objects came from.
    checked, expected
        What the check compared; `NOTHING` where it compares nothing.
    error
        What was raised.
    """

    part: str
    lines: list[int]
    calls: list[Call]
    earlier: list[Call]
    checked: typing.Any
    expected: typing.Any
    error: BaseException


class Witness:
    """Watches one test cell.

    Parameters
    ----------
    grade_id, source
        Of the test cell.
    """

    def __init__(self, grade_id: str, source: str) -> None:
        self._file = f"<{grade_id}>"
        self._source = source
        self._calls: list[Call] = []
        self._origins: list[Call] = []
        self.failures: list[Failure] = []

    def lending(
        self, lend: Callable[[np.random.Generator], np.random.Generator]
    ) -> Callable[[np.random.Generator], np.random.Generator]:
        """The same function, watched: what a student's function got counts, not what it was lent for."""

        def watched(generator: np.random.Generator) -> np.random.Generator:
            lent = lend(generator)
            if lent is not generator and self._calls:
                for state in _states([*self._calls[-1].args, *self._calls[-1].kwargs.values()]):
                    if state.of == id(generator):
                        state.bits, state.state = _bits(lent)
            return lent

        return watched

    @contextlib.contextmanager
    def calling(self, function: Named, args: tuple, kwargs: dict[str, typing.Any]) -> Iterator[Result]:
        """Watch a call, which takes place in the block and leaves there what it returned."""
        line, at, direct = self._place()
        call = Call(function, snapshot(args), snapshot(kwargs), line, at, direct)
        self._calls.append(call)
        if len(self._calls) > MOST_CALLS:
            del self._calls[0]
        result = Result()
        try:
            yield result
        except Exception as error:
            call.raised = explain(error)
            raise
        call.returned = snapshot(result.result)
        if isinstance(result.result, Named) and len(self._origins) < MOST_OBJECTS:
            self._origins.append(call)

    def failed(self, part: str, error: BaseException) -> None:
        """A part of the cell, or the cell, was ended by this."""
        frames = list(_frames(error))
        lines = [line for frame, line in frames if frame.f_code.co_filename == self._file]
        checked, expected = _compared(frame for frame, _ in frames)
        earlier = [*(c for c in self._origins if not any(c is d for d in self._calls)), *self._calls]
        calls = self._about(lines, checked)
        self.failures.append(Failure(part, lines, calls, earlier, checked, expected, error))

    def _place(self) -> tuple[int, int, bool]:
        frame: types.FrameType | None = sys._getframe()
        direct = True
        place = (0, 0)
        while frame is not None:
            name = frame.f_code.co_filename
            # `call_each` calls as the test cell would, one after the other.
            is_check = name.startswith(_CHECKS) and frame.f_code is not coursekit.checks.call_each.__code__
            direct = direct and not is_check
            if name == self._file:
                place = frame.f_lineno, frame.f_lasti
                if frame.f_code.co_name == "<module>":
                    break
            frame = frame.f_back
        return *place, direct

    def _about(self, lines: list[int], checked: typing.Any) -> list[Call]:
        """The calls that a failure is about: those of its statement, else what gave the value, else the last.

        What a check calls by itself (over and over, for finite differences) counts only where the test cell
        calls nothing.
        """
        statement = statement_at(self._source, lines[0]) if lines else range(0)
        here = [call for call in self._calls if call.line in statement]
        found: list[Call] = []
        for call in reversed([call for call in here if call.direct]):
            if len(found) == SHOWN or any(call.at == other.at for other in found):
                break
            found.insert(0, call)
        direct = [call for call in self._calls if call.direct]
        same = [call for call in direct if _same(call.returned, checked)]
        return found or (same or here or direct or self._calls)[-1:]


def statement_at(source: str, line: int) -> range:
    """The lines of the simple statement that a line belongs to."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        # A magic somewhere: the line alone.
        nodes = []
    spans = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in nodes
        if isinstance(node, ast.stmt) and not hasattr(node, "body")
    ]
    return min((span for span in spans if line in span), key=len, default=range(line, line + 1))


def snapshot(value: typing.Any) -> typing.Any:
    """A value as it is now; functions and the student's objects stay what they are."""
    if isinstance(value, np.ndarray):
        return value.copy(order="K")
    if isinstance(value, np.random.Generator):
        return GeneratorState(*_bits(value), id(value))
    if type(value) in (list, tuple, set, frozenset):
        return type(value)(snapshot(item) for item in value)
    if type(value) is dict:
        return {key: snapshot(item) for key, item in value.items()}
    return value


def _bits(generator: np.random.Generator) -> tuple[str, typing.Mapping[str, typing.Any]]:
    bits = generator.bit_generator
    return type(bits).__name__, copy.deepcopy(bits.state)


def _states(value: typing.Any) -> Iterator[GeneratorState]:
    """The generators in a snapshot."""
    if isinstance(value, GeneratorState):
        yield value
    elif isinstance(value, list | tuple | set | frozenset | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _states(item)


def _frames(error: BaseException) -> Iterator[tuple[types.FrameType, int]]:
    trace = error.__traceback__
    while trace is not None:
        yield trace.tb_frame, trace.tb_lineno
        trace = trace.tb_next


def _compared(frames: Iterator[types.FrameType]) -> tuple[typing.Any, typing.Any]:
    """What a check of `coursekit.checks` compared, by the names of its parameters."""
    checked, expected = NOTHING, NOTHING
    for frame in frames:
        if not frame.f_code.co_filename.startswith(_CHECKS):
            continue
        known = frame.f_locals
        for got, wanted in (("actual", "expected"), ("seen", "wanted")):
            if got in known and wanted in known and not callable(known[wanted]):
                return snapshot(known[got]), snapshot(known[wanted])
        if "actual" in known and checked is NOTHING:
            checked = snapshot(known["actual"])
    return checked, expected


def _same(returned: typing.Any, checked: typing.Any) -> bool:
    if isinstance(returned, np.ndarray) and isinstance(checked, np.ndarray):
        return returned.dtype == checked.dtype and np.array_equal(returned, checked)
    plain = isinstance(returned, str | int | float | list | tuple | dict)
    try:
        return plain and type(returned) is type(checked) and bool(returned == checked)
    except ValueError:
        # Lists of arrays.
        return False
