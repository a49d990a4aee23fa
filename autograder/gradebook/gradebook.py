"""The gradebook: the one writer of grades, and what it recorded.

Works on nbgrader's own tables, so that formgrader, ``nbgrader export`` and the rest see every grade.
nbgrader's helper functions commit as they go; here a submission is one transaction, so that a run that is
killed leaves each submission either graded or untouched. What only nbgrader's tables say (names, penalties
for lateness), the export reads from them itself.
"""

from __future__ import annotations

import dataclasses
import datetime
import json
import typing

import sqlalchemy
from sqlalchemy import bindparam, select

from ..course import Course
from ..notebook import Assignment
from ..result import ExerciseResult, Finding, Status, SubmissionResult, SubmissionStatus, ungradable
from ..source import course_id
from ..term import read_rules
from ..text import explain, storable
from .database import RESULTS, back_up, clear_errors, engine_for, ensure_schema, make_folder, reading_tables
from .definition import cell_definitions
from .lateness import apply_rules, submissions
from .manual_grades import answer_hashes, carry_over
from .marks import apply_lines, marked
from .people import people
from .schema import SubmittedNotebook, define, find_or_make_submission
from .tables import SUBMITTED_ASSIGNMENT, SUBMITTED_NOTEBOOK

# Built once, as in `schema`. A parameter may not have the name of a column.
_THIS = (RESULTS.c.student_id == bindparam("student")) & (RESULTS.c.assignment == bindparam("name"))
_ANSWERS = select(RESULTS.c.answers).where(_THIS)
_FORGET = RESULTS.delete().where(_THIS)
_SUBMITTED_AT = SUBMITTED_ASSIGNMENT.update().where(SUBMITTED_ASSIGNMENT.c.id == bindparam("row"))
_NO_PENALTY = (
    SUBMITTED_NOTEBOOK.update()
    .where(SUBMITTED_NOTEBOOK.c.id == bindparam("row"))
    .values(late_submission_penalty=None)
)


@dataclasses.dataclass
class Recorded:
    """What the gradebook holds of one submission.

    Attributes
    ----------
    result
        As it was graded (without the notebook), marks by hand included.
    comments
        What a person wrote, by grade_id.
    recorded_at
        When it was graded, UTC.
    email
        The student's.
    answers
        Hash of what the mark at each cell is about, by grade_id.
    markers
        Who marked, by grade_id, where an assistant's list said so.
    """

    result: SubmissionResult
    comments: dict[str, str]
    recorded_at: datetime.datetime
    email: str = ""
    answers: dict[str, str] = dataclasses.field(default_factory=dict)
    markers: dict[str, str] = dataclasses.field(default_factory=dict)


class Gradebook:
    """The writer. Use it as a context manager; one at a time in a process, any number at once on a machine.

    Parameters
    ----------
    course
        The course whose gradebook to write; made if missing, and backed up before the first write.
    assignment
        The assignment to be graded; its cells are brought into the gradebook, and its stale ones taken out.
    """

    def __init__(self, course: Course, assignment: Assignment) -> None:
        self.course = course
        self.assignment = assignment
        self._engine = engine_for(course)
        self._prepared = False

    def __enter__(self) -> Gradebook:
        return self

    def __exit__(self, *_: object) -> None:
        self._engine.dispose()

    def prepare(self) -> None:
        """Back up the gradebook and make it know the assignment; done by itself before the first write.

        Raises
        ------
        CourseError
            If the gradebook cannot be written.
        """
        if self._prepared:
            return
        cells = cell_definitions(self.course, self.assignment.name)
        identity = course_id(self.course)
        back_up(self.course)
        make_folder(self.course)
        with clear_errors(self.course), self._engine.begin() as connection:
            ensure_schema(connection)
            define(connection, identity, self.assignment.name, cells)
        self._prepared = True

    def record(
        self, result: SubmissionResult, content: bytes | None, submitted_at: datetime.datetime | None = None
    ) -> list[str]:
        """Write one submission's grades, in one transaction.

        Whatever the gradebook held of an earlier submission is replaced: an old score never stands for a new
        file. Marks and comments by hand stay where the answer they are about is unchanged, and are orphaned
        otherwise.

        Parameters
        ----------
        content
            The submitted file, None when there is none.
        submitted_at
            When it was submitted, UTC.

        Returns
        -------
        list of str
            The cells whose mark or comment by hand was orphaned.

        Raises
        ------
        CourseError
            If the gradebook cannot be written; it is as before then.
        """
        self.prepare()
        hashes = answer_hashes(self.assignment, content if result.exercises else None)
        now = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)
        with clear_errors(self.course), self._engine.begin() as connection:
            this = {"student": result.student, "name": self.assignment.name}
            known = connection.execute(_ANSWERS, this).scalar_one_or_none()
            notebook = find_or_make_submission(connection, self.assignment.name, result.student)
            _write_time(connection, notebook, submitted_at)
            _set_scores(notebook, result)
            before = None if known is None else json.loads(known)
            aside = carry_over(connection, notebook, result, before, hashes, now)
            notebook.save(connection)
            row = {
                "student_id": result.student,
                "assignment": self.assignment.name,
                "fingerprint": result.fingerprint,
                "status": str(result.status),
                "message": storable(result.message),
                "result": _pack(result),
                "answers": json.dumps(hashes),
                "recorded_at": now,
            }
            connection.execute(_FORGET, this)
            connection.execute(RESULTS.insert(), row)
        return aside


