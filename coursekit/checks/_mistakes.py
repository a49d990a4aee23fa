"""Wrong results that a visible check knows by sight, without a word of them where students read it.

A table of mistakes beside a visible check would tell most of the answer. So it stands in the hidden half of
the test cell, under the words of the check that it belongs to: when the work is graded, the visible check
recognises the mistake at once; in a student's notebook the general diagnoses speak.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from coursekit.checks._context import cell_notes

__all__ = ["KnownMistakes", "add_known_mistakes", "either", "mistakes_of"]

#: A diagnosis, and the wrong result that calls for it; or a function without arguments that gives them, where
#: they take long to compute: it is called when a check fails, and draws no random numbers.
KnownMistakes = Mapping[str, Any] | Callable[[], Mapping[str, Any]]


def add_known_mistakes(what: str, known_mistakes: KnownMistakes) -> None:
    """Let the next checks of that name in this test cell know some wrong results by sight.

    To be called between ``### BEGIN HIDDEN TESTS`` and ``### END HIDDEN TESTS``, before the visible check.

    Parameters
    ----------
    what : str
        The words by which the check names its input.
    known_mistakes : mapping of str to array_like, or function that gives one
        As for the check itself, :func:`check_close` for instance: a diagnosis, and the wrong result that
        calls for it; None where the mistake cannot be made with this input.
    """
    cell_notes().setdefault(what, []).append(known_mistakes)


def mistakes_of(what: str, known_mistakes: KnownMistakes | None) -> Mapping[str, Any]:
    """Return what a check knows by sight: its own mistakes, then those that were added for it.

    What is None is left out. A NaN in its place would be taken for a result that is one.
    """
    known: dict[str, Any] = {}
    for given in (known_mistakes or {}, *cell_notes().get(what, ())):
        known |= given() if callable(given) else given
    return {words: mistake for words, mistake in known.items() if mistake is not None}


def either(diagnoses: Sequence[str]) -> str | None:
    """Join the diagnoses of mistakes that lead to the very same result: it does not say which one was made.

    Parameters
    ----------
    diagnoses : sequence of str
        In order of preference; what differs in blanks at its end alone is one.

    Returns
    -------
    str or None
        At most three of them; None if there is none.
    """
    different = list(dict.fromkeys(words.rstrip() for words in diagnoses))
    # On one line, as a diagnosis is read by reports and by Validate.
    return " Or: ".join(different[:3]) or None
