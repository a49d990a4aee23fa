"""The page that a student reads: what each exercise got and why, and their own notebook below it."""

from __future__ import annotations

import copy
import dataclasses
import functools
import re
import shlex
import typing
from pathlib import Path

import nbformat
from nbconvert.exporters import HTMLExporter, TemplateExporter
from traitlets.config import Config

from ..leaks import page_text
from ..notebook import Assignment, Role, visible_tests
from ..result import ExerciseResult, Status, SubmissionResult, SubmissionStatus
from ..text import count, points, show_directions, span
from . import sanitize
from .cells import CellRenderer, joined

TEMPLATES = Path(__file__).parent / "templates"

#: Mark, tone and words of each status. Graded checks include the hidden ones, so "passed" may say so here.
_WORDS = {
    Status.PASSED: ("✓", "good", "passed, hidden checks included"),
    Status.FAILED: ("✗", "failed", "a check failed"),
    Status.TIMEOUT: ("✗", "failed", "ran longer than the time allowed and was stopped"),
    Status.KILLED: (
        "✗",
        "failed",
        "ended the process that ran it: out of memory, or it stopped Python itself",
    ),
    Status.MISSING: ("✗", "failed", "no answer found under this name"),
    Status.ERROR: (
        "!",
        "open",
        "the grader itself stumbled here: not your mistake; tell your instructor",
    ),
    Status.MANUAL: ("…", "open", "to be marked by a person"),
}
_BY_HAND = "marked by your instructor"
_HINTS = {
    Status.FAILED: "Try the input that the message names in your own notebook; the exercise has hints.",
    Status.TIMEOUT: "Look for a loop that never ends, or one over every pair where arrays would do.",
    Status.KILLED: "Look for arrays that grow with every call, and for exit() or quit().",
    Status.MISSING: "Keep the function's name, and run all cells from the top before you submit.",
}


def render_page(
    result: SubmissionResult,
    assignment: Assignment,
    comments: typing.Mapping[str, str] | None = None,
    plain: bool = False,
) -> str:
    """One student's feedback as a self-contained HTML page.

    Parameters
    ----------
    result
        Marks by hand included; with its autograded notebook, if the page is to show it.
    assignment
        As ``solutions/`` defines it: says which cells are tests, and what of them students may see.
    comments
        What a person wrote, by the cell's grade_id.
    plain
        Show what stands in the notebook as plain text.
    """
    cells = result.notebook.get("cells", []) if result.notebook else []
    return _render(result, assignment, cells, comments or {}, plain)


def page_without_own_code(
    result: SubmissionResult,
    assignment: Assignment,
    comments: typing.Mapping[str, str] | None = None,
    plain: bool = False,
) -> str:
    """The text of the same page without the sources that the student wrote: what the leak rule looks at.

    Their outputs stay in: hidden tests must not come to light there either.
    """
    cells = copy.deepcopy(result.notebook.get("cells", [])) if result.notebook else []
    roles = {cell.grade_id: cell.role for cell in assignment.cells if cell.grade_id}
    for cell in cells:
        if roles.get(_grade_id(cell), Role.FREE) in (Role.ANSWER, Role.WRITTEN, Role.FREE):
            cell["source"] = ""
    return page_text(_render(result, assignment, cells, comments or {}, plain))


def _render(
    result: SubmissionResult,
    assignment: Assignment,
    cells: list[dict[str, typing.Any]],
    comments: typing.Mapping[str, str],
    plain: bool,
) -> str:
    exercises = [_exercise_view(e, comments.get(e.grade_id, "")) for e in result.exercises.values()]
    shown = _prepared(cells, assignment, {view["grade_id"]: view for view in exercises}, comments, plain)
    view = _page_view(result, exercises) | {"plain": plain}
    output, _ = _exporter().from_notebook_node(shown, {"feedback": view})
    # Cells come without them; ids, messages and comments may hold them as well.
    return show_directions(output)


