"""Two submissions side by side: which passages of the one stand in the other."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Sequence

import numpy as np

from .compare import Comparison, Pair
from .documents import Document, Part, exercises_of
from .winnowing import Hashes, covered


@dataclasses.dataclass(frozen=True)
class Segment:
    """A stretch of a cell.

    Attributes
    ----------
    passage
        The number of the passage that the other submission has as well; 0 for what is one's own.
    """

    text: str
    passage: int


@dataclasses.dataclass(frozen=True)
class Row:
    """One exercise.

    Attributes
    ----------
    left, right
        The cells of the two submissions, each as its segments.
    """

    exercise: str
    left: list[list[Segment]]
    right: list[list[Segment]]


@dataclasses.dataclass
class _Run:
    """Successive tokens of one cell that the other submission has as well."""

    part: Part
    first: int
    last: int
    grams: set[int]
    passage: int = 0

    @property
    def span(self) -> tuple[int, int]:
        spans = self.part.tokens.spans
        return spans[self.first][0], spans[self.last][1]


def side_by_side(comparison: Comparison, pair: Pair, k: int) -> list[Row]:
    """The cells of two submissions in which they have something in common, exercise by exercise.

    Passages that belong together have the same number; they are counted in the order of the left submission.
    """
    left, right = comparison.documents[pair.left], comparison.documents[pair.right]
    shared = np.setdiff1d(np.intersect1d(left.grams, right.grams), comparison.everybodys)
    ours, theirs = (_runs(document, shared, k) for document in (left, right))
    _number(ours, theirs)
    rows = []
    for exercise in exercises_of([left, right]):
        sides = [_cells(left, exercise, ours), _cells(right, exercise, theirs)]
        if any(sides):
            rows.append(Row(exercise, *sides))
    return rows


def _runs(document: Document, shared: Hashes, k: int) -> list[_Run]:
    alike = np.isin(document.grams, shared)
    mask = covered(document.places[alike], k, document.size)
    at = dict(zip(document.places[alike].tolist(), document.grams[alike].tolist(), strict=True))
    found: list[_Run] = []
    for part in document.parts:
        size = len(part.tokens.texts)
        inside = np.concatenate([[False], mask[part.begins : part.begins + size], [False]])
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        for first, after in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            grams = {at[part.begins + place] for place in range(first, after) if part.begins + place in at}
            found.append(_Run(part, first, after - 1, grams))
    return found


def _number(ours: Sequence[_Run], theirs: Sequence[_Run]) -> None:
    """Give the runs that share anything the same number."""
    # By their k-grams, each looked at once: two hostile submissions have tens of thousands of runs.
    holders: dict[int, list[_Run]] = collections.defaultdict(list)
    for run in theirs:
        for gram in run.grams:
            holders[gram].append(run)
    numbers: dict[int, int] = {}
    count = 0
    for run in ours:
        known = min((numbers[gram] for gram in run.grams if gram in numbers), default=0)
        if not known:
            count += 1
        run.passage = known or count
        for gram in run.grams:
            for other in holders.pop(gram, ()):
                if not other.passage:
                    other.passage = run.passage
                    for its in other.grams:
                        numbers[its] = min(numbers.get(its, run.passage), run.passage)


def _cells(document: Document, exercise: str, runs: Sequence[_Run]) -> list[list[Segment]]:
    """The cells of an exercise that have a passage in them."""
    of_part: dict[int, list[_Run]] = collections.defaultdict(list)
    for run in runs:
        of_part[id(run.part)].append(run)
    cells = []
    for part in document.parts:
        inside = of_part.get(id(part), [])
        if part.exercise != exercise or not inside:
            continue
        segments, here = [], 0
        for run in inside:
            start, end = run.span
            segments += [Segment(part.source[here:start], 0), Segment(part.source[start:end], run.passage)]
            here = end
        segments.append(Segment(part.source[here:], 0))
        cells.append([segment for segment in segments if segment.text])
    return cells
