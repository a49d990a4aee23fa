"""How ids, file names, messages and numbers are written: one owner for what everybody shows.

Much of it comes from students. Control characters could move a terminal's cursor or turn the direction of
writing, and lone surrogates can be written to no file: both are spelled out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def printable(text: str, *, multiline: bool = False) -> str:
    """The text with control, format and undecodable characters as escapes.

    Parameters
    ----------
    multiline
        Whether line ends and tabs stay; otherwise a line end becomes a space, and the text is one line.
    """
    kept = "\n\t" if multiline else ""
    text = text if multiline else text.replace("\n", " ")
    if text.isascii() and text.isprintable():
        return text
    return "".join(character if character in kept else _escape(character) for character in text)


def _escape(character: str) -> str:
    if unicodedata.category(character) in _UNSAFE:
        return character.encode("unicode_escape").decode("ascii")
    return character


#: What turns the direction of writing, so that a reader sees something else than stands there.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def show_directions(text: str) -> str:
    """The text with the characters that turn the direction of writing as escapes."""
    return _DIRECTIONS.sub(lambda found: _escape(found[0]), text)


def points(value: float) -> str:
    """Points, or a share of them, without needless decimals: ``2``, ``1.5``, ``0.33``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def count(number: int, noun: str) -> str:
    """How many: ``1 page``, ``2 pages``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def span(seconds: float) -> str:
    """A span of time in two words, rounded down: ``3 days``, ``2 hours``, ``1 minute``."""
    for unit, size in (("day", 86400), ("hour", 3600)):
        if seconds >= size:
            return count(int(seconds // size), unit)
    return count(max(1, int(seconds // 60)), "minute")


def some(names: Sequence[str], limit: int = 8) -> str:
    """Names in one line; of a long list the first few, and how many more there are."""
    more = len(names) - limit
    return ", ".join(names[:limit]) + (f" and {more} more" if more > 0 else "")


def first_line(message: str) -> str:
    """The first line of a message, empty for an empty one."""
    lines = message.strip().splitlines()
    return lines[0] if lines else ""


def one_line(text: str) -> str:
    """The text with every stretch of white space as one space."""
    return " ".join(text.split())


def storable(text: str) -> str:
    """The text with lone surrogates, which no file or database holds, as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def explain(error: Exception) -> str:
    """An error that nobody foresaw, in one line with its type."""
    return f"{type(error).__name__}: {one_line(str(error))}"
