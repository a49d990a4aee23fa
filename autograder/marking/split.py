"""The written answers of a class, dealt out to assistants: evenly, and the same again at the next time."""

from __future__ import annotations

import collections
import dataclasses
from collections.abc import Mapping, Sequence

from ..course import Course, CourseError
from ..gradebook.assistants import assigned
from ..gradebook.gradebook import Recorded, results
from ..gradebook.manual_grades import answer_hashes
from ..grading.submissions import Submitted
from ..notebook import Assignment, load_assignment, merge
from ..notebook_file import NotebookError, parse_cells
from ..result import Status
from ..rubric import WrittenExercise, written_exercises
from .pseudonyms import pseudonyms, version


@dataclasses.dataclass(frozen=True)
class Answer:
    """One written answer that is to be marked.

    Attributes
    ----------
    pseudonym
        Whose it is, for whoever marks it.
    source
        What the student wrote.
    answer
        Its hash, as the gradebook knows it.
    """

    student: str
    pseudonym: str
    exercise: WrittenExercise
    source: str
    answer: str

    @property
    def version(self) -> str:
        """A short name of this text: a mark for another one is not taken."""
        return version(self.answer)


@dataclasses.dataclass
class ToMark:
    """What is to be marked in an assignment.

    Attributes
    ----------
    answers
        By student.
    changed
        Students whose submission is not the one that was graded: theirs come after the next grading.
    """

    assignment: Assignment
    exercises: list[WrittenExercise]
    answers: dict[str, list[Answer]]
    changed: list[str] = dataclasses.field(default_factory=list)


def to_mark(
    course: Course, name: str, students: Sequence[str] | None = None, *, again: bool = False
) -> ToMark:
    """The written answers of an assignment that nobody has marked yet.

    Parameters
    ----------
    students
        Only of these.
    again
        Those that somebody has marked as well.

    Raises
    ------
    CourseError
        If the assignment has no written exercise, nobody was graded, or a rubric does not add up.
    """
    assignment = load_assignment(course.solution(name), name)
    exercises = written_exercises(assignment)
    if not exercises:
        raise CourseError(f"{name} has no written exercise: there is nothing to mark by hand")
    recorded = results(course, name)
    if not recorded:
        raise CourseError(f"nobody was graded in {name} yet: run `autograder grade {name}` first")
    names = pseudonyms(course, name, recorded)
    found = ToMark(assignment, exercises, {})
    for student, one in recorded.items():
        if students is not None and student not in students:
            continue
        waiting = [e for e in exercises if _waits(one, e, again)]
        if not waiting:
            continue
        sources = _sources(course, assignment, student, one)
        if sources is None:
            found.changed.append(student)
            continue
        found.answers[student] = [
            Answer(student, names[student], e, sources[e.name], one.answers[e.cell.grade_id or ""])
            for e in waiting
        ]
    return found


def _waits(recorded: Recorded, exercise: WrittenExercise, again: bool) -> bool:
    result = recorded.result.exercises.get(exercise.name)
    if result is None or result.status is not Status.MANUAL or result.dropped:
        return False
    return (again or result.points is None) and exercise.cell.grade_id in recorded.answers


def _sources(
    course: Course, assignment: Assignment, student: str, recorded: Recorded
) -> dict[str, str] | None:
    """What was answered, by exercise; None if it is not what was graded."""
    submitted = Submitted(student, course.submitted / student / assignment.name / f"{assignment.name}.ipynb")
    try:
        content = submitted.read()
        cells = merge(assignment, parse_cells(content))
    except NotebookError:
        return None
    now = answer_hashes(assignment, content)
    written = {cell.exercise: cell for cell in cells if cell.exercise and cell.grade_id in now}
    if any(recorded.answers.get(c.grade_id or "") != now[c.grade_id or ""] for c in written.values()):
        return None
    return {exercise: cell.source for exercise, cell in written.items()}


def split(
    course: Course, name: str, found: ToMark, assistants: Sequence[str], both: int = 0
) -> dict[str, list[str]]:
    """Who marks whose answers, by student.

    Who was given a student's answers keeps them; what is new goes to whoever has fewest. In the order of the
    pseudonyms, which has nothing to do with names or times.

    Parameters
    ----------
    both
        So many submissions go to two assistants each, so that one sees whether they agree.
    """
    before = assigned(course, name)
    kept = {
        student: [one for one in before.get(student, ()) if one in assistants] for student in found.answers
    }
    load = collections.Counter(dict.fromkeys(assistants, 0))
    load.update(one for chosen in kept.values() for one in chosen)
    order = sorted(found.answers, key=lambda student: found.answers[student][0].pseudonym)
    for place, student in enumerate(order):
        wanted = 2 if place < both and len(assistants) > 1 else 1
        while len(kept[student]) < wanted:
            others = [one for one in assistants if one not in kept[student]]
            least = min(others, key=lambda one: (load[one], assistants.index(one)))
            kept[student].append(least)
            load[least] += 1
    return kept


def answers_for(found: ToMark, plan: Mapping[str, Sequence[str]], assistant: str) -> list[Answer]:
    """An assistant's answers: one exercise after the other, so that each is marked by one measure."""
    own = [one for student, answers in found.answers.items() if assistant in plan[student] for one in answers]
    order = [exercise.name for exercise in found.exercises]
    return sorted(own, key=lambda one: (order.index(one.exercise.name), one.pseudonym))
