"""What lecture 08 measures with: counted embeddings, analogies under several rules, and WEAT.

The lecture says what each measure is and why; its homework is to write them. A grader keeps this module from
students' code: it answers exercises.

Sources: Levy, Goldberg and Dagan, *Improving Distributional Similarity with Lessons Learned from Word
Embeddings* (2015), for PPMI with the square root of the singular values; Levy and Goldberg, *Linguistic
Regularities in Sparse and Explicit Word Representations* (2014), for 3CosMul; Caliskan, Bryson and Narayanan,
*Semantics derived automatically from language corpora contain human-like biases* (2017), for WEAT.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, combinations
from typing import NamedTuple

import numpy as np

__all__ = ["Association", "answers", "associations", "cosines", "counted_embeddings", "weat"]

#: Keeps 3CosMul from dividing by 0.
_EPSILON = 1e-3


class Association(NamedTuple):
    """What WEAT says about two groups of targets.

    Attributes
    ----------
    difference : float
        Of the groups' mean associations: how far apart.
    effect : float
        The same in standard deviations over all targets: how consistently.
    p_value : float
        Share of all equal splits with at least this difference, the observed one included.
    """

    difference: float
    effect: float
    p_value: float


def cosines(V: np.ndarray, W: np.ndarray) -> np.ndarray:
    """Return the cosines of all rows of one table with all rows of another; 0 for rows of zeros.

    Parameters
    ----------
    V, W : numpy.ndarray, shapes (n, dim) and (m, dim)

    Returns
    -------
    numpy.ndarray, shape (n, m)
    """
    sizes = np.outer(np.linalg.norm(V, axis=1), np.linalg.norm(W, axis=1))
    return np.divide(V @ W.T, sizes, out=np.zeros_like(sizes), where=sizes > 0)


def counted_embeddings(
    sentences: Sequence[Sequence[str]], words: Sequence[str], dim: int, *, window: int = 4
) -> np.ndarray:
    """Return vectors from counted neighbours: PPMI, a singular value decomposition, ``U·√S``.

    Parameters
    ----------
    sentences : sequence of sequences of str
        No window crosses the end of one.
    words : sequence of str
        The words to return; all others of the text serve as contexts, and take part in the decomposition.
    dim : int
    window : int
        Positions to each side.

    Returns
    -------
    numpy.ndarray, shape (len(words), dim)
        Columns fall in importance. Their signs, which a decomposition leaves open, are chosen so that the
        largest entry of each is positive.
    """
    ids = {token: i for i, token in enumerate(dict.fromkeys(chain(words, *sentences)))}
    text = np.array([ids[token] for sentence in sentences for token in sentence], dtype=np.intp)
    sentence_of = np.repeat(np.arange(len(sentences)), [len(sentence) for sentence in sentences])
    counts = np.zeros((len(ids), len(ids)))
    for offset in range(1, window + 1):
        inside = sentence_of[offset:] == sentence_of[:-offset]
        pairs = text[:-offset][inside] * len(ids) + text[offset:][inside]
        counts += np.bincount(pairs, minlength=counts.size).reshape(counts.shape)
    counts = counts + counts.T
    margins = counts.sum(axis=0)
    expected = np.outer(margins, margins) / max(counts.sum(), 1)
    bits = np.log2(np.maximum(np.divide(counts, expected, out=np.ones_like(counts), where=expected > 0), 1))
    left, sizes, _ = np.linalg.svd(bits)
    left = left * np.sign(left[np.abs(left).argmax(axis=0), np.arange(len(left))])
    table: np.ndarray = (left * np.sqrt(sizes))[: len(words), :dim]
    return table


def answers(
    questions: np.ndarray, E: np.ndarray, *, rule: str = "add", exclude: Sequence[int] = (0, 1, 2)
) -> np.ndarray:
    """Return the answers to analogy questions.

    Parameters
    ----------
    questions : numpy.ndarray of int, shape (Q, 3 or more)
        Rows (a, b, a*): a is to b as a* is to what?
    E : numpy.ndarray, shape (vocab_size, dim)
        Rows are scaled to length 1 first, as is usual.
    rule : {"add", "multiply", "near"}
        3CosAdd (cosine with b - a + a*), 3CosMul, or the neighbour of a* alone.
    exclude : sequence of int
        Columns of `questions` whose words cannot be the answer.

    Returns
    -------
    numpy.ndarray of int, shape (Q,)
        Ids.

    Raises
    ------
    ValueError
        If `rule` is another word.
    """
    unit = E / np.maximum(np.linalg.norm(E, axis=1, keepdims=True), 1e-12)
    # In parts: a table of all questions by all words would take gigabytes.
    found = []
    for part in np.array_split(np.asarray(questions), max(1, len(questions) // 500)):
        a, b, a_star = (unit[part[:, column]] for column in range(3))
        if rule == "add":
            scores = (b - a + a_star) @ unit.T
        elif rule == "near":
            scores = a_star @ unit.T
        elif rule == "multiply":
            # Cosines moved to [0, 1]: a product of two negative ones must not count as likeness.
            to_a, to_b, to_a_star = ((1 + v @ unit.T) / 2 for v in (a, b, a_star))
            scores = to_b * to_a_star / (to_a + _EPSILON)
        else:
            raise ValueError(f"rule: add, multiply or near, not {rule!r}")
        for column in exclude:
            scores[np.arange(len(part)), part[:, column]] = -np.inf
        found.append(scores.argmax(axis=1))
    return np.concatenate(found)


def associations(targets: np.ndarray, A: np.ndarray, B: np.ndarray) -> np.ndarray:
    """Return each target's mean cosine with the rows of A minus that with the rows of B, shape (n,)."""
    difference: np.ndarray = cosines(targets, A).mean(axis=1) - cosines(targets, B).mean(axis=1)
    return difference


def weat(X: np.ndarray, Y: np.ndarray, A: np.ndarray, B: np.ndarray) -> Association:
    """Return the word embedding association test of two equally large groups of targets.

    Parameters
    ----------
    X, Y : numpy.ndarray, shape (n, dim)
        Targets.
    A, B : numpy.ndarray, shapes (p, dim) and (q, dim)
        Attributes.

    Raises
    ------
    ValueError
        If the groups of targets differ in size.
    """
    if len(X) != len(Y):
        raise ValueError(f"X, Y: equal groups are split, got {len(X)} and {len(Y)} targets")
    s = associations(np.vstack([X, Y]), A, B)
    everyone, half = set(range(len(s))), len(X)

    def apart(first: tuple[int, ...]) -> float:
        return float(s[list(first)].mean() - s[list(everyone - set(first))].mean())

    observed = apart(tuple(range(half)))
    splits = [apart(first) >= observed - 1e-12 for first in combinations(range(len(s)), half)]
    spread = float(s.std(ddof=1))
    return Association(observed, observed / spread if spread > 0 else 0.0, float(np.mean(splits)))