def results(course: Course, name: str) -> dict[str, Recorded]:
    """What the gradebook holds of an assignment, by student id, sorted; empty when nothing was graded yet.

    Raises
    ------
    CourseError
        If the gradebook cannot be read.
    """
    with reading_tables(course, RESULTS.name, SUBMITTED_ASSIGNMENT.name) as connection:
        if connection is None:
            return {}
        rows = connection.execute(select(RESULTS).where(RESULTS.c.assignment == name)).all()
        by_hand = _by_hand(connection, name)
        known = people(connection)
        times = submissions(connection, name)
        lists = marked(connection, name)
    rules = read_rules(course, name)
    found = {}
    for row in sorted(rows, key=lambda row: row.student_id):
        # Otherwise nbgrader has removed the submission since.
        if row.student_id in by_hand:
            try:
                result = _unpack(row)
            except Exception as error:
                # One spoiled row must not cost the others.
                why = f"its record in the gradebook cannot be read ({explain(error)}): grade it again"
                result = ungradable(row.student_id, name, why)
            result.name = known[row.student_id].name if row.student_id in known else ""
            comments = _apply_marks(result, by_hand[row.student_id])
            answers = json.loads(row.answers)
            markers = apply_lines(result, answers, lists.get(row.student_id, ()))
            apply_rules(result, rules, times.get(row.student_id))
            email = known[row.student_id].email if row.student_id in known else ""
            found[row.student_id] = Recorded(result, comments, row.recorded_at, email, answers, markers)
    return found


def _write_time(
    connection: sqlalchemy.Connection, notebook: SubmittedNotebook, at: datetime.datetime | None
) -> None:
    """Write when the work was submitted; a penalty for lateness was the earlier submission's."""
    connection.execute(_SUBMITTED_AT, {"row": notebook.submission_id, "timestamp": at})
    connection.execute(_NO_PENALTY, {"row": notebook.id})


def _set_scores(notebook: SubmittedNotebook, result: SubmissionResult) -> None:
    by_cell = {exercise.grade_id: exercise for exercise in result.exercises.values()}
    for cell, grade in notebook.grades.items():
        exercise = by_cell.get(cell)
        # No evidence, no points: a cell without a result is worth nothing, and nobody needs to look at it.
        grade.auto_score = 0.0 if exercise is None else exercise.points
        grade.needs_manual_grade = grade.auto_score is None
    for cell, comment in notebook.comments.items():
        # The message of the exercise `softmax` appears beside the answer cell `softmax`.
        exercise = result.exercises.get(cell)
        said = exercise.message if exercise is not None else result.message
        comment.auto_comment = storable(said) or None


def _by_hand(connection: sqlalchemy.Connection, name: str) -> dict[str, list[sqlalchemy.Row[typing.Any]]]:
    """Marks and comments of people, by student; an empty list for a submission without any."""
    # Plain SQL: importing nbgrader's models takes seconds, and a resumed run only has to read.
    query = sqlalchemy.text(
        """
        SELECT s.student_id AS student, c.name AS grade_id, g.manual_score AS score, g.extra_credit AS extra,
               g.needs_manual_grade AS pending, k.manual_comment AS comment
        FROM submitted_assignment s
        JOIN assignment a ON a.id = s.assignment_id
        LEFT JOIN submitted_notebook n ON n.assignment_id = s.id
        LEFT JOIN base_cell c ON c.notebook_id = n.notebook_id
        LEFT JOIN grade g ON g.cell_id = c.id AND g.notebook_id = n.id
        LEFT JOIN comment k ON k.cell_id = c.id AND k.notebook_id = n.id
        WHERE a.name = :name
        """
    )
    found: dict[str, list[sqlalchemy.Row[typing.Any]]] = {}
    for row in connection.execute(query, {"name": name}):
        marks = found.setdefault(row.student, [])
        if row.score is not None or row.extra is not None or row.comment:
            marks.append(row)
    return found


def _apply_marks(result: SubmissionResult, rows: list[sqlalchemy.Row[typing.Any]]) -> dict[str, str]:
    by_cell = {exercise.grade_id: exercise for exercise in result.exercises.values()}
    comments = {}
    for row in rows:
        exercise = by_cell.get(row.grade_id)
        if exercise is not None and not (exercise.status is Status.MANUAL and row.pending):
            # As nbgrader adds it up: a mark by hand replaces the automatic one, extra credit comes on top.
            base = exercise.points if row.score is None else row.score
            exercise.points = base if row.extra is None else (base or 0.0) + row.extra
        if row.comment:
            comments[row.grade_id] = row.comment
    return comments


def _pack(result: SubmissionResult) -> str:
    return json.dumps(
        {
            "exercises": [dataclasses.asdict(exercise) for exercise in result.exercises.values()],
            "cpu_seconds": result.cpu_seconds,
            "peak_memory_mb": result.peak_memory_mb,
            "wall_seconds": result.wall_seconds,
            "tests": result.tests,
            "submission": result.submission,
        }
    )


def _unpack(row: sqlalchemy.Row[typing.Any]) -> SubmissionResult:
    packed = json.loads(row.result)
    exercises = {}
    for said in packed.pop("exercises"):
        findings = [Finding(**finding) for finding in said.get("findings", ())]
        exercise = ExerciseResult(**{**said, "status": Status(said["status"]), "findings": findings})
        exercises[exercise.name] = exercise
    return SubmissionResult(
        student=row.student_id,
        assignment=row.assignment,
        status=SubmissionStatus(row.status),
        message=row.message,
        exercises=exercises,
        fingerprint=row.fingerprint,
        **packed,
    )
