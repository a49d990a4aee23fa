"""A failed check as a cell for a notebook: its inputs, the call, what came back, what was expected.

Values are written as Python that makes them again: arrays with their dtype, random generators by their seed
or state. What is long is stored beside, and loaded by the cell.
"""

from __future__ import annotations

import ast
import builtins
import math
import types
import typing
from collections.abc import Mapping, Sequence

import numpy as np

from ..judge.called import Named, words_of
from ..judge.witness import NOTHING, Call, Failure, GeneratorState
from ..text import one_line
from .own_functions import definition, parsed, used_by

#: Entries of an array that is written out, and characters of anything else.
MOST_ENTRIES = 64
LONGEST = 1_200
#: Calls that made the objects of one cell.
MOST_STEPS = 40
#: Seeds that a generator's state is compared with, beside the exercise's own.
SEEDS = 1_000


class CellWriter:
    """Writes the cells of one replay.

    Parameters
    ----------
    source
        Of the test cell: where its own functions are written.
    parameters
        The names of the parameters of functions that students write, by function.
    seed
        Of the exercise.
    address
        Where `stored` will lie, for the cell to load.

    Attributes
    ----------
    stored
        What is too long for a cell, by name, as arrays without objects.
    """

    def __init__(
        self, source: str, parameters: Mapping[str, Sequence[str]], seed: int | None, address: str
    ) -> None:
        self._tree = parsed(source)
        self._parameters = parameters
        self._seed = seed
        self._address = address
        self.stored: dict[str, np.ndarray] = {}
        self._begin([])

    def _begin(self, earlier: list[Call]) -> None:
        self._lines: list[str] = []
        self._taken = {"np", "ast", "inputs", "got", "returned", "expected", "checked"}
        self._objects: dict[Named, str] = {}
        self._functions: dict[int, str] = {}
        self._made = {call.returned: call for call in earlier if isinstance(call.returned, Named)}
        self._loads = False
        self._texts = False

    def cell(self, failure: Failure, heading: str) -> str:
        """The source of the cell."""
        self._begin(failure.earlier)
        for call in failure.calls:
            self._call(call)
        for name, value, words in (
            ("checked", failure.checked, "what the check looked at"),
            ("expected", failure.expected, "what it expected"),
        ):
            repeated = name == "checked" and any(_equal(c.returned, value) for c in failure.calls)
            if value is not NOTHING and not repeated:
                self._lines.append(f"# {words}")
                self._assign(name, value)
        head = [f"# {line}" for line in heading.splitlines()]
        head += ["import ast"] if self._texts else []
        head += ["import numpy as np", ""]
        head += [f"inputs = np.load({self._address!r})"] if self._loads else []
        return "\n".join([*head, *self._lines]) + "\n"

    def _call(self, call: Call) -> None:
        """A call with its arguments, and what came back."""
        self._lines.append(f"got = {self._written(call)}")
        if call.returned is NOTHING:
            said = one_line(call.raised).encode("ascii", "backslashreplace").decode()
            self._lines.append(f"# it raised {said[:200]}" if said else "# it did not come back")
        elif not isinstance(call.returned, Named):
            self._lines.append("# what it returned then")
            self._assign("returned", call.returned)

    def _written(self, call: Call) -> str:
        function = call.function
        names = self._parameters.get(function._label, ())
        given = []
        for number, value in enumerate(call.args):
            given.append(self._argument(value, names[number] if number < len(names) else f"x{number + 1}"))
        given += [f"{key}={self._argument(value, key)}" for key, value in call.kwargs.items()]
        if function._owner is not None:
            called = f"{self._object(function._owner)}.{function._label.rpartition('.')[2]}"
        else:
            called = function._label or self._object(function)
        return f"{called}({', '.join(given)})"

    def _argument(self, value: typing.Any, name: str) -> str:
        """A name for what is worth one, otherwise the value itself."""
        if isinstance(value, Named) or (value is None or isinstance(value, bool | int | float | str)):
            text = self._expression(value, name)
            if len(text) <= 40:
                return text
        name = self._fresh(name)
        self._assign(name, value)
        return name

    def _assign(self, name: str, value: typing.Any) -> None:
        text = self._expression(value, name)
        if len(text) > LONGEST and _is_literal(text):
            self._texts = self._loads = True
            key = self._store(name, np.array(text))
            self._lines.append(f"# {text[:80]}…")
            text = f"ast.literal_eval(str(inputs[{key!r}]))"
        if text != name:
            self._lines.append(f"{name} = {text}")

    def _fresh(self, name: str) -> str:
        base, number = name if name.isidentifier() else "value", 1
        while name in self._taken or not name.isidentifier():
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        return name

    def _store(self, name: str, array: np.ndarray) -> str:
        key, number = name, 1
        while key in self.stored:
            number += 1
            key = f"{name}_{number}"
        self.stored[key] = array
        return key

    # -- values ----------------------------------------------------------------------------------------------

    def _expression(self, value: typing.Any, name: str) -> str:
        if isinstance(value, np.ndarray):
            return self._array(value, name)
        if isinstance(value, np.generic):
            return f"np.{type(value).__name__}({self._expression(value.item(), name)})"
        if isinstance(value, GeneratorState):
            return self._generator(value, name)
        if isinstance(value, Named):
            return self._object(value)
        if type(value) is float and not math.isfinite(value):
            return f'float("{value}")'
        if value is None or type(value) in (bool, int, float, complex, str, bytes, range):
            return repr(value)
        if type(value) in (list, tuple, set, frozenset, dict):
            return self._collection(value, name)
        if callable(value):
            return self._function(value)
        self._lines.append(f"# ...: a {type(value).__name__}")
        return "..."

    def _collection(self, value: typing.Any, name: str) -> str:
        if type(value) is dict:
            pairs = (f"{self._expression(k, name)}: {self._expression(v, name)}" for k, v in value.items())
            return "{" + ", ".join(pairs) + "}"
        items = [self._expression(item, name) for item in value]
        if type(value) is list:
            return f"[{', '.join(items)}]"
        if type(value) is tuple:
            return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
        if type(value) is set:
            return f"{{{', '.join(items)}}}" if items else "set()"
        return f"frozenset([{', '.join(items)}])"

    def _array(self, array: np.ndarray, name: str) -> str:
        if array.size == 0:
            return f"np.zeros({array.shape}, dtype={_dtype(array)})"
        if array.size > MOST_ENTRIES:
            key = self._store(name, array)
            self._loads = True
            start = ", ".join(f"{item}" for item in array.ravel()[:4].tolist())
            self._lines.append(f"# shape {array.shape}, {array.dtype}: {start}, …")
            return f"inputs[{key!r}]"
        rows = self._expression(array.tolist(), name)
        if array.ndim > 1 and len(rows) > 80:
            rows = ",\n    ".join(self._expression(row, name) for row in array.tolist())
            rows = f"[\n    {rows},\n]"
        text = f"np.array({rows}, dtype={_dtype(array)})"
        columns_first = array.flags.f_contiguous and not array.flags.c_contiguous
        return f"np.asfortranarray({text})" if columns_first else text

    def _generator(self, value: GeneratorState, name: str) -> str:
        if value.bits == "PCG64":
            for seed in (*(() if self._seed is None else (self._seed,)), *range(SEEDS)):
                if np.random.default_rng(seed).bit_generator.state == value.state:
                    return f"np.random.default_rng({seed})"
        made = name if name not in ("returned", "expected", "checked") else self._fresh("rng")
        state = self._expression(dict(value.state), f"{made}_state")
        self._lines += [
            f"{made} = np.random.Generator(np.random.{value.bits}())",
            f"{made}.bit_generator.state = {state}",
        ]
        return made

    # -- the student's objects, and the test's functions -----------------------------------------------------

    def _object(self, value: Named) -> str:
        """A name for a student's object: its own, or one that a call is assigned to."""
        if value._label and value._owner is None:
            return value._label
        if value in self._objects:
            return self._objects[value]
        call = self._made.get(value)
        if call is None or len(self._objects) >= MOST_STEPS:
            self._lines.append(f"# ...: {words_of(value)}, which no call here made")
            return "..."
        written = self._written(call)
        name = self._fresh(value._kind.rpartition(".")[2].lower() or "thing")
        self._objects[value] = name
        self._lines.append(f"{name} = {written}")
        return name

    def _function(self, function: typing.Callable[..., typing.Any]) -> str:
        """A function of the test's: its source, after what it uses; one of a library's by its name."""
        name = getattr(function, "__name__", "")
        if not isinstance(function, types.FunctionType):
            return self._known(function, name)
        if id(function) in self._functions:
            return self._functions[id(function)]
        node = definition(self._tree, function.__code__)
        if node is None:
            return self._known(function, name)
        for used, value in used_by(function).items():
            if used in self._taken:
                continue
            self._taken.add(used)
            if isinstance(value, types.ModuleType):
                self._lines.append(f"import {value.__name__} as {used}")
            else:
                self._assign(used, value)
        if isinstance(node, ast.Lambda):
            return f"({ast.unparse(node)})"
        self._functions[id(function)] = name
        self._taken.add(name)
        self._lines += ast.unparse(node).splitlines()
        return name

    def _known(self, function: typing.Any, name: str) -> str:
        if name and getattr(np, name, None) is function:
            return f"np.{name}"
        if name and getattr(builtins, name, None) is function:
            return name
        module = getattr(function, "__module__", None) or ""
        if name.isidentifier() and module.startswith("coursekit"):
            self._lines.append(f"from {module} import {name}")
            return name
        return name if name.isidentifier() else "..."


def _dtype(array: np.ndarray) -> str:
    plain = array.dtype.kind in "biufc" and array.dtype.isnative
    return f'"{array.dtype.name if plain else array.dtype.str}"'


def _is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return False
    return True


def _equal(one: typing.Any, other: typing.Any) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        numbers = one.dtype.kind in "fc"
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=numbers)
    return one is other or (type(one) is type(other) and repr(one) == repr(other))
