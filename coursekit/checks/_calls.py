"""Calls in the words of a message: ``ppmi([[0, 0], [1, 2]])``.

Numbers, texts and small arrays are written out, large ones by their shape; everything else by its kind alone,
without asking it for anything: it may be a student's object, and its ``repr`` the student's code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from coursekit.checks._context import is_graded
from coursekit.checks._text import fail, number, shape_words, times

__all__ = ["call_each", "call_in_words", "name_of", "run"]

#: Characters of one argument that is written out, and of all arguments of a call.
_LONGEST = 80
_LONGEST_CALL = 200
#: Entries of an array that is written out, and bits of an integer.
_MOST = 12
_MOST_BITS = 200

Describe = Callable[[Any], str | None]


def call_in_words(
    name: str, args: Sequence[Any], kwargs: Mapping[str, Any] | None = None, describe: Describe | None = None
) -> str:
    """Return a call as somebody would write it, in at most some 200 characters.

    Parameters
    ----------
    name : str
        Of the function.
    args, kwargs
        Its arguments.
    describe : callable, optional
        Says what an object is that is no plain data; None where it does not know either.
    """
    given = [("", value) for value in args] + [(f"{key}=", value) for key, value in (kwargs or {}).items()]
    words = [prefix + _in_words(value, describe) for prefix, value in given]
    # The longest arguments lose their content first.
    for i in sorted(range(len(words)), key=lambda i: -len(words[i])):
        if len(", ".join(words)) <= _LONGEST_CALL:
            break
        prefix, value = given[i]
        words[i] = min(words[i], prefix + _kind(value, describe), key=len)
    text = ", ".join(words)
    return f"{name}({text if len(text) <= _LONGEST_CALL else text[: _LONGEST_CALL - 1] + '…'})"


def name_of(function: Callable[..., Any]) -> str:
    """Return the name of a function, as far as it has one."""
    name = getattr(function, "__name__", None)
    return name if isinstance(name, str) else "the function"


def run(function: Callable[..., Any], args: Sequence[Any]) -> Any:
    """Call a student's function; what it raises gets the call as a note, which a traceback shows.

    When graded, the grader names the call by itself.
    """
    # IPython leaves a frame that says so out of a traceback: what is left is the student's.
    __tracebackhide__ = True
    try:
        return function(*args)
    except Exception as error:
        if not is_graded():
            call = call_in_words(name_of(function), args)
            trace = error.__traceback__
            if trace is not None and trace.tb_next is None:
                # The call itself failed, as with a missing argument: there is no frame but this one.
                fail(call, f"raised {type(error).__name__}: {error}")
            error.add_note(f"raised by {call}")
        raise


def call_each(function: Callable[..., Any], arguments: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Yield what a function returns for each of several arguments, in their order.

    For many small calls that depend on nothing between them. When graded, they cross to the student's process
    in one message; what a call raises is raised in its turn, and nothing is called after it.

    Parameters
    ----------
    function : callable
        Of the student's.
    arguments : iterable of sequences
        The positional arguments of each call, plain data all of them.
    """
    __tracebackhide__ = True
    given = [tuple(args) for args in arguments]
    together = getattr(type(function), "call_each", None) if is_graded() else None
    if together is not None:
        yield from together(function, given)
        return
    for args in given:
        yield run(function, args)


def _in_words(value: Any, describe: Describe | None) -> str:
    """A value written out where it is short, otherwise its kind."""
    text = ""
    for piece in _pieces(value, describe):
        text += piece
        if len(text) > _LONGEST:
            return _kind(value, describe)
    return text


def _pieces(value: Any, describe: Describe | None) -> Iterator[str]:
    """A value written out, piece by piece, so that nobody writes out what is too long."""
    kind = type(value)
    if kind is np.ndarray and value.size <= _MOST and value.dtype.kind in "biufcUS":
        yield from _pieces(value.tolist(), describe)
    elif value is None or kind is bool:
        yield repr(value)
    elif kind in (str, bytes):
        # A character more than fits tells that it is too long.
        yield repr(value[: _LONGEST + 1])
    elif kind is int and value.bit_length() > _MOST_BITS:
        yield _kind(value, describe)
    elif kind in (int, float, complex) or isinstance(value, np.number | np.bool_):
        yield number(value)
    elif kind in (list, tuple, set, frozenset) and (value or kind in (list, tuple)):
        left, right = "[]" if kind is list else "()" if kind is tuple else "{}"
        yield left
        for i, item in enumerate(value):
            yield ", " if i else ""
            yield from _pieces(item, describe)
        yield f",{right}" if kind is tuple and len(value) == 1 else right
    elif kind is dict:
        yield "{"
        for i, (key, item) in enumerate(value.items()):
            yield ", " if i else ""
            yield from _pieces(key, describe)
            yield ": "
            yield from _pieces(item, describe)
        yield "}"
    else:
        yield _kind(value, describe)


def _kind(value: Any, describe: Describe | None) -> str:
    """What a value is, without its content."""
    kind = type(value)
    if kind is np.ndarray:
        typed = "" if value.dtype.kind in "biufc" else f" and type {value.dtype}"
        return f"an array of shape {shape_words(value.shape)}{typed}"
    if kind in (list, tuple, set, frozenset, dict):
        return f"a {kind.__name__} of {times(len(value), 'item')}"
    if kind in (str, bytes):
        return f"a {kind.__name__} of {times(len(value), 'character')}"
    if kind is int:
        return f"an integer of about {value.bit_length() * 3 // 10} digits"
    if isinstance(value, np.random.Generator):
        return "a random generator"
    said = describe(value) if describe is not None else None
    if said is not None:
        return said
    if callable(value):
        return "a function"
    name = str(kind.__name__)[:40]
    return f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"
