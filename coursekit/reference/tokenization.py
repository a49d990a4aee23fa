"""Byte-pair encoding and WordPiece, fast enough for a real text: what the lecture and its figures learn with.

An assignment asks for trainers that count every pair of the corpus again after each merge. This one knows in
which words a pair stands, and after a merge counts these words anew only.

A grader keeps this module from students' code: it answers an exercise.

Sources: Sennrich, Haddow & Birch, *Neural Machine Translation of Rare Words with Subword Units* (2016);
Schuster & Nakajima, *Japanese and Korean Voice Search* (2012).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

__all__ = ["END", "INSIDE", "Merge", "byte_pairs", "longest_match", "replay", "wordpieces"]

END = "_"
"""Byte-pair encoding's mark behind the last letter of a word, a symbol of its own."""
INSIDE = "##"
"""WordPiece's mark before a symbol that continues a word."""

Pair = tuple[str, str]


class Merge(NamedTuple):
    """One step of training: what was merged, and the counts that spoke for it."""

    first: str
    second: str
    together: int
    """How often the two stood side by side."""
    alone: tuple[int, int]
    """How often each of them stood anywhere."""


def _learn(
    frequency: Mapping[str, int],
    spell: Callable[[str], list[str]],
    score: Callable[[int, int, int], float],
    glue: Callable[[str, str], str],
    n_merges: int,
) -> list[Merge]:
    """Merge the pair with the highest score, again and again; of equal scores the smallest pair."""
    words = {word: spell(word) for word in frequency}
    single: Counter[str] = Counter()
    together: Counter[Pair] = Counter()
    homes: defaultdict[Pair, set[str]] = defaultdict(set)

    def enter(word: str, sign: int) -> None:
        symbols, often = words[word], sign * frequency[word]
        for symbol in symbols:
            single[symbol] += often
        for pair in pairwise(symbols):
            together[pair] += often
            if sign > 0:
                homes[pair].add(word)

    for word in words:
        enter(word, 1)
    merges: list[Merge] = []
    while together and len(merges) < n_merges:
        best = min(together, key=lambda p: (-score(together[p], single[p[0]], single[p[1]]), p))
        a, b = best
        merges.append(Merge(a, b, together[best], (single[a], single[b])))
        for word in homes.pop(best):
            enter(word, -1)
            words[word] = _joined(words[word], best, glue(a, b))
            enter(word, 1)
        together = +together
    return merges


def _joined(symbols: list[str], pair: Pair, new: str) -> list[str]:
    result, i = [], 0
    while i < len(symbols):
        hit = tuple(symbols[i : i + 2]) == pair
        result.append(new if hit else symbols[i])
        i += 2 if hit else 1
    return result


def byte_pairs(frequency: Mapping[str, int], n_merges: int) -> list[Merge]:
    """Learn byte-pair encoding: the most frequent pair first.

    Parameters
    ----------
    frequency : mapping of str to int
        How often each word occurs; no word is empty, or holds :data:`END`.
    n_merges : int
        At most so many merges; fewer if every word becomes one symbol.

    Returns
    -------
    list of Merge
        In the order in which they were learned.
    """
    return _learn(frequency, lambda word: [*word, END], lambda ab, a, b: ab, str.__add__, n_merges)


def wordpieces(frequency: Mapping[str, int], n_merges: int) -> list[Merge]:
    """Learn WordPiece: the pair with the highest n(ab) / (n(a)·n(b)) first.

    Parameters
    ----------
    frequency : mapping of str to int
        How often each word occurs; no word is empty, or holds ``#``.
    n_merges : int
        At most so many merges.

    Returns
    -------
    list of Merge
        In the order in which they were learned; symbols inside a word begin with :data:`INSIDE`.
    """

    def spell(word: str) -> list[str]:
        return [word[0], *(INSIDE + letter for letter in word[1:])]

    def glue(first: str, second: str) -> str:
        return first + second.removeprefix(INSIDE)

    return _learn(frequency, spell, lambda ab, a, b: ab / (a * b), glue, n_merges)


def replay(word: str, merges: Iterable[Pair]) -> list[str]:
    """Cut a word with merges of byte-pair encoding: of all its pairs, the one learned first is merged first.

    Parameters
    ----------
    word : str
        Not empty.
    merges : iterable of (str, str)
        As learned, in that order.

    Returns
    -------
    list of str
        The last one ends in :data:`END`.
    """
    rank = {pair: i for i, pair in enumerate(merges)}
    symbols = [*word, END]
    while len(symbols) > 1:
        best = min(pairwise(symbols), key=lambda pair: rank.get(pair, len(rank)))
        if best not in rank:
            break
        symbols = _joined(symbols, best, "".join(best))
    return symbols


def longest_match(word: str, vocabulary: Collection[str], unknown: str = "[UNK]") -> list[str]:
    """Cut a word into WordPiece's symbols: the longest one that fits, from left to right, without a way back.

    Parameters
    ----------
    word : str
    vocabulary : collection of str
        Symbols inside a word begin with :data:`INSIDE`.
    unknown : str
        What a word becomes that gets stuck.

    Returns
    -------
    list of str
    """
    found: list[str] = []
    rest = word
    while rest:
        ways = ((INSIDE if found else "") + rest[: len(rest) - less] for less in range(len(rest)))
        piece = next(filter(vocabulary.__contains__, ways), None)
        if piece is None:
            return [unknown]
        rest = rest[len(piece) - (len(INSIDE) if found else 0) :]
        found.append(piece)
    return found
