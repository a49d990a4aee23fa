"""The page with the pairs side by side: self-contained, without scripts; no submission can act in it."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2

from ..feedback.page import TEMPLATES as FEEDBACK_TEMPLATES
from ..text import printable, show_directions
from .compare import Comparison, Options, Pair, Shared
from .documents import Document
from .passages import Segment, side_by_side

TEMPLATES = Path(__file__).parent / "templates"

#: Colours of passages; more passages use them again, beside their numbers.
COLOURS = 6
#: Characters of one cell that the page shows.
MAX_SHOWN = 20_000


@dataclasses.dataclass(frozen=True)
class Found:
    """What the page is about.

    Attributes
    ----------
    names
        Of students, by id.
    refused
        Why a submission was not compared.
    earlier
        Submissions of earlier terms.
    """

    assignment: str
    comparison: Comparison
    options: Options
    names: Mapping[str, str]
    refused: Mapping[str, str]

    @property
    def earlier(self) -> int:
        return sum(bool(document.term) for document in self.comparison.documents)

    def who(self, document: Document) -> str:
        """A student as a reader knows one."""
        name = "" if document.term else self.names.get(document.student, "")
        return f"{name} ({document.label})" if name else document.label

    def to_json(self) -> dict[str, typing.Any]:
        """The pairs as ``autograder similar --json`` writes them."""
        documents = self.comparison.documents
        return {
            "assignment": self.assignment,
            "compared": [document.label for document in documents],
            "pairs": [
                {
                    "students": [documents[pair.left].label, documents[pair.right].label],
                    "likeness": round(pair.likeness, 4),
                    "whole": dataclasses.asdict(pair.whole),
                    "exercises": {name: dataclasses.asdict(one) for name, one in pair.exercises.items()},
                }
                for pair in self.comparison.pairs
            ],
            "not_compared": dict(self.refused),
        }


def render_page(found: Found, shown: int) -> str:
    """The page as HTML.

    Parameters
    ----------
    shown
        Pairs that are laid side by side; further ones stand in the table.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES / "similarity"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    css = (FEEDBACK_TEMPLATES / "feedback" / "page.css").read_text("utf-8")
    css += (TEMPLATES / "similarity" / "page.css").read_text("utf-8")
    pairs = [_row(found, pair, number, shown) for number, pair in enumerate(found.comparison.pairs, 1)]
    documents = found.comparison.documents
    page = environment.get_template("index.html.j2").render(
        found=found,
        css=css,
        compared=len(documents) - found.earlier,
        pairs=pairs,
        found_shown=shown,
        groups=[[found.who(documents[one]) for one in group] for group in found.comparison.groups],
        details=(
            row | {"rows": [_exercise(row) for row in side_by_side(found.comparison, pair, found.options.k)]}
            for row, pair in zip(pairs[:shown], found.comparison.pairs, strict=False)
        ),
    )
    return show_directions(page)


def _row(found: Found, pair: Pair, number: int, shown: int) -> dict[str, typing.Any]:
    documents = found.comparison.documents
    return {
        "number": number,
        "left": found.who(documents[pair.left]),
        "right": found.who(documents[pair.right]),
        "percent": percent(pair.likeness),
        "whole": percent(pair.whole.share),
        "tokens": pair.whole.tokens,
        "exercises": exercises_in_words(pair.exercises),
        "shown": number <= shown,
    }


def percent(share: float) -> str:
    """A share of 0 to 1 in whole percents, rounded down: 100 means everything."""
    return f"{int(100 * share + 1e-9)} %"


def exercises_in_words(exercises: Mapping[str, Shared]) -> str:
    """The exercises with what is alike in each."""
    return ", ".join(f"{name} {percent(one.share)}" for name, one in exercises.items())


def _exercise(row: typing.Any) -> dict[str, typing.Any]:
    return {"exercise": row.exercise, "sides": [[_cell(c) for c in side] for side in (row.left, row.right)]}


def _cell(segments: Sequence[Segment]) -> list[dict[str, typing.Any]]:
    left = MAX_SHOWN
    pieces = []
    for segment in segments:
        text = segment.text[:left]
        left -= len(text)
        if text:
            colour = (segment.passage - 1) % COLOURS + 1
            shown = printable(text, multiline=True)
            pieces.append({"text": shown, "passage": segment.passage, "colour": colour})
    if not left:
        pieces.append({"text": "\n… the rest of the cell is left out", "passage": 0, "colour": 1})
    return pieces
