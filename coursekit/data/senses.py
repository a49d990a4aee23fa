"""Sentences in which *bank* is a bank of a river or a bank with money, with a known truth.

Every sentence has nine tokens in one of two orders::

    the rower fed the otter near the bank .
    near the bank the clerk signed the loan .

Subject, verb and object come from one sense, three words each, all equally likely and independent. So
whoever knows the sense and the slot can do no better than one in three, a loss of ln 3; who does not know
the sense pays ln 6. In half of the sentences *bank* stands at the end, where a reader from left to right
knows the sense, and in half near the start, where only what follows tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

__all__ = ["LENGTH", "MASK", "SENSES", "VOCABULARY", "bank_sentences", "in_words"]

SENSES: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "river": (("rower", "angler", "swimmer"), ("saw", "fed", "caught"), ("trout", "otter", "heron")),
        "money": (("clerk", "lawyer", "teller"), ("signed", "checked", "filed"), ("loan", "cheque", "bill")),
    }
)
"""Sense → its subjects, verbs and objects."""

VOCABULARY: Final[tuple[str, ...]] = (
    "the",
    "near",
    "bank",
    ".",
    *(word for slots in SENSES.values() for slot in slots for word in slot),
)
"""All words; a word's id is its place."""

MASK: Final[int] = len(VOCABULARY)
"""The id of [MASK]: one row more than there are words."""

LENGTH: Final[int] = 9
"""Tokens of every sentence."""


def bank_sentences(
    n: int, rng: np.random.Generator, *, clause_first: float = 0.5
) -> tuple[np.ndarray, np.ndarray]:
    """Draw sentences.

    Parameters
    ----------
    n : int
        Number of sentences.
    rng : numpy.random.Generator
    clause_first : float
        Probability of the order in which *bank* stands at the end; at 1 there is no other.

    Returns
    -------
    ids : numpy.ndarray of int, shape (n, LENGTH)
        Places in :data:`VOCABULARY`.
    senses : numpy.ndarray of int, shape (n,)
        0 for the river, 1 for money.
    """
    named = list(SENSES)
    senses = rng.integers(len(named), size=n)
    sentences = []
    for sense in senses:
        subject, verb, thing = (slot[rng.integers(len(slot))] for slot in SENSES[named[sense]])
        clause, place = ["the", subject, verb, "the", thing], ["near", "the", "bank"]
        sentences.append([*clause, *place, "."] if rng.random() < clause_first else [*place, *clause, "."])
    places = {word: i for i, word in enumerate(VOCABULARY)}
    return np.array([[places[word] for word in sentence] for sentence in sentences]), senses


def in_words(ids: np.ndarray) -> list[str]:
    """Return the words of some ids; the id :data:`MASK` is written ``[MASK]``."""
    return [*np.array([*VOCABULARY, "[MASK]"])[np.asarray(ids)].tolist()]
