"""The texts that the course counts and trains on: one with a known truth, two toys, and a real one.

:func:`synthetic`
    Sentences drawn at random from a small world in which every word *is* a set of attributes. Whoever learns
    embeddings from them can be marked: :data:`ANALOGIES`, :data:`CLUSTERS` and :data:`JOBS` say what is true.
:func:`toy`
    The two tiny corpora of the toy language model (unit 06): 12 and 25 tokens, a vocabulary of eight.
:func:`python_topics`, :func:`python_documents`
    English prose about Python that comes with Python itself (``pydoc_data.topics``): nothing to download.

How a synthetic sentence is made
--------------------------------
A content word is drawn, each as likely as the next. Four *markers* are placed around it, two on either side:
each attribute of the word sends one of its own markers (3 to 6 words that belong to it alone), random ones of
its attributes send more until there are four, and the four are shuffled. Before every token a function word
slips in with probability 0.3. So *king* = male + royal + adult is found among "his", "throne", "grown". Words
are alike as far as they share attributes, and analogies are made of such differences. Two cases are special:

- A job (:data:`JOBS`) always has "he" or "she" among its markers, its usual pronoun with probability 0.8: an
  injected bias, which can be measured because it is known.
- *broadcast* means either to sow or to send by radio, anew in each sentence, with a probability that can be
  moved: a change of meaning.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np

from coursekit.data.world import ANALOGIES, ATTRIBUTES, CLUSTERS, FUNCTION_WORDS, JOBS, MARKERS

__all__ = [
    "ANALOGIES",
    "ATTRIBUTES",
    "CLUSTERS",
    "FUNCTION_WORDS",
    "JOBS",
    "MARKERS",
    "TOY_VOCABULARY",
    "python_documents",
    "python_topics",
    "synthetic",
    "toy",
]

#: Probability of a function word before each token.
_INSERTED = 0.3
#: Markers around a content word.
_AROUND = 4


def synthetic(
    sentences: int,
    seed: int | np.random.Generator,
    *,
    bias: float = 0.8,
    radio: float = 0.5,
    background: float = 0.0,
) -> list[list[str]]:
    """Draw sentences from the world of :data:`ATTRIBUTES`.

    Parameters
    ----------
    sentences : int
        How many, 0 or more. Each has 6.5 tokens on average: 2,000 sentences are 13,000 tokens.
    seed : int or numpy.random.Generator
        The same seed gives the same sentences. A generator is advanced.
    bias : float
        Probability that a job comes with its usual pronoun; 0.5 is fair.
    radio : float
        Probability that *broadcast* means to send by radio, not to sow.
    background : float
        Probability that a marker is replaced by a random one of all markers: noise.

    Returns
    -------
    list of list of str
        Lower-case tokens, one list a sentence; a vocabulary of at most 199 words.

    Raises
    ------
    ValueError
        If `sentences` is negative, or one of the probabilities lies outside [0, 1].

    Examples
    --------
    >>> sentence = synthetic(1, seed=3)[0]
    >>> synthetic(1, seed=3)[0] == sentence
    True
    """
    if sentences < 0:
        raise ValueError(f"sentences: must not be negative, got {sentences}")
    for name, probability in (("bias", bias), ("radio", radio), ("background", background)):
        if not 0 <= probability <= 1:
            raise ValueError(f"{name}: a probability lies between 0 and 1, got {probability}")
    rng = np.random.default_rng(seed)
    content = [*ATTRIBUTES, "broadcast"]
    every_marker = list(itertools.chain.from_iterable(MARKERS.values()))
    # One block of uniform numbers for all: a call for each choice would take fifty times as long.
    draws = iter(rng.random(sentences * _DRAWS).tolist())

    def pick(options: Sequence[str]) -> str:
        return options[int(next(draws) * len(options))]

    made = []
    for _ in range(sentences):
        word = pick(content)
        sense = "radio" if next(draws) < radio else "sowing"
        attributes = ATTRIBUTES.get(word, (sense,))
        usual = next(draws) < bias
        markers = []
        if word in JOBS:
            markers.append("he" if usual == (JOBS[word] == "he") else "she")
        markers += [pick(MARKERS[attribute]) for attribute in attributes]
        markers += [pick(MARKERS[pick(attributes)]) for _ in range(_AROUND - len(markers))]
        markers = [pick(every_marker) if next(draws) < background else marker for marker in markers]
        markers = [marker for _, marker in sorted((next(draws), marker) for marker in markers)]
        sentence = []
        for token in (*markers[:2], word, *markers[2:]):
            if next(draws) < _INSERTED:
                sentence.append(pick(FUNCTION_WORDS))
            sentence.append(token)
        made.append(sentence)
    return made


# Uniform numbers that one sentence can use up: 3 for the word, at most 2 for each marker, 2 for its noise, 1
# for its place, and 2 for each of the five tokens.
_DRAWS = 3 + 5 * _AROUND + 2 * (_AROUND + 1)

# --- the toys of unit 06 ------------------------------------------------------------------------------------

_TOYS = {
    12: "the cat ate the dog ! the dog ran the zoo .",
    25: "the cat ate the dog ! the cat ran the dog ! the dog ate . the dog ran the zoo . the zoo .",
}

TOY_VOCABULARY: Final[Mapping[str, int]] = MappingProxyType(
    {token: i for i, token in enumerate(("!", ".", "ate", "cat", "dog", "ran", "the", "zoo"))}
)
"""Token → id, alphabetical."""


def toy(tokens: int) -> list[str]:
    """Return the toy corpus of 12 or of 25 tokens, over the eight words of :data:`TOY_VOCABULARY`.

    Parameters
    ----------
    tokens : int
        12: the simplest text that fits the notes' example; its bigrams have an entropy of 0.5041 nats.
        25: a text with every bigram of the notes' sample and cat : dog : zoo = 1 : 2 : 1 after "the"; 0.6354
        nats.

    Returns
    -------
    list of str

    Raises
    ------
    ValueError
        If `tokens` is another number.
    """
    if tokens not in _TOYS:
        raise ValueError(f"tokens: there are toys of 12 and of 25 tokens, none of {tokens}")
    return _TOYS[tokens].split()


# --- the real corpus ----------------------------------------------------------------------------------------


def python_topics() -> dict[str, str]:
    """Return the help texts of Python's language reference, as shown by ``help("TOPIC")``.

    Returns
    -------
    dict of str to str
        Topic → text, about 80 topics and 65,000 words (:func:`python_documents` keeps 58,000 of them). The
        text differs a little between versions of Python.
    """
    # A large module: read only by who asks for it.
    from pydoc_data.topics import topics

    return dict(topics)


def python_documents() -> list[list[str]]:
    """Return :func:`python_topics` as documents of lower-case words, one list a paragraph.

    Only runs of two or more letters are kept, so that code and punctuation hardly matter; paragraphs of fewer
    than five words are left out.

    Returns
    -------
    list of list of str
    """
    paragraphs = (part for text in python_topics().values() for part in re.split(r"\n\s*\n", text))
    documents = [re.findall(r"[a-z]{2,}", part.lower()) for part in paragraphs]
    return [words for words in documents if len(words) >= 5]
