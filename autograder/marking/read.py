"""Tables that came back from assistants, checked against each other and the gradebook, and written there."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from pathlib import Path

from ..course import Course, CourseError
from ..gradebook.gradebook import Recorded, results
from ..gradebook.marks import Mark, write_marks
from ..notebook import load_assignment
from ..result import RubricLine, Status
from ..rubric import WrittenExercise, written_exercises
from ..text import points
from .pseudonyms import pseudonyms, version
from .sheet import Row, read_sheet


@dataclasses.dataclass
class Taken:
    """What became of the tables of some assistants.

    Attributes
    ----------
    written
        Answers whose mark is in the gradebook now.
    unchanged
        Answers whose mark was there already.
    open
        Answers without any points.
    problems
        What is wrong with a row; nothing at all was written then.
    conflicts
        Answers that have two different marks; neither was written.
    left
        What else was not written, and why.
    """

    written: int = 0
    unchanged: int = 0
    open: int = 0
    problems: list[str] = dataclasses.field(default_factory=list)
    conflicts: list[str] = dataclasses.field(default_factory=list)
    left: list[str] = dataclasses.field(default_factory=list)


def take(course: Course, name: str, files: Sequence[Path], *, overwrite: bool = False) -> Taken:
    """Read marks and comments back into the gradebook.

    If any row of any table is wrong, nothing is written. An answer of which two tables say different things
    is left as it is, and so is one that has another mark in the gradebook already.

    Parameters
    ----------
    overwrite
        Over a mark that is in the gradebook.

    Raises
    ------
    CourseError
        If a file is no such table, nobody was graded, or the gradebook cannot be written.
    """
    exercises = {e.name: e for e in written_exercises(load_assignment(course.solution(name), name))}
    recorded = results(course, name)
    if not recorded:
        raise CourseError(f"nobody was graded in {name} yet: run `autograder grade {name}` first")
    whose = {hidden: student for student, hidden in pseudonyms(course, name, recorded).items()}
    done = Taken()
    given: dict[tuple[str, str], list[Mark]] = {}
    for file in files:
        rows, problems = read_sheet(file)
        done.problems += problems
        for group in _by_answer(rows).values():
            mark = _mark(group, exercises, whose, recorded, done)
            if mark is not None:
                given.setdefault((mark.student, mark.grade_id), []).append(mark)
    if done.problems:
        return done
    shown = {student: hidden for hidden, student in whose.items()}
    agreed = [
        mark
        for marks in given.values()
        if (mark := _agreed(marks, shown[marks[0].student], done)) is not None
    ]
    worth = {e.cell.grade_id: e.cell.points for e in exercises.values()}
    news = [
        _news(m, recorded[m.student], worth[m.grade_id], shown[m.student], overwrite, done) for m in agreed
    ]
    fresh = [mark for mark in news if mark is not None]
    changed = write_marks(course, name, fresh)
    done.left += [f"{shown[mark.student]}, {mark.grade_id}: the answer has just changed" for mark in changed]
    done.written = len(fresh) - len(changed)
    return done


def _by_answer(rows: Sequence[Row]) -> dict[tuple[str, str, str], list[Row]]:
    found: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row.assistant, row.answer, row.exercise), []).append(row)
    return found


def _mark(
    rows: list[Row],
    exercises: dict[str, WrittenExercise],
    whose: dict[str, str],
    recorded: dict[str, Recorded],
    done: Taken,
) -> Mark | None:
    """The mark that the rows of one answer come to; None if there is none, or something is wrong."""
    first = rows[0]
    exercise, student = exercises.get(first.exercise), whose.get(first.answer)
    if exercise is None or student is None:
        what = f"exercise {first.exercise!r}" if exercise is None else f"answer {first.answer!r}"
        done.problems.append(f"{first.where}: there is no {what}: leave that column as it was")
        return None
    rubric = exercise.rubric
    worth = [c.points for c in rubric.criteria] if rubric else []
    before = len(done.problems)
    by_line: dict[int, Row] = {}
    for row in rows:
        if row.line in by_line:
            done.problems.append(f"{row.where}: a second row for this line of {row.answer}: delete one")
        elif row.line > len(worth):
            done.problems.append(
                f"{row.where}: the rubric of {row.exercise} has no line {row.line}: make the tables anew by "
                "`autograder marking` if it was changed"
            )
        else:
            by_line[row.line] = row
            done.problems += _out_of_range(row, exercise, worth)
    if len(done.problems) > before:
        return None
    return _sum_up(by_line, exercise, student, recorded[student], done)


def _out_of_range(row: Row, exercise: WrittenExercise, worth: list[float]) -> list[str]:
    if row.points is None:
        return []
    if worth and not row.line:
        return [f"{row.where}: points belong to the lines of the rubric; this row is for a comment"]
    most = worth[row.line - 1] if row.line else exercise.cell.points
    if math.isfinite(row.points) and 0 <= row.points <= most:
        return []
    return [f"{row.where}: {points(row.points)} points, but 0 to {points(most)} are possible"]


def _sum_up(
    by_line: dict[int, Row], exercise: WrittenExercise, student: str, recorded: Recorded, done: Taken
) -> Mark | None:
    wanted = range(1, len(exercise.rubric.criteria) + 1) if exercise.rubric else range(1)
    scored = {
        line: row.points
        for line in wanted
        if (row := by_line.get(line)) is not None and row.points is not None
    }
    first = next(iter(by_line.values()))
    comment = by_line[0].comment if 0 in by_line else ""
    if not scored:
        done.open += 1
        if any(row.comment for row in by_line.values()):
            done.left.append(f"{first.where}: {first.answer} has a comment but no points: it stays unmarked")
        return None
    if lacking := [line for line in wanted if line not in scored]:
        lines = ", ".join(map(str, lacking))
        done.left.append(f"{first.where}: {first.answer} has no points for line {lines}: it stays unmarked")
        return None
    grade_id = exercise.cell.grade_id or ""
    answer = recorded.answers.get(grade_id, "")
    result = recorded.result.exercises.get(exercise.name)
    if result is None or result.status is not Status.MANUAL or version(answer) != first.version:
        done.left.append(f"{first.where}: the answer of {first.answer} has changed since: mark the new one")
        return None
    criteria = exercise.rubric.criteria if exercise.rubric else ()
    lines_given = tuple(
        RubricLine(criterion.text, scored[line], criterion.points, by_line[line].comment)
        for line, criterion in enumerate(criteria, 1)
    )
    total = min(sum(scored.values()), exercise.cell.points)
    return Mark(student, grade_id, answer, total, comment, first.assistant, lines_given)


def _agreed(marks: list[Mark], shown: str, done: Taken) -> Mark | None:
    """The mark that several tables give for an answer; None where they differ."""
    if len({round(mark.points, 9) for mark in marks}) > 1:
        said = ", ".join(f"{mark.marker or 'somebody'} {points(mark.points)}" for mark in marks)
        done.conflicts.append(
            f"{shown} ({marks[0].student}), {marks[0].grade_id}: {said}: agree, and change one of the tables"
        )
        return None
    comments = list(dict.fromkeys(mark.comment for mark in marks if mark.comment))
    return dataclasses.replace(marks[0], comment="\n\n".join(comments))


def _news(
    mark: Mark, recorded: Recorded, worth: float, shown: str, overwrite: bool, done: Taken
) -> Mark | None:
    """What is to be written: nothing that is there already, and nothing over somebody else's mark."""
    there = next(e for e in recorded.result.exercises.values() if e.grade_id == mark.grade_id)
    if there.points is None:
        return mark
    # On the notebook's own scale, whatever the rules of the term make of it.
    scale = worth / there.max_points if there.max_points else 1.0
    had = round(there.points * scale, 9)
    lines = tuple(
        dataclasses.replace(
            line, points=round(line.points * scale, 9), max_points=round(line.max_points * scale, 9)
        )
        for line in there.rubric
    )
    comment, marker = recorded.comments.get(mark.grade_id, ""), recorded.markers.get(mark.grade_id)
    agree = abs(had - mark.points) < 1e-9
    if not agree and not overwrite and marker != mark.marker:
        who = marker or "somebody in Formgrader"
        done.conflicts.append(
            f"{shown} ({mark.student}), {mark.grade_id}: {who} gave {points(had)}, "
            f"{mark.marker or 'the table'} gives {points(mark.points)}: agree, or take the table's by "
            "--overwrite"
        )
        return None
    if agree and not overwrite and marker != mark.marker:
        # The first one's, with what the second one adds.
        words = comment if mark.comment in comment else "\n\n".join(filter(None, [comment, mark.comment]))
        mark = dataclasses.replace(
            mark, marker=marker or mark.marker, lines=lines or mark.lines, comment=words
        )
    if agree and mark.lines == lines and (not mark.comment or mark.comment == comment):
        done.unchanged += 1
        return None
    return mark
