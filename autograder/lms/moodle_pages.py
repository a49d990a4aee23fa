"""Feedback pages as Moodle takes them: *Upload multiple feedback files in a zip*.

Moodle (``mod/assign/feedback/file/importziplib.php``) finds the student in the name of a folder as its own
download has it, ``Jane Doe_2001_assignsubmission_file``: four parts between underscores, of which the second
is the number; what lies in the folder becomes a feedback file.
"""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

from ..course import Course, CourseError
from ..files import cannot, open_atomically
from ..text import some
from .grades import Grades
from .paths import odd_characters

#: The same pages make the same file.
_DATE = (1980, 1, 1, 0, 0, 0)


def write_pages_zip(course: Course, grades: Grades, target: Path) -> list[str]:
    """Pack the feedback pages of everybody who was graded for Moodle, as `autograder feedback` wrote them.

    Returns
    -------
    list of str
        Students whom Moodle does not know by a number, and who are left out.

    Raises
    ------
    CourseError
        If a page has not been written yet or is older than its grade, or the file cannot be written.
    """
    known = {s: row for s, row in grades.rows.items() if s.isascii() and s.isdigit()}
    if not known:
        raise CourseError(
            f"nobody graded in {grades.name} is known to Moodle by a number: collect Moodle's own download"
        )
    pages = {student: course.feedback / student / f"{grades.name}.html" for student in known}
    late = [student for student, page in pages.items() if _outdated(page, known[student].graded_at)]
    if late:
        raise CourseError(
            f"no feedback page, or only an older one, of {some(late)}: "
            f"run `autograder feedback {grades.name}` first"
        )
    try:
        with open_atomically(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for student, page in pages.items():
                folder = f"{_folder_name(known[student].name)}_{student}_assignsubmission_file"
                entry = zipfile.ZipInfo(f"{folder}/{grades.name}.html", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, page.read_bytes())
    except OSError as error:
        raise CourseError(cannot("written", target, error, "name another file")) from None
    return [student for student in grades.rows if student not in known]


def _outdated(page: Path, graded_at: datetime.datetime | None) -> bool:
    try:
        written = datetime.datetime.fromtimestamp(page.stat().st_mtime, datetime.UTC).replace(tzinfo=None)
    except OSError:
        return True
    return graded_at is not None and written < graded_at


def _folder_name(name: str) -> str:
    """The name in a form that takes no part in what Moodle reads."""
    return "".join(" " if c in "_/\\:" or odd_characters(c) else c for c in name).strip(" .") or "Student"
