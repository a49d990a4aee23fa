"""What lecture 12 searches: the sections of the other lectures, and questions whose lecture is known.

The corpus is ``lectures.json``, made by ``scripts/lecture_corpus.py`` (``make index``). The questions are a
student's, two for each lecture; those whose lecture is not in the corpus are left out, so that the table
below may be ahead of the lectures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

__all__ = ["QUESTIONS", "Section", "questions", "sections", "words"]

QUESTIONS: Final = MappingProxyType(
    {
        "Which number tells me how small the angle between two vectors is?": "01",
        "Why should the length of a vector not count when words are compared?": "01",
        "Why is the loss of a classifier minus the logarithm of a probability?": "02",
        "How do I stop the softmax from overflowing?": "02",
        "How does the chain rule send gradients back through a graph?": "03",
        "Why does a network need a nonlinear activation between its layers?": "03",
        "How do I turn counts of neighbouring words into PMI?": "04",
        "What does a truncated singular value decomposition keep of a table?": "04",
        "Why is a sigmoid with a few negatives cheaper than a softmax over all words?": "05",
        "Why are frequent words dropped from the text before skip-gram trains?": "05",
        "How can training with negative samples be made faster with matrix products?": "05b",
        "How many pairs per second does gensim train?": "05b",
        "How can two small tables of vectors replace a table of counted bigrams?": "06",
        "What do temperature and top-p do when a model writes text?": "06",
        "How does fastText give a vector to a word it has never seen?": "07",
        "Why does GloVe give rare co-occurrences less weight?": "07",
        "How do I test whether embeddings are biased about jobs and gender?": "08",
        "How can I find words whose meaning changed between two decades?": "08",
        "Which pair of symbols does byte-pair encoding merge next?": "09",
        "Why do models miscount the letters in a word such as strawberry?": "09",
        "Why do gradients vanish or explode in a recurrent network over a long sequence?": "10",
        "What do the gates of an LSTM do?": "10",
        "Why are the scores of attention divided by the square root of the dimension?": "11",
        "What do the heads of a multi-head attention look at?": "11",
    }
)
"""Question → the number of the lecture that answers it."""


class Section(NamedTuple):
    """A part of a lecture below one heading."""

    lecture: str
    """As its file is called, without the ending."""
    title: str
    text: str

    @property
    def unit(self) -> str:
        """The lecture's number, as ``"05b"``."""
        return self.lecture.partition("-")[0]


def sections() -> list[Section]:
    """Return the sections of all lectures before the twelfth, in their order."""
    saved = json.loads(Path(__file__).with_name("lectures.json").read_text("utf-8"))
    return [Section(**part) for part in saved]


def questions(corpus: Sequence[Section]) -> list[tuple[str, str]]:
    """Return the questions that a corpus can answer, each with its lecture's number."""
    units = {section.unit for section in corpus}
    return [(question, unit) for question, unit in QUESTIONS.items() if unit in units]


def words(text: str) -> list[str]:
    """Return the lower-case words of a text: runs of letters from a to z."""
    return re.findall(r"[a-z]+", text.lower())
