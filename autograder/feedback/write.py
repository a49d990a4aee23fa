"""From the gradebook to the pages that students read, one each, checked for leaks before they are written."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Sequence
from pathlib import Path

from ..course import Course, CourseError, write_file
from ..gradebook.gradebook import Recorded, results
from ..grading.autograded import notebook_path, read_notebook
from ..grading.freshness import stale
from ..leaks import Block, find_leaks, hidden_tests
from ..notebook import Assignment, load_assignment
from ..receipt import RECEIPT
from ..result import SubmissionStatus
from ..text import explain
from .children import Rendered, Renderers
from .unchanged import Pages


@dataclasses.dataclass
class Written:
    """What became of the pages of a class.

    Attributes
    ----------
    pages
        The files written, in the order of the students.
    unchanged
        Students whose page is as it should be already.
    plain
        Why a page shows its notebook as plain text, by student.
    refused
        Why a page was not written, by student.
    stale
        Why a page shows a grade that is out of date, by student.
    """

    pages: list[Path] = dataclasses.field(default_factory=list)
    unchanged: list[str] = dataclasses.field(default_factory=list)
    plain: dict[str, str] = dataclasses.field(default_factory=dict)
    refused: dict[str, str] = dataclasses.field(default_factory=dict)
    stale: dict[str, str] = dataclasses.field(default_factory=dict)


def write_feedback(course: Course, name: str, students: Sequence[str] | None = None) -> list[Path]:
    """Write the pages of everybody who was graded, or of some students: ``grading/feedback/ID/NAME.html``.

    Returns
    -------
    list of Path
        The pages written, in the order of the students.

    Raises
    ------
    CourseError
        If nothing was graded yet, a student was not, or some pages were not written (the others are).
    """
    done = write_pages(course, name, students, force=True)
    if done.refused:
        said = "; ".join(f"{student}: {why}" for student, why in done.refused.items())
        raise CourseError(f"{len(done.refused)} pages were not written: {said}")
    return done.pages


def write_pages(
    course: Course,
    name: str,
    students: Sequence[str] | None = None,
    *,
    force: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Written:
    """`write_feedback`, saying of each page that was not written why.

    Pages are rendered in child processes, one for a few of them and at most one a core, within a limit of
    time each; over it, a page shows its texts plainly.

    Parameters
    ----------
    force
        Write pages anew that have not changed.
    progress
        Told how many pages are done, and how many there are to be written.

    Raises
    ------
    CourseError
        If nothing was graded yet, or a student was not.
    """
    assignment = load_assignment(course.solution(name), name)
    recorded = results(course, name)
    if not recorded:
        raise CourseError(f"nobody was graded in {name} yet: run `autograder grade {name}` first")
    for student in students or ():
        if student not in recorded:
            near = difflib.get_close_matches(student, recorded, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"run `autograder grade {name}` first"
            raise CourseError(f"student {student!r} was not graded in {name}: {hint}")
    forbidden = hidden_tests(course, name)
    chosen = list(recorded if students is None else dict.fromkeys(students))
    done = Written(stale=stale(course, assignment, {student: recorded[student] for student in chosen}))
    kept = Pages(course, assignment, forbidden)
    prints = {student: kept.fingerprint(recorded[student]) for student in chosen}
    if not force:
        done.unchanged = [s for s in chosen if kept.is_current(s, prints[s], _places(course, name, s))]
        current = set(done.unchanged)
        chosen = [student for student in chosen if student not in current]
    try:
        with Renderers(expected=len(chosen)) as renderers:
            jobs = ((course, assignment, recorded[student], forbidden) for student in chosen)
            pages = renderers.map(student_page, jobs)
            for number, (student, rendered) in enumerate(zip(chosen, pages, strict=True), 1):
                kept.forget(student)
                if _put(course, name, student, rendered, done):
                    kept.written(student, prints[student], _places(course, name, student))
                if progress is not None:
                    progress(number, len(chosen))
    finally:
        # An interrupted run has written some of them.
        kept.save()
    return done


def _put(course: Course, name: str, student: str, rendered: Rendered, done: Written) -> bool:
    """Write what was rendered for a student, and say what became of it; false if it is to be tried again."""
    if rendered.page is None:
        done.refused[student] = rendered.refused or rendered.trouble
        return False
    if rendered.trouble:
        done.plain[student] = rendered.trouble
    try:
        for path in _places(course, name, student):
            _write(path, rendered.page)
        _copy_receipt(course, name, student)
    except CourseError as error:
        done.refused[student] = str(error)
    except Exception as error:
        # An odd id: the others' pages are written all the same.
        done.refused[student] = explain(error)
    else:
        done.pages.append(course.feedback / student / f"{name}.html")
        return not rendered.trouble
    return False


class LeakError(CourseError):
    """A page on which hidden tests stand: it must not leave the instructor's machine."""


def student_page(
    course: Course,
    assignment: Assignment,
    recorded: Recorded,
    forbidden: Sequence[Block],
    plain: bool = False,
) -> str:
    """The page of one recorded submission.

    Parameters
    ----------
    plain
        Show what stands in the notebook as plain text.

    Raises
    ------
    LeakError
        If hidden tests stand in it.
    """
    # The children import it; a command that only hands pages on need not.
    from .page import page_without_own_code, render_page

    result = recorded.result
    if result.notebook is None and result.status is not SubmissionStatus.UNGRADABLE:
        result = dataclasses.replace(
            result, notebook=read_notebook(course, result.student, result.assignment)
        )
    text = page_without_own_code(result, assignment, recorded.comments, plain)
    for leak in find_leaks(text, forbidden, result.student):
        raise LeakError(f"{leak}: look at what the messages and outputs of {result.student} say")
    return render_page(result, assignment, recorded.comments, plain)


def _places(course: Course, name: str, student: str) -> list[Path]:
    """Where a student's page belongs: also where ``nbgrader release_feedback`` looks for it, if the work came
    through an exchange.
    """
    folder = course.feedback / student
    places = [folder / f"{name}.html"]
    graded = notebook_path(course, student, name).parent
    if all((graded / file).is_file() for file in RECEIPT):
        places.append(folder / name / f"{name}.html")
    return places


def _copy_receipt(course: Course, name: str, student: str) -> None:
    """Put the receipt beside the page that goes back through an exchange."""
    for page in _places(course, name, student)[1:]:
        for file in RECEIPT:
            # Written by this program from what was collected.
            graded = notebook_path(course, student, name).with_name(file)
            _write(page.with_name(file), graded.read_text(encoding="utf-8"))


def _write(path: Path, page: str) -> Path:
    if path.parent.name in ("", ".", "..") or path.parent.parent.name == path.parent.name == "..":
        raise CourseError(f"{path.parent.name!r} is no student id: it cannot name a folder")
    return write_file(path, page.encode("utf-8", "replace"))
