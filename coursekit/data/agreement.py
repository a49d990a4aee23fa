"""Sentences in which the verb has to agree with a noun that stands far before it.

*the keys near the cabinet are here*: between subject and verb there may be other nouns, of the other number,
so that neither the word before the verb nor any fixed window tells which form is right. A few nouns
(*sheep*) have one form for both numbers: what they were becomes known at the verb. The source is a grammar,
so the entropy of every next word is known exactly.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

__all__ = [
    "ADVERBS",
    "INVARIANT",
    "NOUNS",
    "PREPOSITIONS",
    "VERBS",
    "agreement",
    "agreement_loss",
    "numbers",
    "right_forms",
    "vocabulary",
]

NOUNS = (
    ("key", "keys"),
    ("dog", "dogs"),
    ("guard", "guards"),
    ("child", "children"),
    ("bird", "birds"),
    ("friend", "friends"),
)
"""Singular and plural."""
INVARIANT = ("sheep", "fish")
"""Nouns with one form for both numbers."""
PREPOSITIONS = ("near", "behind", "with")
VERBS = (("is", "are"), ("waits", "wait"), ("sleeps", "sleep"), ("was", "were"))
"""Forms for a singular and a plural subject."""
ADVERBS = ("here", "there", "today")

#: How many attached phrases a subject has: 0, 1, 2 or 3.
_PHRASES = (0.4, 0.3, 0.2, 0.1)
#: The share of nouns that are invariant.
_SHARE_INVARIANT = 0.1
_TAIL = (*(sum(_PHRASES[n:]) for n in range(len(_PHRASES))), 0.0)


def agreement(sentences: int, seed: int | np.random.Generator) -> list[list[str]]:
    """Draw sentences.

    Parameters
    ----------
    sentences : int
    seed : int or numpy.random.Generator

    Returns
    -------
    list of list of str
        Each *the NOUN (PREPOSITION the NOUN)… VERB ADVERB .*, of 5 to 14 words. The verb agrees with the
        first noun; the others are of either number.
    """
    rng = np.random.default_rng(seed)
    drawn = []
    for _ in range(sentences):
        subject, plural = _noun(rng)
        words = ["the", subject]
        for _ in range(rng.choice(len(_PHRASES), p=_PHRASES)):
            words += [PREPOSITIONS[rng.integers(len(PREPOSITIONS))], "the", _noun(rng)[0]]
        words += [VERBS[rng.integers(len(VERBS))][plural], ADVERBS[rng.integers(len(ADVERBS))], "."]
        drawn.append(words)
    return drawn


def agreement_loss(sentence: Sequence[str]) -> list[float]:
    """Return what each word costs somebody who knows the grammar and all words before it, in nats.

    Parameters
    ----------
    sentence : sequence of str
        As from :func:`agreement`.

    Returns
    -------
    list of float
    """
    costs, phrases = [], 0
    for before, word in zip(["", *sentence], sentence, strict=False):
        share = 1.0
        if before == "the":
            singles = 2 * len(NOUNS)
            share = (
                _SHARE_INVARIANT / len(INVARIANT) if word in INVARIANT else (1 - _SHARE_INVARIANT) / singles
            )
        elif word in PREPOSITIONS:
            share = _TAIL[phrases + 1] / _TAIL[phrases] / len(PREPOSITIONS)
            phrases += 1
        elif any(word in forms for forms in VERBS):
            share = _PHRASES[phrases] / _TAIL[phrases] / len(VERBS) / (2 if sentence[1] in INVARIANT else 1)
        elif word in ADVERBS:
            share = 1 / len(ADVERBS)
        costs.append(-math.log(share))
    return costs


def numbers(sentence: Sequence[str]) -> list[int]:
    """Label each word of a sentence: 1 for a noun known to be singular, 2 for plural, else 0.

    The subject's number is that of the verb, also where its form does not tell; an invariant noun that is no
    subject has none (0).
    """
    labels = [0] * len(sentence)
    for i, word in enumerate(sentence):
        labels[i] = next((1 + forms.index(word) for forms in NOUNS if word in forms), 0)
    verb = next(word for word in sentence if any(word in forms for forms in VERBS))
    labels[1] = 1 + next(forms.index(verb) for forms in VERBS if verb in forms)
    return labels


def _noun(rng: np.random.Generator) -> tuple[str, int]:
    """A noun as it is written, and whether it is a plural."""
    plural = int(rng.integers(2))
    if rng.random() < _SHARE_INVARIANT:
        return INVARIANT[rng.integers(len(INVARIANT))], plural
    return NOUNS[rng.integers(len(NOUNS))][plural], plural


def vocabulary() -> list[str]:
    """Return all words of the grammar; the full stop, which also begins a sentence, is the first."""
    nouns = [form for forms in NOUNS for form in forms]
    verbs = [form for forms in VERBS for form in forms]
    return [".", "the", *nouns, *INVARIANT, *PREPOSITIONS, *verbs, *ADVERBS]


def right_forms(sentences: Sequence[Sequence[str]], scores: np.ndarray, words: Sequence[str]) -> list[float]:
    """Return how often the right form of the verb is preferred to the other one, by phrases in between.

    Parameters
    ----------
    sentences : sequence of sequence of str
        Those whose subject is invariant are left out.
    scores : ndarray, shape (sentences, steps, vocabulary)
        ``scores[s, i]`` are a model's scores for word ``i`` of sentence ``s``.
    words : sequence of str
        The vocabulary in the order of the scores.

    Returns
    -------
    list of float
        Shares for 0, 1, 2 and 3 phrases between subject and verb; NaN where there is no such sentence.
    """
    ids = {word: i for i, word in enumerate(words)}
    kept: list[list[bool]] = [[] for _ in _PHRASES]
    for s, sentence in enumerate(sentences):
        if sentence[1] in INVARIANT:
            continue
        at, forms = next((i, f) for i, word in enumerate(sentence) for f in VERBS if word in f)
        other = forms[1 - forms.index(sentence[at])]
        kept[(at - 2) // 3].append(bool(scores[s, at, ids[sentence[at]]] > scores[s, at, ids[other]]))
    return [float(np.mean(group)) if group else float("nan") for group in kept]
