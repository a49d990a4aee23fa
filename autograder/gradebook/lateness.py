"""When work was submitted, when it was due, and what lateness costs.

``autograder.toml`` goes before what nbgrader's tables say of deadlines and extensions, and its late policy
before nbgrader's plugin. What holds is written into nbgrader's tables after each run, so that Formgrader
shows it and nbgrader's own commands count with it.
"""

from __future__ import annotations

import dataclasses
import datetime
import importlib
import logging
import typing

from sqlalchemy import Connection, Update, select

from ..course import Course, CourseError
from ..result import SubmissionResult
from ..source import course_config
from ..term import Rules
from ..text import explain
from .tables import ASSIGNMENT, SUBMITTED_ASSIGNMENT, SUBMITTED_NOTEBOOK

#: The plugin with which nbgrader asks the rules of the term.
OWN_PLUGIN = "autograder.nbgrader_support.late.TermPolicy"


@dataclasses.dataclass(frozen=True)
class Submission:
    """What nbgrader's tables say of a submission's times (UTC) and of its penalty."""

    submission_id: str
    submitted_at: datetime.datetime | None
    due: datetime.datetime | None
    extension: datetime.timedelta | None
    penalty: float


def submissions(connection: Connection, name: str) -> dict[str, Submission]:
    """The submissions of an assignment, by student."""
    query = (
        select(
            SUBMITTED_ASSIGNMENT.c.student_id,
            SUBMITTED_ASSIGNMENT.c.id,
            SUBMITTED_ASSIGNMENT.c.timestamp,
            ASSIGNMENT.c.duedate,
            SUBMITTED_ASSIGNMENT.c.extension,
            SUBMITTED_NOTEBOOK.c.late_submission_penalty,
        )
        .join(ASSIGNMENT, ASSIGNMENT.c.id == SUBMITTED_ASSIGNMENT.c.assignment_id)
        .join(SUBMITTED_NOTEBOOK, SUBMITTED_NOTEBOOK.c.assignment_id == SUBMITTED_ASSIGNMENT.c.id)
        .where(ASSIGNMENT.c.name == name)
    )
    return {
        row.student_id: Submission(
            row.id, row.timestamp, row.duedate, row.extension, float(row.late_submission_penalty or 0.0)
        )
        for row in connection.execute(query)
    }


def apply_rules(result: SubmissionResult, rules: Rules, known: Submission | None) -> None:
    """Put a recorded result, marks by hand included, in the state that the rules of the term give it."""
    for exercise in result.exercises.values():
        exercise.dropped = exercise.name in rules.dropped
        worth = rules.points.get(exercise.name)
        if worth is not None and exercise.max_points > 0:
            if exercise.points is not None:
                exercise.points *= worth / exercise.max_points
            for line in exercise.rubric:
                line.points *= worth / exercise.max_points
                line.max_points *= worth / exercise.max_points
            exercise.max_points = worth
    if known is None:
        return
    result.submitted_at = known.submitted_at
    result.due = rules.due_for(result.student) or _nbgraders_due(known)
    if rules.policy is None:
        # nbgrader's plugin has been asked when the work was graded.
        result.penalty = min(known.penalty, result.earned)
    elif result.late:
        result.penalty = rules.policy.penalty(result.earned, result.late)


def _nbgraders_due(known: Submission) -> datetime.datetime | None:
    return known.due if known.due is None or known.extension is None else known.due + known.extension


def lateness_updates(
    course: Course,
    name: str,
    rules: Rules,
    results: typing.Iterable[SubmissionResult],
    known: typing.Mapping[str, Submission],
) -> list[Update]:
    """What has to be written so that nbgrader's tables have deadline, extensions and penalties as they hold.

    Parameters
    ----------
    known
        What the tables say now.

    Returns
    -------
    list of Update
        Empty where they say so already.

    Raises
    ------
    CourseError
        If a late policy that ``nbgrader_config.py`` names cannot be used.
    """
    updates: list[Update] = []
    if rules.due is not None and any(said.due != rules.due for said in known.values()):
        updates.append(ASSIGNMENT.update().where(ASSIGNMENT.c.name == name).values(duedate=rules.due))
    plugin: typing.Any = None
    for result in results:
        said = known.get(result.student)
        if said is None:
            continue
        due = rules.due_for(result.student)
        if result.student in rules.extensions and rules.due is not None and due is not None:
            extension = due - rules.due
            if said.extension != extension:
                this = SUBMITTED_ASSIGNMENT.c.id == said.submission_id
                updates.append(SUBMITTED_ASSIGNMENT.update().where(this).values(extension=extension))
        penalty = result.penalty
        if rules.policy is None and result.late:
            plugin = plugin or _plugin(course)
            penalty = _ask(plugin, result)
        if abs(penalty - said.penalty) > 1e-9:
            this = SUBMITTED_NOTEBOOK.c.assignment_id == said.submission_id
            changed = SUBMITTED_NOTEBOOK.update().where(this)
            updates.append(changed.values(late_submission_penalty=penalty or None))
    return updates


class _NoPolicy:
    """Lateness costs nothing."""

    def late_submission_penalty(self, *_: typing.Any) -> None:
        return None


def _plugin(course: Course) -> typing.Any:
    """The late policy that ``nbgrader_config.py`` names; nbgrader is imported only where there is one."""
    config = course_config(course)
    named = config.AssignLatePenalties.get("plugin_class", None)
    method = config.LateSubmissionPlugin.get("penalty_method", "none")
    if named is None or named == OWN_PLUGIN:
        if not isinstance(method, str) or method == "none":
            return _NoPolicy()
        named = "nbgrader.plugins.LateSubmissionPlugin"
    try:
        if isinstance(named, str):
            module, _, attribute = named.rpartition(".")
            named = getattr(importlib.import_module(module), attribute)
        return named(config=config, log=logging.getLogger("autograder.nbgrader"))
    except Exception as error:
        raise CourseError(
            f"nbgrader_config.py: the late policy {named} cannot be used ({explain(error)})"
        ) from None


def _ask(plugin: typing.Any, result: SubmissionResult) -> float:
    try:
        penalty = plugin.late_submission_penalty(result.student, result.earned, result.late)
    except Exception as error:
        raise CourseError(f"nbgrader_config.py: its late policy fails ({explain(error)})") from None
    return 0.0 if penalty is None else min(max(float(penalty), 0.0), result.earned)
