"""What a student wrote as a stream of tokens in which names, comments, layout and long numbers are gone.

Pygments cuts code up, since it reads what Python would refuse as well: half a function, a magic.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Iterator, Set

from pygments.lexers import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

#: Of a longer cell only the beginning is compared: lexers take long over hostile ones.
MAX_CHARACTERS = 50_000

#: What stands for a name of the student's own, a number and a string.
NAME, NUMBER, STRING = "v", "n", "s"

#: Names that are Python's own, which nobody renames.
_PYTHONS = (Name.Builtin, Name.Exception, Name.Function.Magic)

#: A word; where no spaces stand between words, a character.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")

#: `self.width = …`: an attribute that the student chose.
_OWN_ATTRIBUTE = re.compile(r"\.(\w+)\s*(?:[-+*/@|&]|//|\*\*)?=(?!=)")

_lexer = PythonLexer(stripnl=False, ensurenl=False)


@dataclasses.dataclass(frozen=True)
class Tokens:
    """A text cut up.

    Attributes
    ----------
    texts
        What is compared.
    spans
        Where each stands in the text: start and end, in characters.
    """

    texts: list[str]
    spans: list[tuple[int, int]]


def code_tokens(source: str, given: Set[str] = frozenset(), known_lines: Set[str] = frozenset()) -> Tokens:
    """Python as tokens.

    A name becomes ``v`` unless it is Python's own, ``given``, or an attribute that the code does not assign
    to (``np.sum``). Comments, docstrings, white space, imports and semicolons disappear, strings become
    ``s``, numbers of two digits or more ``n``.

    Parameters
    ----------
    given
        Names that everybody has from the assignment.
    known_lines
        Lines that everybody has from the assignment, stripped: their tokens are left out.
    """
    source = source[:MAX_CHARACTERS]
    chosen = set(_OWN_ATTRIBUTE.findall(source))
    left_out = _left_out(source, known_lines)
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    after_dot = False
    for start, kind, text in _lexer.get_tokens_unprocessed(source):
        if kind in Text or kind in Comment or kind in String.Doc or text == ";":
            continue
        attribute, after_dot = after_dot, text == "."
        if left_out[start]:
            continue
        token = _token(kind, text, given, attribute, chosen)
        if token == STRING and texts and texts[-1] == STRING and spans[-1][1] == start:
            # The pieces of one string: quotes, escapes, text.
            spans[-1] = (spans[-1][0], start + len(text))
        elif token:
            texts.append(token)
            spans.append((start, start + len(text)))
    return Tokens(texts, spans)


def _token(kind: typing.Any, text: str, given: Set[str], attribute: bool, chosen: Set[str]) -> str:
    if kind in String:
        return STRING
    if kind in Number:
        return text if len(text) == 1 else NUMBER
    if kind in Name:
        pythons = any(kind in one for one in _PYTHONS)
        kept = text not in chosen if attribute else pythons or text in given
        return text if kept else NAME
    if kind in Keyword or kind in Operator or kind in Punctuation:
        return text
    # What is no Python: an exclamation mark, a dollar sign.
    return text.strip()


def _left_out(source: str, known_lines: Set[str]) -> bytearray:
    """For each character whether it stands in an import or in a line that everybody has."""
    marks = bytearray(len(source) + 1)
    at = 0
    for line in source.splitlines(keepends=True):
        bare = line.strip()
        if bare in known_lines or bare.startswith(("import ", "from ")):
            marks[at : at + len(line)] = b"\1" * len(line)
        at += len(line)
    return marks


def word_tokens(text: str) -> Tokens:
    """Prose as tokens: its words, whatever their case, and nothing between them."""
    found = list(_WORD.finditer(text[:MAX_CHARACTERS]))
    # Apart from every token of code.
    return Tokens([f" {word[0].casefold()}" for word in found], [word.span() for word in found])


def lines_of(source: str) -> Iterator[str]:
    """The lines that say something, stripped."""
    return (bare for line in source.splitlines() if (bare := line.strip()))
