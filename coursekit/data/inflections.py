"""The synthetic corpus with plurals: a text for models that look inside words.

Half of the time a noun of :func:`coursekit.data.corpora.synthetic` gets its plural. Nothing else changes:
*violins* is found among the same markers as *violin*. Some plurals never occur, so that one can ask where
a model puts them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

import numpy as np

from coursekit.data.corpora import synthetic

__all__ = ["PLURALS", "inflected"]

_NOUNS = {
    "s": "dog cat horse apple pear violin cello guitar harp king queen prince man woman boy girl father "
    "mother brother sister surgeon nurse professor teacher lawyer clerk chef",
    "es": "princess waitress",
    "ies": "cherry strawberry",
}
_IRREGULAR = {"man": "men", "woman": "women"}

PLURALS: Final[Mapping[str, str]] = MappingProxyType(
    {
        noun: _IRREGULAR.get(noun, noun[: len(noun) - (ending == "ies")] + ending)
        for ending, nouns in _NOUNS.items()
        for noun in nouns.split()
    }
)
"""Noun → plural."""


def inflected(
    sentences: int, seed: int | np.random.Generator, *, unseen: Collection[str] = ()
) -> list[list[str]]:
    """Draw sentences in which nouns are plural half of the time.

    Parameters
    ----------
    sentences : int
        How many.
    seed : int or numpy.random.Generator
        The same seed gives the same sentences.
    unseen : collection of str
        Nouns (singular) of :data:`PLURALS` that always stay singular.

    Returns
    -------
    list of list of str
        As from :func:`coursekit.data.corpora.synthetic`.

    Raises
    ------
    ValueError
        If `unseen` has a word without a plural.
    """
    unknown = sorted(set(unseen) - set(PLURALS))
    if unknown:
        raise ValueError(f"unseen: {unknown[0]!r} has no plural in PLURALS")
    rng = np.random.default_rng(seed)
    made = synthetic(sentences, rng)
    allowed = {noun: plural for noun, plural in PLURALS.items() if noun not in unseen}
    return [
        [allowed[word] if word in allowed and rng.random() < 0.5 else word for word in sentence]
        for sentence in made
    ]
