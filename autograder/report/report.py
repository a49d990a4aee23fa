"""The page that an instructor reads about a whole class: one self-contained HTML file."""

from __future__ import annotations

import collections
import dataclasses
import json
import statistics
import typing
import urllib.parse
from pathlib import Path

from ..course import Course, CourseError, write_file
from ..feedback.children import Renderers
from ..gradebook.gradebook import results
from ..grading.freshness import stale, stale_lines
from ..notebook import load_assignment
from ..result import INTERRUPTED, ExerciseResult, Status, SubmissionResult
from ..text import explain, points
from .figures import COLOURS, Picture, cost_picture, heat_map_picture, scores_picture
from .summary import ClassView, MessageGroup, Outcome, look_at, outcome, without_numbers
from .tables import everybody, render

#: Groups of messages that the page shows; the others wait behind a click.
SHOWN = 12
#: Ids that a line names before it says how many more there are.
LISTED = 60
SLOWEST = 5
#: CPU seconds for the page: a class of a thousand takes a few.
REPORT_SECONDS = 60.0


@dataclasses.dataclass(frozen=True)
class Report:
    """What was written.

    Attributes
    ----------
    troubles
        What is missing on the page, and why; one line each.
    """

    path: Path
    troubles: list[str]


def write_report(
    course: Course, name: str, students: typing.Sequence[str] | None = None, section: str = ""
) -> Report:
    """Write ``grading/report/NAME.html``, or ``NAME-section-SECTION.html`` about a part of the class.

    It is made in a child process within a limit of time; over it, without figures and groups of messages.

    Parameters
    ----------
    students
        Only these (default: everybody).
    section
        What they are called.

    Raises
    ------
    CourseError
        If nobody was graded yet, or the page cannot be made or written.
    """
    course.solution(name)
    with Renderers(jobs=1, seconds=REPORT_SECONDS) as renderers:
        rendered = renderers.render(_page, course, name, students, section)
    if rendered.page is None:
        raise CourseError(rendered.refused or f"no report of {name} could be made: {rendered.trouble}")
    troubles, page = json.loads(rendered.page)
    path = report_file(course, name, section)
    write_file(path, page)
    if rendered.trouble:
        troubles.append(f"the report has neither figures nor messages: {rendered.trouble}")
    return Report(path, troubles)


def report_file(course: Course, name: str, section: str = "") -> Path:
    """Where the report of an assignment, or of the ``term``, is written; of a section, if one is named."""
    part = "-".join("".join(c if c.isalnum() else " " for c in section).split())
    return course.work / "report" / (f"{name}-section-{part}.html" if section else f"{name}.html")


def _page(course: Course, name: str, students: typing.Sequence[str] | None, section: str, plain: bool) -> str:
    """What is missing on the page, and the page as HTML, as JSON: a child's answer is one text."""
    assignment = load_assignment(course.solution(name), name)
    everybody = results(course, name)
    recorded = {s: one for s, one in everybody.items() if students is None or s in students}
    if not recorded:
        raise CourseError(f"nobody was graded in {name} yet: run `autograder grade {name}` first")
    view = look_at(assignment, recorded, plain)
    if section:
        view.assignment = f"{name}, section {section}"
    pages = {
        result.student: _relative(result.student, name)
        for result in [*view.graded, *view.ungradable]
        if (course.feedback / result.student / f"{name}.html").is_file()
    }
    troubles: list[str] = []
    view.stale = stale_lines(name, stale(course, assignment, recorded))
    return json.dumps([troubles, render_report(view, pages, plain=plain, troubles=troubles)])


def _relative(student: str, name: str) -> str:
    return f"../feedback/{urllib.parse.quote(student, safe='')}/{urllib.parse.quote(name)}.html"


def render_report(
    view: ClassView,
    pages: typing.Mapping[str, str] | None = None,
    *,
    plain: bool = False,
    troubles: list[str] | None = None,
) -> str:
    """The page as HTML.

    Parameters
    ----------
    pages
        Address of a student's feedback page, where there is one.
    plain
        Leave the figures out.
    troubles
        Takes a line for each figure that could not be drawn.
    """
    troubles = [] if troubles is None else troubles
    graded = bool(view.graded) and not plain
    return render(
        "index.html.j2",
        view=view,
        numbers=_numbers(view),
        plain=plain,
        scores=None if plain else _drawn("scores", scores_picture, view, troubles),
        heat_map=_drawn("map", heat_map_picture, view, troubles) if graded and view.exercises else None,
        cost=_drawn("cost", cost_picture, view, troubles) if graded else None,
        exercises=[_exercise(exercise) for exercise in view.exercises],
        legend=[(kind.words, COLOURS[kind]) for kind in Outcome],
        groups=[_group(group, view) for group in view.messages[:SHOWN]],
        rare=[_group(group, view) for group in view.messages[SHOWN:]],
        reasons=_reasons(view),
        stopped=_stopped(view),
        maxima=_maxima(view),
        waiting=[(name, len(who), _listed(who)) for name, who in view.waiting.items()],
        slowest=_largest(view, lambda r: r.wall_seconds),
        largest=_largest(view, lambda r: r.peak_memory_mb),
        quarters=_quarters(view),
        students=everybody(
            [*view.graded, *view.ungradable],
            pages or {},
            {
                result.student: ", ".join(e.name for e in result.exercises.values() if _is_lost(e))
                for result in view.graded
            },
        ),
    )