def _page_view(result: SubmissionResult, exercises: list[dict[str, typing.Any]]) -> dict[str, typing.Any]:
    """What the template says about the whole submission."""
    ungradable = result.status is SubmissionStatus.UNGRADABLE
    counted = result.counting
    full = sum(e.points >= e.max_points for e in counted if e.points is not None)
    waiting = [e for e in result.exercises.values() if e.points is None and not e.dropped]
    summary = f"{full} of {count(len(counted), 'exercise')} with full marks."
    if waiting:
        worth = points(sum(e.max_points for e in waiting))
        verb = "is" if len(waiting) == 1 else "are"
        summary += (
            f" {count(len(waiting), 'written answer')} ({worth} points) {verb} still to be marked"
            " and not in the score yet."
        )
    if result.status is SubmissionStatus.PARTIAL:
        summary += " Some exercises were cut short; their rows say why."
    share = result.score / result.max_score if result.max_score else 0.0
    return {
        "assignment": result.assignment,
        "student": result.student,
        "name": result.name,
        "late": _late(result),
        "reason": (result.message or "No reason was recorded.") if ungradable else "",
        "score": points(result.score),
        "max_score": points(result.max_score),
        "percent": points(100 * min(max(share, 0.0), 1.0)),
        "summary": summary,
        "exercises": exercises,
        "has_notebook": result.notebook is not None,
        "appeals": [
            {"name": e.name, "seed": e.seed, "command": _replay(result, e)}
            for e in result.exercises.values()
            if e.seed is not None and e.status is not Status.MANUAL
        ],
        "css": _css(),
    }


def _late(result: SubmissionResult) -> str:
    """What to say about lateness, empty where there is nothing to say."""
    if result.due is None or not result.late:
        return ""
    said = f"Submitted {span(result.late)} after your deadline ({result.due:%d %B %Y, %H:%M} UTC)"
    if not result.penalty:
        return f"{said}. No points are taken off."
    return f"{said}: {points(result.penalty)} of {points(result.earned)} points are taken off."


def _replay(result: SubmissionResult, exercise: ExerciseResult) -> str:
    # `--` keeps an id such as `--help` from being read as an option.
    end = ["--"] if result.student.startswith("-") else []
    return shlex.join(["autograder", "replay", *end, result.assignment, result.student, exercise.name])


def _exercise_view(exercise: ExerciseResult, comment: str) -> dict[str, typing.Any]:
    """What the template says about one exercise."""
    mark, tone, status = _WORDS[exercise.status]
    hint = _HINTS.get(exercise.status, "")
    if exercise.status is Status.FAILED and "NotImplementedError" in exercise.message:
        status, hint = "still to be written", "The exercise has three hints; open the first one."
    got, full = exercise.points, exercise.max_points
    if exercise.status is Status.MANUAL and got is not None:
        mark, tone, status = ("✓", "good", _BY_HAND) if got >= full else ("●", "open", _BY_HAND)
    elif exercise.status is Status.FAILED and got and got < full:
        mark, tone, status = "◐", "open", "part of the points: not all of its checks passed"
    elif got is not None and (got >= full) != (exercise.status is Status.PASSED) and full:
        # A person's mark stands above the machine's.
        mark, tone, status, hint = "●", "good" if got >= full else "open", _BY_HAND, ""
    if exercise.dropped:
        mark, tone, status, hint = "–", "open", "does not count any more", ""
    return {
        "name": exercise.name,
        "grade_id": exercise.grade_id,
        "anchor": f"cell-{re.sub(r'[^A-Za-z0-9_-]', '-', exercise.grade_id)}",
        "points": "–" if got is None else points(got),
        "max_points": points(full),
        "mark": mark,
        "tone": tone,
        "status": status,
        "message": exercise.message.strip(),
        "findings": [dataclasses.asdict(finding) for finding in exercise.findings],
        "comment": comment.strip(),
        "rubric": [
            {
                "text": line.text,
                "points": points(line.points),
                "max_points": points(line.max_points),
                "comment": line.comment.strip(),
            }
            for line in exercise.rubric
        ],
        "hint": hint,
    }


