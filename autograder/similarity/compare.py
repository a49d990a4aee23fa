"""Which submissions share passages that others do not have.

What is given, and what a good part of the class wrote, is no evidence: it is common, as MOSS has it. The
pairs come from an index of the fingerprints, so that submissions without anything in common are never laid
side by side.
"""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .documents import Document
from .winnowing import Hashes, covered


@dataclasses.dataclass(frozen=True)
class Options:
    """What counts.

    Attributes
    ----------
    k
        Tokens of the shortest passage that may be noticed.
    window
        k-grams of which one is a fingerprint: a passage of ``k + window - 1`` tokens is always noticed.
    tokens
        That a pair has to share to be told.
    threshold
        Percent of the smaller submission, or of the smaller answer to one exercise, that have to be shared.
    common
        Percent of the submissions beyond which a passage is everybody's.
    at_least
        Submissions that have to have a passage before it is everybody's, in a class however small.
    """

    k: int = 12
    window: int = 6
    tokens: int = 60
    threshold: float = 60.0
    common: float = 10.0
    at_least: int = 5


@dataclasses.dataclass(frozen=True)
class Shared:
    """What two answers to one exercise, or two whole submissions, share.

    Attributes
    ----------
    tokens
        Of the shared passages, in the one that has fewer.
    share
        Of the smaller one's own tokens, 0 to 1.
    """

    tokens: int
    share: float


@dataclasses.dataclass(frozen=True)
class Pair:
    """Two submissions that are alike.

    Attributes
    ----------
    left, right
        Their places in the list of documents.
    whole
        What they share in all.
    exercises
        The exercises with passages in common, the most alike first.
    likeness
        The share of the whole, or of an exercise that has enough shared tokens by itself.
    """

    left: int
    right: int
    whole: Shared
    exercises: dict[str, Shared]
    likeness: float


@dataclasses.dataclass(frozen=True)
class Comparison:
    """What came out.

    Attributes
    ----------
    documents
        This term's, then those of earlier ones.
    pairs
        The most alike first.
    groups
        Submissions linked by pairs, three or more.
    everybodys
        k-grams that are given or common, sorted.
    """

    documents: list[Document]
    pairs: list[Pair]
    groups: list[list[int]]
    everybodys: Hashes


