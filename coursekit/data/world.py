"""The small world that the synthetic corpus speaks of, in which every word *is* a set of attributes.

:func:`coursekit.data.corpora.synthetic` draws its sentences; what is true in it is known: :data:`ANALOGIES`,
:data:`CLUSTERS` and :data:`JOBS`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["ANALOGIES", "ATTRIBUTES", "CLUSTERS", "FUNCTION_WORDS", "JOBS", "MARKERS"]

Analogy = tuple[str, str, str, str]

MARKERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        name: tuple(words.split())
        for name, words in {
            "male": "he him his sir beard",
            "female": "she her hers madam gown",
            "royal": "throne crown palace reign",
            "adult": "grown mature elder",
            "young": "little toy playground",
            "parent": "raise offspring cradle",
            "sibling": "twin share quarrel",
            "work": "salary hire office desk",
            "medicine": "patient clinic illness",
            "school": "lesson exam classroom",
            "law": "court trial verdict",
            "kitchen": "oven recipe menu",
            "capital": "city mayor metro downtown",
            "country": "border nation flag parliament",
            "france": "seine baguette louvre",
            "italy": "tiber pasta colosseum",
            "germany": "spree pretzel reichstag",
            "spain": "flamenco paella prado",
            "greece": "olive acropolis feta",
            "egypt": "nile pyramid pharaoh",
            "japan": "sushi shrine samurai",
            "base": "very quite rather",
            "comparative": "than even still",
            "size": "metre inch scale",
            "speed": "race sprint snail",
            "strength": "muscle lift weight",
            "warmth": "weather degree stove",
            "height": "tower ladder roof",
            "age": "year birthday decade",
            "animal": "tail paw fur barn",
            "fruit": "pie sugar juice ripe jam",
            "music": "melody concert string tune",
            "computing": "computer data network screen",
            "sowing": "seed soil furrow farmer",
            "radio": "station listener studio antenna",
        }.items()
    }
)
"""Attribute → the words that reveal it. No marker belongs to two attributes."""

FUNCTION_WORDS: Final[tuple[str, ...]] = ("the", "a", "of", "and", "in", "to", "with", "on", "at", "by")

_PLACES = {
    "france": "paris",
    "italy": "rome",
    "germany": "berlin",
    "spain": "madrid",
    "greece": "athens",
    "egypt": "cairo",
    "japan": "tokyo",
}
_ADJECTIVES = {
    "size": ("big", "bigger"),
    "speed": ("fast", "faster"),
    "strength": ("strong", "stronger"),
    "warmth": ("warm", "warmer"),
    "height": ("tall", "taller"),
    "age": ("old", "older"),
}
_PEOPLE = {
    ("royal", "adult"): ("king", "queen"),
    ("royal", "young"): ("prince", "princess"),
    ("adult",): ("man", "woman"),
    ("young",): ("boy", "girl"),
    ("adult", "parent"): ("father", "mother"),
    ("sibling",): ("brother", "sister"),
}
_FIELDS = {
    "medicine": ("surgeon", "nurse"),
    "school": ("professor", "teacher"),
    "law": ("lawyer", "clerk"),
    "kitchen": ("chef", "waitress"),
}
_TOPICS = {
    "animal": "dog cat horse sheep",
    "fruit": "cherry strawberry apple pear",
    "music": "violin cello guitar harp",
    "computing": "digital information software internet",
    "sowing": "sow plant scatter",
    "radio": "transmit televise announce",
}

JOBS: Final[Mapping[str, str]] = MappingProxyType(
    {job: pronoun for pair in _FIELDS.values() for job, pronoun in zip(pair, ("he", "she"), strict=True)}
)
"""Job → the pronoun that it usually takes in the synthetic corpus."""


def _attributes() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for shared, (he, she) in _PEOPLE.items():
        words[he], words[she] = ("male", *shared), ("female", *shared)
    for place, capital in _PLACES.items():
        words[capital], words[place] = ("capital", place), ("country", place)
    for quality, (base, comparative) in _ADJECTIVES.items():
        words[base], words[comparative] = ("base", quality), ("comparative", quality)
    for field, jobs in _FIELDS.items():
        words.update(dict.fromkeys(jobs, ("work", field)))
    for topic, members in _TOPICS.items():
        words.update(dict.fromkeys(members.split(), (topic,)))
    return words


ATTRIBUTES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(_attributes())
"""Content word → its attributes. *broadcast* is not here: its meaning changes from sentence to sentence."""


def _analogies(pairs: Iterable[tuple[str, str]]) -> tuple[Analogy, ...]:
    return tuple((a, b, c, d) for (a, b), (c, d) in itertools.permutations(pairs, 2))


ANALOGIES: Final[Mapping[str, tuple[Analogy, ...]]] = MappingProxyType(
    {
        "gender": _analogies(_PEOPLE.values()),
        "capital": _analogies(_PLACES.items()),
        "comparative": _analogies(_ADJECTIVES.values()),
    }
)
"""Family → all quadruples ``(a, b, a_star, b_star)``: a is to b as a_star is to b_star."""

CLUSTERS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "countries": tuple(_PLACES),
        "capitals": tuple(_PLACES.values()),
        "royalty": ("king", "queen", "prince", "princess"),
        "comparatives": tuple(comparative for _, comparative in _ADJECTIVES.values()),
        "jobs": tuple(JOBS),
        "animals": tuple(_TOPICS["animal"].split()),
        "fruit": tuple(_TOPICS["fruit"].split()),
        "instruments": tuple(_TOPICS["music"].split()),
        "computing": tuple(_TOPICS["computing"].split()),
    }
)
"""Name → words that share an attribute; no word is in two clusters."""