def _drawn(
    what: str, draw: typing.Callable[[ClassView], Picture], view: ClassView, troubles: list[str]
) -> Picture | None:
    """A figure; None if it cannot be drawn, which costs the page nothing else."""
    try:
        return draw(view)
    except Exception as error:
        # Ids, numbers and times of a whole class go into it.
        troubles.append(f"the figure of the {what} could not be drawn ({explain(error)})")
        return None


def _numbers(view: ClassView) -> list[tuple[str, str]]:
    """The few numbers on top."""
    scores = view.scores()
    said = [
        (str(view.size), "submission" if view.size == 1 else "submissions"),
        (points(statistics.median(scores)), f"median, of {points(view.max_score)}"),
        (points(statistics.fmean(scores)), "mean"),
    ]
    full = sum(r.score >= r.max_score > 0 for r in view.graded)
    said.append((str(full), "with full marks"))
    if view.partial:
        said.append((str(len(view.partial)), "graded in part"))
    if view.ungradable:
        said.append((str(len(view.ungradable)), "could not be graded"))
    if late := sum(result.late > 0 for result in view.graded):
        said.append((str(late), "submitted late"))
    if view.waiting:
        said.append((str(sum(map(len, view.waiting.values()))), "written answers to mark"))
    return said


def _exercise(exercise: typing.Any) -> dict[str, typing.Any]:
    counts = exercise.outcomes
    total = max(exercise.total, 1)
    known = exercise.total - counts.get(Outcome.TO_MARK, 0)
    return {
        "name": exercise.name,
        "dropped": exercise.dropped,
        "max_points": points(exercise.max_points),
        "mean": "–" if exercise.mean is None else points(exercise.mean),
        "share": f"{100 * counts.get(Outcome.PASSED, 0) / known:.0f} %" if known else "–",
        "bars": [
            (COLOURS[kind], 100 * count / total, f"{kind.words}: {count}") for kind, count in counts.items()
        ],
        "words": ", ".join(_counted(kind, count, exercise) for kind, count in counts.items()),
        "seconds": "" if exercise.seconds is None else f"{exercise.seconds:.2g} s",
    }


def _counted(kind: Outcome, count: int, exercise: typing.Any) -> str:
    if kind is Outcome.FAILED and exercise.seconds is None:
        # A person's mark.
        return f"{count} no points"
    if kind is not Outcome.STOPPED:
        return f"{count} {kind.words}"
    stopped = [(status, exercise.statuses.get(status, 0)) for status in Status if status in INTERRUPTED]
    reasons = [f"{count} {status.words}" for status, count in stopped if count]
    return ", ".join(reasons)


def _group(group: MessageGroup, view: ClassView) -> dict[str, typing.Any]:
    return {
        "exercise": group.exercise,
        "heading": group.heading,
        "example": group.example,
        "count": len(group.students),
        "percent": f"{100 * len(group.students) / max(len(view.graded), 1):.0f}",
        "students": _listed(group.students),
    }


def _reasons(view: ClassView) -> list[tuple[str, int, str]]:
    """Why submissions could not be graded: a reason, how many have it, who."""
    found: dict[str, list[SubmissionResult]] = {}
    for result in view.ungradable:
        reason = result.message.replace(result.student, "ID")
        found.setdefault(without_numbers(reason), []).append(result)
    ordered = sorted(found.values(), key=lambda same: (-len(same), same[0].message))
    return [(_example(same), len(same), _listed(sorted(r.student for r in same))) for same in ordered]


def _example(same: list[SubmissionResult]) -> str:
    counted = collections.Counter(result.message for result in same)
    return max(counted, key=lambda message: (counted[message], message)) or "no reason was recorded"


def _stopped(view: ClassView) -> list[tuple[str, str, int, str]]:
    """What was stopped: the exercise, why, how many, who."""
    found: dict[tuple[str, Status], list[str]] = {}
    for result in view.graded:
        for exercise in result.exercises.values():
            if exercise.status in INTERRUPTED:
                found.setdefault((exercise.name, exercise.status), []).append(result.student)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(name, why.words, len(who), _listed(sorted(who))) for (name, why), who in ordered]


def _maxima(view: ClassView) -> list[tuple[str, int]]:
    """What could be had so far, and by how many, where that differs."""
    counted = collections.Counter(result.max_score for result in view.graded)
    return [(points(top), count) for top, count in sorted(counted.items())] if len(counted) > 1 else []


def _largest(view: ClassView, cost: typing.Callable[[SubmissionResult], float]) -> list[tuple[str, float]]:
    ordered = sorted(view.graded, key=lambda r: (-cost(r), r.student))
    return [(result.student, cost(result)) for result in ordered[:SLOWEST]]


def _quarters(view: ClassView) -> str:
    """The quartiles in words; nothing for a handful of students."""
    scores = view.scores()
    if len(scores) < 4:
        return ""
    low, middle, high = (points(at) for at in statistics.quantiles(scores, n=4, method="inclusive"))
    return f"A quarter has at most {low} points, half at most {middle}, three quarters at most {high}."


def _is_lost(exercise: ExerciseResult) -> bool:
    return outcome(exercise) not in (Outcome.PASSED, Outcome.TO_MARK)


def _listed(students: list[str]) -> str:
    more = len(students) - LISTED
    return ", ".join(students[:LISTED]) + (f" and {more} more" if more > 0 else "")
