"""Pages and tables for assistants: ``grading/marking/NAME/``."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from ..course import Course, CourseError
from ..feedback.children import Renderers
from ..files import atomic_write, cannot
from ..gradebook.assistants import assign
from .page import file_name, render_page
from .sheet import empty_sheet
from .split import answers_for, split, to_mark

#: CPU seconds for a page: two hundred answers take a few.
PAGE_SECONDS = 60.0


@dataclasses.dataclass(frozen=True)
class Lot:
    """What one assistant has to mark.

    Attributes
    ----------
    answers
        How many.
    trouble
        Why the page shows answers as plain text, empty where it does not.
    """

    assistant: str
    answers: int
    page: Path
    sheet: Path
    trouble: str = ""


@dataclasses.dataclass(frozen=True)
class Dealt:
    """The lots of an assignment.

    Attributes
    ----------
    changed
        Students whose submission is not the one that was graded.
    """

    lots: list[Lot]
    changed: list[str]


def write_lots(
    course: Course,
    name: str,
    assistants: Sequence[str],
    students: Sequence[str] | None = None,
    *,
    again: bool = False,
    both: int = 0,
) -> Dealt:
    """Deal the written answers of an assignment out to assistants, a page and a table for each.

    Parameters
    ----------
    students
        Only theirs.
    again
        Answers that are marked already as well.
    both
        So many submissions go to two assistants each.

    Raises
    ------
    CourseError
        If there is nothing to mark, nobody to mark it, or a file cannot be written.
    """
    files = [file_name(assistant) for assistant in assistants]
    if len({file.casefold() for file in files}) < len(files):
        raise CourseError(f"two assistants have the same name for their files: {', '.join(assistants)}")
    found = to_mark(course, name, students, again=again)
    if not found.answers and not found.changed:
        raise CourseError(
            f"every written answer of {name} is marked: `--again` deals them out once more"
            if not again
            else f"nobody has a written answer in {name}"
        )
    plan = split(course, name, found, assistants, both)
    folder = course.work / "marking" / name
    lots = []
    with Renderers(jobs=1, seconds=PAGE_SECONDS) as renderers:
        for assistant, file in zip(assistants, files, strict=True):
            answers = answers_for(found, plan, assistant)
            rendered = renderers.render(render_page, name, assistant, answers)
            if rendered.page is None:
                raise CourseError(f"no page for {assistant} could be made: {rendered.trouble}")
            page, sheet = folder / f"{file}.html", folder / f"{file}.csv"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                atomic_write(page, rendered.page)
                atomic_write(sheet, empty_sheet(assistant, answers))
            except OSError as error:
                raise CourseError(cannot("written", folder, error, "make it writable")) from None
            lots.append(Lot(assistant, len(answers), page, sheet, rendered.trouble))
    assign(course, name, plan)
    return Dealt(lots, found.changed)
