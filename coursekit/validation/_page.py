"""A validation as HTML: for JupyterLab's panel, which adds its own style, and for the output of a cell.

Everything that comes from a notebook is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import quote

from coursekit.validation._exercises import Exercise
from coursekit.validation._outcomes import Outcome

__all__ = ["RUNNING", "STYLE", "row", "waiting_row", "whole"]

#: The style sheet that the panel uses, too.
STYLE = Path(__file__).resolve().parent.parent / "labextension" / "static" / "validation.css"

#: What stands in place of the score until there is one.
RUNNING = "Running in a fresh kernel …"
_FOOTER = "Hidden checks run when your work is graded."


def row(outcome: Outcome, notebook: str) -> str:
    """One exercise as an item of a list: the diagnosis, the link to its cell, and what else there is.

    Parameters
    ----------
    outcome : Outcome
    notebook : str
        The notebook's file name, which the link begins with.
    """
    mark, said = ("✓", "done") if outcome.status.fine else ("✗", "to do")
    line = (
        f'<span class="mark" role="img" aria-label="{said}">{mark}</span> '
        f'<span class="summary">{escape(outcome.summary)}</span> '
        f"{_link(outcome, notebook, outcome.cell, outcome.exercise)}"
    )
    below = "".join(f"<p>{escape(detail)}</p>" for detail in outcome.details)
    if outcome.table is not None:
        below = f"{below}{outcome.table.html()}"
    if below:
        check = _link(outcome, notebook, outcome.check, "the check") if outcome.check else ""
        below = f"<details><summary>What was checked</summary>{below}{check}</details>"
    return f'<li class="{"good" if outcome.status.fine else "bad"}">{line}{below}</li>'


def waiting_row(exercise: Exercise) -> str:
    """An exercise whose turn has not come."""
    return (
        f'<li class="open"><span class="mark" role="img" aria-label="waiting">…</span> '
        f'<span class="exercise">{escape(exercise.name)}</span></li>'
    )


def whole(score: Sequence[str], rows: Sequence[str], notes: Sequence[str] = ()) -> str:
    """Everything in one piece, with its style, for the output of a cell."""
    said = "".join(f'<p class="note">{escape(note)}</p>' for note in notes)
    first, *others = score
    sums = f'<p class="score">{escape(first)}</p>' + "".join(f"<p>{escape(other)}</p>" for other in others)
    return (
        f"<style>{STYLE.read_text('utf-8')}</style>"
        f'<section class="coursekit-validation" aria-label="Validated notebook">{said}'
        f"{sums}<ol>{''.join(rows)}</ol>"
        f'<p class="footer">{_FOOTER}</p></section>'
    )


def _link(outcome: Outcome, notebook: str, cell: str | None, text: str) -> str:
    line = f' data-line="{outcome.line}"' if outcome.line and cell == outcome.cell else ""
    href = f"{quote(notebook)}#cell-id={quote(cell or '')}"
    return (
        f'<a class="exercise" href="{escape(href)}" data-cell="{escape(cell or "")}"{line}>{escape(text)}</a>'
    )