def _prepared(
    cells: list[dict[str, typing.Any]],
    assignment: Assignment,
    results: dict[str, dict[str, typing.Any]],
    comments: typing.Mapping[str, str],
    plain: bool,
) -> nbformat.NotebookNode:
    """The cells to show, each with a note for the template; test cells without hidden part and outputs."""
    known = {cell.grade_id: cell for cell in assignment.cells if cell.grade_id}
    renderer = CellRenderer(plain)
    shown = []
    for number, raw in enumerate(cells):
        kind = raw.get("cell_type")
        source, outputs = joined(raw.get("source", "")), raw.get("outputs", [])
        grade_id = _grade_id(raw)
        definition = known.get(grade_id)
        role = Role.FREE if definition is None else definition.role
        view: dict[str, typing.Any] = {"kind": kind}
        if definition is not None and role is Role.TEST:
            # From the definition, not from the file: nobody's edit can bring the hidden part back.
            source, outputs = visible_tests(definition.source), []
            kind = definition.kind
        if role in (Role.TEST, Role.WRITTEN):
            view["result"] = results.get(grade_id)
        elif role is Role.ANSWER:
            view["answer"] = grade_id
            view["comment"] = comments.get(grade_id, "").strip()
        if kind == "code":
            view["source"] = renderer.code(source) if source.strip() else ""
            view["outputs"] = renderer.outputs(outputs if isinstance(outputs, list) else [])
        else:
            render = renderer.markdown if kind == "markdown" else renderer.plain
            view["source"] = render(source) if source.strip() else ""
        shown.append(nbformat.v4.new_raw_cell(id=f"cell-{number}", metadata={"feedback": view}))
    return nbformat.v4.new_notebook(cells=shown)


def _grade_id(cell: dict[str, typing.Any]) -> str:
    meta = cell.get("metadata", {}).get("nbgrader", {})
    grade_id = meta.get("grade_id") if isinstance(meta, dict) else None
    return grade_id if isinstance(grade_id, str) else ""


# --- The exporter


class PageExporter(HTMLExporter):
    """nbconvert's HTML exporter with this package's template, which lets nothing through unsanitised."""

    def __init__(self, **kwargs: typing.Any) -> None:
        config = kwargs.pop("config", None) or Config()
        # A copy: the caller's configuration may be formgrader's own.
        config = copy.deepcopy(config)
        config.Exporter.default_preprocessors = []
        config.HTMLExporter.preprocessors = []
        config.HTMLExporter.filters = {}
        config.HTMLExporter.template_name = "feedback"
        config.HTMLExporter.extra_template_basedirs = [str(TEMPLATES)]
        config.HTMLExporter.exclude_input_prompt = True
        super().__init__(config=config, **kwargs)
        self.register_filter("markdown", sanitize.markdown_to_html)

    def from_notebook_node(
        self, nb: nbformat.NotebookNode, resources: dict[str, typing.Any] | None = None, **kwargs: typing.Any
    ) -> tuple[typing.Any, dict[str, typing.Any]]:
        # HTMLExporter would parse and rewrite the finished page: slow, and after the sanitising.
        return TemplateExporter.from_notebook_node(self, nb, resources, **kwargs)


@functools.cache
def _exporter() -> PageExporter:
    return PageExporter()


@functools.cache
def _css() -> str:
    light = sanitize.highlight_css("default", ".notebook")
    dark = sanitize.highlight_css("github-dark", ".notebook")
    # The panel's colours come from the page, not from the style.
    rules = [re.sub(r"(?m)^\.notebook \.highlight \{[^}]*\}\n?", "", style) for style in (light, dark)]
    page = (TEMPLATES / "feedback" / "page.css").read_text(encoding="utf-8")
    return f"{page}\n{rules[0]}\n@media screen and (prefers-color-scheme: dark) {{\n{rules[1]}\n}}\n"
