"""Pages are written again only when something that they show has changed."""

from __future__ import annotations

import os
import sqlite3

import pytest
from small_course import NAME, Autograder, SmallCourse
from stub_graders import InlinePool

from autograder.feedback import unchanged, write
from autograder.feedback.write import write_pages
from autograder.gradebook.gradebook import Recorded
from autograder.grading.run import grade_assignment


def summary(_course: object, _assignment: object, recorded: Recorded, *_: object) -> str:
    """A page that says what it was made of."""
    return f"{recorded.result.student}: {recorded.result.score}, {recorded.comments}"


@pytest.fixture
def graded(small: SmallCourse, inline_pages: None, monkeypatch: pytest.MonkeyPatch) -> SmallCourse:
    """Three students who were graded."""
    monkeypatch.setattr(write, "student_page", summary)
    for student in ("ada", "bob", "eve"):
        small.submit(student)
    grade_assignment(small.course, NAME, pool=InlinePool)
    return small


def test_what_has_not_changed_is_left_alone(graded: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("feedback", NAME)
    assert (code, out.splitlines()[-1]) == (0, "3 pages written")
    page = graded.course.feedback / "ada" / f"{NAME}.html"
    os.utime(page, (1, 1))
    code, out, _ = autograder("feedback", NAME)
    assert (code, out) == (0, "0 pages written, 3 unchanged\n")
    assert page.stat().st_mtime == 1
    # A grading anew changes its costs and nothing that a page shows.
    grade_assignment(graded.course, NAME, pool=InlinePool, force=True)
    assert write_pages(graded.course, NAME).pages == []
    done = write_pages(graded.course, NAME, force=True)
    assert len(done.pages) == 3


@pytest.mark.parametrize("what", ["removed", "edited", "commented", "record lost", "record broken"])
def test_whatever_changed_is_written(graded: SmallCourse, what: str) -> None:
    write_pages(graded.course, NAME)
    page = graded.course.feedback / "bob" / f"{NAME}.html"
    record = graded.course.work / "feedback-pages" / f"{NAME}.json"
    before = page.read_bytes()
    if what == "removed":
        page.unlink()
    elif what == "edited":
        page.write_text("scribbled over")
    elif what == "commented":
        assert graded.course.gradebook_file is not None
        with sqlite3.connect(graded.course.gradebook_file) as database:
            said = """UPDATE comment SET manual_comment = 'Think of *zero*.' WHERE notebook_id = (
                SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON n.assignment_id = s.id
                WHERE s.student_id = 'bob')"""
            assert database.execute(said).rowcount
    elif what == "record lost":
        record.unlink()
    else:
        record.write_text("{")
    done = write_pages(graded.course, NAME)
    who = [path.parent.name for path in done.pages]
    assert who == (["ada", "bob", "eve"] if "record" in what else ["bob"])
    assert (page.read_bytes() == before) == (what != "commented")
    assert len(write_pages(graded.course, NAME).unchanged) == 3


def test_a_new_template_makes_every_page_new(graded: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    write_pages(graded.course, NAME)
    monkeypatch.setattr(unchanged, "code_version", lambda: "another")
    assert len(write_pages(graded.course, NAME).pages) == 3


def test_the_version_follows_templates_and_code() -> None:
    sources = {path.name for path in unchanged._sources()}
    assert {"page.css", "page.py", "sanitize.py", "leaks.py"} <= sources


def test_one_student(graded: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("feedback", NAME, "--student", "bob", "--student", "bob")
    assert (code, out.splitlines()[-1]) == (0, "1 page written")
    assert [path.parent.name for path in graded.course.feedback.glob("*/*.html")] == ["bob"]
    assert autograder("feedback", NAME)[1].splitlines()[-1] == "2 pages written, 1 unchanged"
    for who, told in (("bobb", "did you mean 'bob'?"), ("zoe", "autograder grade")):
        code, _, err = autograder("feedback", NAME, "--student", who)
        assert code == 2
        assert told in err
        assert len(err.strip().splitlines()) == 1