def compare(documents: Sequence[Document], given: Hashes, options: Options) -> Comparison:
    """Find the pairs that are alike; at least one of the two is of this term.

    Parameters
    ----------
    given
        k-grams that everybody has from the assignment, sorted.
    """
    documents = list(documents)
    everybodys = np.union1d(given, _common(documents, options))
    own = [_own(document, everybodys, options.k) for document in documents]
    wanted = max(1, -(-options.tokens // (options.k + 2 * options.window)))
    found = []
    for (left, right), count in sorted(_candidates(own).items()):
        if count < wanted or not _to_compare(documents[left], documents[right]):
            continue
        pair = _pair(own, left, right, options)
        if pair is not None:
            found.append(pair)
    # A tenth more or less says nothing; how much there is does.
    found.sort(key=lambda pair: (-round(pair.likeness, 1), -pair.whole.tokens, pair.left, pair.right))
    return Comparison(documents, found, _groups(found), everybodys)


@dataclasses.dataclass(frozen=True)
class _Own:
    """What a submission has of its own.

    Attributes
    ----------
    keep
        Which of the document's k-grams are neither given nor common.
    grams
        Their hashes, sorted, each once.
    tokens
        For each token whether it lies in one of them.
    exercises
        The tokens of each exercise.
    """

    document: Document
    keep: npt.NDArray[np.bool_]
    grams: Hashes
    tokens: npt.NDArray[np.bool_]
    exercises: dict[str, npt.NDArray[np.int64]]


def _own(document: Document, everybodys: Hashes, k: int) -> _Own:
    keep = ~np.isin(document.grams, everybodys)
    tokens = covered(document.places[keep], k, document.size)
    return _Own(document, keep, np.unique(document.grams[keep]), tokens, _places_of(document))


def _to_compare(left: Document, right: Document) -> bool:
    """Two of an earlier term are not this term's business; who repeats a course may repeat an answer."""
    return not (left.term and right.term) and left.student != right.student


def _common(documents: Sequence[Document], options: Options) -> Hashes:
    """The k-grams that more submissions have than a copy explains."""
    limit = max(options.at_least, options.common / 100 * len(documents))
    everything = [np.unique(document.grams) for document in documents]
    grams, counts = np.unique(np.concatenate([np.empty(0, np.uint64), *everything]), return_counts=True)
    return grams[counts > limit]


def _candidates(own: Sequence[_Own]) -> collections.Counter[tuple[int, int]]:
    """How many fingerprints two documents have in common, for every two that have any."""
    grams, holders = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for number, one in enumerate(own):
        chosen = one.document.chosen
        fingerprints = np.unique(one.document.grams[chosen[one.keep[chosen]]])
        grams.append(fingerprints)
        holders.append(np.full(len(fingerprints), number))
    order = np.argsort(everything := np.concatenate(grams), kind="stable")
    sorted_grams, sorted_holders = everything[order], np.concatenate(holders)[order]
    begins = np.flatnonzero(np.r_[True, sorted_grams[1:] != sorted_grams[:-1]]) if len(order) else order
    sizes = np.diff(np.r_[begins, len(order)])
    total: collections.Counter[tuple[int, int]] = collections.Counter()
    size = len(own)
    # Entries of the index that are equally long, at once.
    for long in np.unique(sizes[sizes > 1]):
        entries = sorted_holders[begins[sizes == long][:, None] + np.arange(long)]
        first, second = np.triu_indices(long, 1)
        codes, counts = np.unique(entries[:, first] * size + entries[:, second], return_counts=True)
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
            total[divmod(code, size)] += count
    return total


def _pair(own: Sequence[_Own], left: int, right: int, options: Options) -> Pair | None:
    sides = own[left], own[right]
    shared = np.intersect1d(sides[0].grams, sides[1].grams, assume_unique=True)
    alike = [_covered_by(one, shared, options.k) for one in sides]
    whole = _shared([mask.sum() for mask in alike], [one.tokens.sum() for one in sides])
    if whole.tokens < options.tokens:
        return None
    counts = [
        {name: (int(mask[at].sum()), int(one.tokens[at].sum())) for name, at in one.exercises.items()}
        for one, mask in zip(sides, alike, strict=True)
    ]
    exercises = {
        name: _shared((same, counts[1][name][0]), (size, counts[1][name][1]))
        for name, (same, size) in counts[0].items()
        if same and name in counts[1]
    }
    # An answer that moved to another cell counts for the whole.
    exercises = {name: one for name, one in exercises.items() if one.tokens >= 2 * options.k}
    likeness = max([whole.share, *(o.share for o in exercises.values() if o.tokens >= options.tokens)])
    if likeness < options.threshold / 100:
        return None
    ordered = sorted(exercises.items(), key=lambda item: (-item[1].share, -item[1].tokens))
    return Pair(left, right, whole, dict(ordered), likeness)


def _covered_by(one: _Own, shared: Hashes, k: int) -> npt.NDArray[np.bool_]:
    """For each token whether it lies in a k-gram of ``shared``."""
    grams = one.document.grams
    # Sorted, and often short: looked up one by one.
    at = np.searchsorted(shared, grams)
    found = (
        np.zeros(len(grams), bool) if not len(shared) else shared[np.minimum(at, len(shared) - 1)] == grams
    )
    return covered(one.document.places[found], k, one.document.size)


def _shared(alike: Sequence[int], own: Sequence[int]) -> Shared:
    shares = [same / size for same, size in zip(alike, own, strict=True) if size]
    return Shared(int(min(alike)), float(max(shares, default=0.0)))


def _places_of(document: Document) -> dict[str, npt.NDArray[np.int64]]:
    """The tokens of each exercise."""
    found: dict[str, list[npt.NDArray[np.int64]]] = collections.defaultdict(list)
    for part in document.parts:
        found[part.exercise].append(np.arange(part.begins, part.begins + len(part.tokens.texts)))
    return {name: np.concatenate(places) for name, places in found.items()}


def _groups(pairs: Sequence[Pair]) -> list[list[int]]:
    """Who is linked to whom, if they are three or more."""
    group: dict[int, list[int]] = {}
    for pair in pairs:
        one, other = group.setdefault(pair.left, [pair.left]), group.setdefault(pair.right, [pair.right])
        if one is not other:
            one += other
            for member in other:
                group[member] = one
    unique = {id(members): sorted(members) for members in group.values()}
    return sorted((g for g in unique.values() if len(g) > 2), key=lambda g: (-len(g), g))
