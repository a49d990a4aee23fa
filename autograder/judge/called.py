"""What was called when a student's code raised an exception: remembered when it fails, put into words when a
message needs it.

A passing submission pays for none of this. The words come from what the judge itself passed: the student's
side is never asked what an argument looks like.
"""

from __future__ import annotations

import typing

import numpy as np

from coursekit.checks import call_in_words

#: What an answer that nobody has written yet raises.
_STUB = "NotImplementedError"
#: Calls inside one another that the words of an object follow: ``add(mul(Node(2), Node(3)), Node(2))``.
_DEEPEST = 4
#: Characters of an object that is an argument; a longer one goes by its class.
_LONGEST = 80
#: Items of a tuple that may be kept as they are.
_FEW = 8


class Named:
    """An object of the student's, as messages speak of it.

    Attributes
    ----------
    _kind
        Its class.
    _label
        Its name, if it was looked up by one.
    _origin
        The call that it came from, if any.
    _owner
        For a method: the object.
    """

    __slots__ = ("_kind", "_label", "_origin", "_owner")

    _kind: str
    _label: str
    _origin: Origin | None
    _owner: Named | None


class Origin:
    """The call that an object of the student's came from, or that raised.

    Parameters
    ----------
    function
        What was called.
    args, kwargs
        What it was called with.
    """

    __slots__ = ("_args", "_function", "_kwargs", "_words")

    def __init__(self, function: Named, args: tuple, kwargs: dict[str, typing.Any]) -> None:
        self._function = function
        self._args = args
        self._kwargs = kwargs
        self._words = ""

    @property
    def function(self) -> str:
        """The function's name alone."""
        return self._function._label or _article(self._function)

    def words(self, depth: int = 0) -> str:
        """The call as somebody would write it; `depth` counts the calls around it."""
        if self._words:
            return self._words

        def describe(value: typing.Any) -> str | None:
            if not isinstance(value, Named):
                return None
            words = words_of(value, depth + 1)
            return words if len(words) <= _LONGEST else _article(value)

        name = self.function
        if self._function._owner is not None:
            name = f"{words_of(self._function._owner, depth + 1)}.{name.rpartition('.')[2]}"
        words = call_in_words(name, self._args, self._kwargs, describe)
        if depth == 0:
            self._words = words
            self._args, self._kwargs = (), {}
        return words

    def keep(self) -> Origin:
        """The same, with everything in words by now that the test cell may change from now on."""
        if not all(map(_lasting, (*self._args, *self._kwargs.values()))):
            self.words()
        return self


class Use:
    """An object of the student's that raised when it was asked for something.

    Parameters
    ----------
    template
        The words of what was asked for, with ``{}`` where the object stands.
    """

    def __init__(self, owner: Named, template: str) -> None:
        self._owner = owner
        self._template = template

    @property
    def function(self) -> str:
        """The name of the function that made the object: a generator's body runs when it is gone through."""
        return self._owner._origin.function if self._owner._origin is not None else ""

    def words(self) -> str:
        """An attribute, an item, or the object itself."""
        return self._template.replace("{}", words_of(self._owner), 1)


def remember(error: Exception, call: Origin | Use) -> None:
    """Note on an exception of the student's code what raised it, unless a call further in has done so."""
    if hasattr(error, "student") and not hasattr(error, "call"):
        error.call = call  # type: ignore[attr-defined]


def settle(error: BaseException | None) -> None:
    """Put the call that raised an exception into words, before the test cell goes on with its arguments."""
    call = getattr(error, "call", None)
    if call is not None:
        call.words()


def words_of(value: Named, depth: int = 0) -> str:
    """A student's object in words: the call that made it, its name, or its class."""
    if value._origin is not None and depth < _DEEPEST:
        return value._origin.words(depth)
    return value._label or _article(value)


def _article(value: Named) -> str:
    kind = value._kind.rpartition(".")[2]
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


def _lasting(value: typing.Any) -> bool:
    """Whether a value is still the same later on."""
    if type(value) is tuple:
        return len(value) <= _FEW and all(map(_lasting, value))
    return value is None or isinstance(value, bool | int | float | complex | str | np.generic | Named)


def raised(name: str, place: str, text: str, function: str, call: str) -> str:
    """An exception of the student's code, told to the student.

    Parameters
    ----------
    name, place, text
        Of the exception: its class, where it arose (``line 3 of softmax``), and its message.
    function, call
        What the test cell called: its name alone, and with its arguments.
    """
    where = place.rpartition(" of ")[2] if place else ""
    # A method goes by its own name there.
    inner = where if where not in ("", function, function.rpartition(".")[2], "<module>", "<lambda>") else ""
    if name == _STUB:
        if inner and function:
            return f"{function} calls {inner}, which is not written yet (it still raises NotImplementedError)"
        return f"{function or 'this'} is not written yet: it still raises NotImplementedError"
    line = place.partition(" of ")[0]
    place = f"{line} of your cell, in {inner}" if inner else f"{line} of your cell" if line else ""
    said = f"{name}: {text}" if text else name
    return f"{call or function or 'your code'} raised {said}" + (f" ({place})" if place else "")
