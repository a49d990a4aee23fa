"""Feedback pages in a zip that Moodle takes."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

import pytest
from small_course import NAME, Autograder, SmallCourse
from stub_graders import InlinePool

from autograder.course import CourseError
from autograder.gradebook.people import Person, remember
from autograder.grading.run import grade_assignment
from autograder.lms.grades import read_grades
from autograder.lms.moodle_pages import write_pages_zip


@pytest.fixture
def graded(small: SmallCourse) -> SmallCourse:
    """A graded class, with feedback pages of everybody."""
    for student in ("2001", "2002", "guest"):
        small.submit(student)
    remember(small.course, {"2001": Person("Jane_Ann", "Do/e"), "2002": Person()})
    grade_assignment(small.course, NAME, pool=InlinePool)
    for student in ("2001", "2002", "guest"):
        page = small.course.feedback / student / f"{NAME}.html"
        page.parent.mkdir(parents=True)
        page.write_text(f"the page of {student}")
    return small


def test_folders_are_called_as_moodle_reads_them(graded: SmallCourse, tmp_path: Path) -> None:
    target = tmp_path / "pages.zip"
    assert write_pages_zip(graded.course, read_grades(graded.course, NAME), target) == ["guest"]
    with zipfile.ZipFile(target) as archive:
        found = {name: archive.read(name).decode() for name in archive.namelist()}
    assert found == {
        f"Jane Ann Do e_2001_assignsubmission_file/{NAME}.html": "the page of 2001",
        f"Student_2002_assignsubmission_file/{NAME}.html": "the page of 2002",
    }
    for name in found:
        # As importziplib.php takes it apart.
        parts = name.split("/")[0].split("_", 4)
        assert (len(parts), parts[2], parts[3]) == (4, "assignsubmission", "file")
        assert re.fullmatch("[0-9]+", parts[1])


def test_a_page_that_is_not_there_or_older_than_its_grade(graded: SmallCourse, tmp_path: Path) -> None:
    grades = read_grades(graded.course, NAME)
    os.utime(graded.course.feedback / "2001" / f"{NAME}.html", (0, 0))
    (graded.course.feedback / "2002" / f"{NAME}.html").unlink()
    with pytest.raises(CourseError, match="of 2001, 2002: run `autograder feedback 01-small` first"):
        write_pages_zip(graded.course, grades, tmp_path / "pages.zip")
    assert not (tmp_path / "pages.zip").exists()
    del grades.rows["2001"], grades.rows["2002"]
    with pytest.raises(CourseError, match="nobody graded in 01-small is known to Moodle by a number"):
        write_pages_zip(graded.course, grades, tmp_path / "pages.zip")


def test_command(graded: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("export", "01", "--format", "moodle", "--pages")
    assert code == 0
    assert "grading/export/01-small-moodle-pages.zip" in out
    code, _, err = autograder("export", "01", "--format", "canvas", "--pages")
    assert code == 2
    assert "--format moodle" in err
