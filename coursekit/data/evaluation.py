"""Data of lecture 08: a stereotype with a second trace, and what was measured on a real text.

:func:`with_second_trace`
    Sentences of :func:`coursekit.data.corpora.synthetic` in which a job's usual pronoun also shows in other
    words than pronouns, as stereotypes do in real texts.
:func:`measurements`
    The last result of ``scripts/measure_evaluation.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from coursekit.data.corpora import JOBS

__all__ = ["TRACES", "measurements", "with_second_trace"]

TRACES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"he": ("golf", "cigar", "necktie"), "she": ("tea", "yoga", "apron")}
)
"""Usual pronoun of a job → words that its sentences may hold as well; people never stand with them."""


def with_second_trace(
    sentences: Iterable[Sequence[str]], seed: int | np.random.Generator, *, share: float = 0.5
) -> list[list[str]]:
    """Return the sentences, to some of which two words of the job's trace are added at the end.

    Parameters
    ----------
    sentences : iterable of sequences of str
        Of :func:`coursekit.data.corpora.synthetic`; those without a job stay as they are.
    seed : int or numpy.random.Generator
        The same seed gives the same sentences. A generator is advanced.
    share : float
        Probability that a sentence with a job is added to, whatever its pronoun is.

    Raises
    ------
    ValueError
        If `share` lies outside [0, 1].
    """
    if not 0 <= share <= 1:
        raise ValueError(f"share: a probability lies between 0 and 1, got {share}")
    rng = np.random.default_rng(seed)
    made = []
    for sentence in sentences:
        job = next((word for word in sentence if word in JOBS), None)
        added: list[str] = []
        if job is not None and rng.random() < share:
            words = TRACES[JOBS[job]]
            added = [words[i] for i in rng.permutation(len(words))[:2]]
        made.append([*sentence, *added])
    return made


def measurements() -> dict[str, Any]:
    """Return the last result of ``scripts/measure_evaluation.py``: a real text on real benchmarks."""
    path = Path(__file__).with_name("evaluation.json")
    result: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return result
