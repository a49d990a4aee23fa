"""The page on which an assistant marks: answers under pseudonyms, model answer, rubric, points, comments.

One self-contained file that opens in any browser, without a server or a network. What students wrote passes
the same allow list as everywhere; the only script is the page's own, named by its hash, and the browser
refuses others.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import typing
from collections.abc import Sequence
from pathlib import Path

import jinja2

from ..feedback import sanitize
from ..feedback.cells import CellRenderer
from ..feedback.page import TEMPLATES as FEEDBACK_TEMPLATES
from ..rubric import WrittenExercise
from ..text import points, show_directions
from .sheet import COLUMNS
from .split import Answer

TEMPLATES = Path(__file__).parent / "templates"


def render_page(assignment: str, assistant: str, answers: Sequence[Answer], plain: bool) -> str:
    """The page as HTML.

    Parameters
    ----------
    answers
        In the order in which they are to be marked: one exercise after the other.
    plain
        Show what students wrote as plain text.
    """
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES / "marking"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["markdown"] = sanitize.markdown_to_html
    css = (FEEDBACK_TEMPLATES / "feedback" / "page.css").read_text("utf-8")
    css += (TEMPLATES / "marking" / "page.css").read_text("utf-8")
    script = (TEMPLATES / "marking" / "page.js").read_text("utf-8")
    groups = [
        _exercise(exercise, list(own), plain)
        for exercise, own in itertools.groupby(answers, key=lambda answer: answer.exercise)
    ]
    page = environment.get_template("index.html.j2").render(
        assignment=assignment,
        assistant=assistant,
        groups=groups,
        count=len(answers),
        css=css,
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        file=f"{assignment}-{file_name(assistant)}-marks.csv",
        columns=json.dumps(COLUMNS),
    )
    return show_directions(page)


def file_name(assistant: str) -> str:
    """An assistant's name as a file's: letters and digits of any script, and dashes."""
    return "-".join("".join(c if c.isalnum() else " " for c in assistant).split()) or "assistant"


def _exercise(exercise: WrittenExercise, answers: Sequence[Answer], plain: bool) -> dict[str, typing.Any]:
    rubric = exercise.rubric
    lines = [
        {"number": number, "text": criterion.text, "worth": points(criterion.points)}
        for number, criterion in enumerate(rubric.criteria if rubric else (), 1)
    ]
    return {
        "name": exercise.name,
        "question": exercise.question,
        "model": exercise.model,
        "remarks": rubric.remarks if rubric else (),
        # Without a rubric the answer as a whole is the only line.
        "lines": lines or [{"number": 0, "text": "", "worth": points(exercise.cell.points)}],
        "has_rubric": bool(lines),
        "worth": points(exercise.cell.points),
        "answers": [
            {
                "pseudonym": answer.pseudonym,
                "version": answer.version,
                "html": _shown(answer, plain) if answer.source.strip() else "",
            }
            for answer in answers
        ],
    }


def _shown(answer: Answer, plain: bool) -> str:
    # What a page can hold is counted for each answer: a long one takes nothing from others.
    renderer = CellRenderer(plain)
    render = {"markdown": renderer.markdown, "code": renderer.code}
    return render.get(answer.exercise.cell.kind, renderer.plain)(answer.source)
