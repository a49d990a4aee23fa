"""An instructor in a browser: formgrader shows the grades, takes a mark by hand, and feedback shows both."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe import serious_faults
from lab_server import LabServer
from playwright.sync_api import FrameLocator, Page, expect

from autograder.authoring.sample_files import read_all_samples
from autograder.authoring.samples import blank_notebook, reference_notebook, sample_notebook, to_bytes
from autograder.course import Course
from autograder.notebook import load_assignment

pytestmark = [pytest.mark.browser, pytest.mark.sandbox, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
NAME = "01-cosine-similarity"
SAMPLE = "wrong/cosine_similarity: One norm used twice: divides by |v|²"
WRITTEN = "written-cosine-one"
SUBMITTED_AT = "2030-01-02 03:04:05 UTC"


@dataclass
class Class:
    """A temporary course with its graded class.

    Attributes
    ----------
    grades
        What ``autograder grade --json`` says of each student.
    """

    course: Course
    grades: dict[str, dict]

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run the command line as an instructor does, in the course's folder."""
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *arguments],
            cwd=self.course.root,
            env={**os.environ, "PYTHONPATH": path},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """Four submissions, graded: all right, one mistake, blank, and a damaged file."""
    root = tmp_path_factory.mktemp("instructor") / "course"
    shutil.copytree(ROOT / "solutions" / NAME, root / "solutions" / NAME)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = Course.at(root)
    assignment = load_assignment(course.solution(NAME), NAME)
    reference = reference_notebook(course.solution(NAME))
    samples = read_all_samples(ROOT, assignment).samples
    [mistake] = [sample for sample in samples if sample.label == SAMPLE]
    submissions = {
        "right": to_bytes(reference),
        "mistaken": to_bytes(sample_notebook(mistake, reference)),
        "blank": to_bytes(blank_notebook(course.solution(NAME))),
        "damaged": to_bytes(reference)[:5000],
    }
    for student, content in submissions.items():
        folder = course.submitted / student / NAME
        folder.mkdir(parents=True)
        (folder / f"{NAME}.ipynb").write_bytes(content)
        (folder / "timestamp.txt").write_text(SUBMITTED_AT)
    made = Class(course, {})
    made.run("grade", NAME, "--json", "grades.json", code=1)  # one could not be graded
    made.grades = json.loads((root / "grades.json").read_text())["students"]
    return made


@pytest.fixture
def instructor_lab(graded: Class, tmp_path: Path) -> Iterator[LabServer]:
    """JupyterLab on the graded course."""
    with LabServer(graded.course.root, tmp_path, instructor=True) as server:
        yield server


def open_formgrader(page: Page, server: LabServer) -> FrameLocator:
    """Open JupyterLab and choose formgrader from its menu."""
    page.goto(server.url("lab"))
    page.get_by_role("menubar").get_by_role("menuitem", name="Nbgrader", exact=True).click()
    page.locator(".lm-Menu-item", has=page.get_by_text(re.compile(r"^Formgrader$"))).click()
    tabs = page.locator(".jp-SideBar .lm-TabBar-tab")
    assert any("Create Assignment" in title for title in tabs.evaluate_all("tabs => tabs.map(t => t.title)"))
    return page.frame_locator("#formgrader iframe")


def open_submission(formgrader: FrameLocator, student: str, size: int) -> None:
    """Open a student's submission from the list for marking by hand, which hides the names at first."""
    expect(formgrader.get_by_role("link", name=re.compile(r"^Submission #"))).to_have_count(size)
    formgrader.get_by_role("button", name="Show All Names").click()
    formgrader.get_by_role("link", name=student).click()


def test_scores_a_mark_and_the_feedback_page(
    graded: Class, instructor_lab: LabServer, page: Page, picture: Callable
) -> None:
    mistaken = graded.grades["mistaken"]
    assert mistaken["exercises"]["cosine_similarity"]["status"] == "failed"
    assert mistaken["score"] < mistaken["max_score"]

    # The assignment, its submissions, their scores.
    page.set_viewport_size({"width": 1600, "height": 1000})
    formgrader = open_formgrader(page, instructor_lab)
    row = formgrader.get_by_role("row").filter(has_text=NAME)
    expect(row).to_be_visible()
    picture("formgrader-assignments", page)
    row.get_by_role("link", name=str(len(graded.grades)), exact=True).click()
    for student, grades in graded.grades.items():
        row = formgrader.get_by_role("row").filter(
            has=page.locator("td.student-id", has_text=re.compile(rf"^{student}$"))
        )
        expect(row.locator(".score")).to_have_text(re.compile(rf"^{grades['score']:g} / "))
        expect(row.locator(".timestamp")).to_contain_text("2030-01-02 03:04:05")
        expected = "graded" if grades["status"] == "ungradable" else "needs manual grading"
        expect(row.locator(".status")).to_have_text(expected)
    picture("formgrader-submissions", page)

    # One that could not be graded says why; one with a mistake shows the test cell and its points.
    formgrader.get_by_role("link", name="Manual Grading").click()
    formgrader.get_by_role("link", name=NAME).click()
    formgrader.get_by_role("link", name=NAME, exact=True).last.click()
    open_submission(formgrader, "damaged", len(graded.grades))
    expect(formgrader.locator("#notebook-container").last).to_contain_text("could not be graded")
    formgrader.get_by_role("link", name=NAME, exact=True).last.click()
    open_submission(formgrader, "mistaken", len(graded.grades))
    test = formgrader.locator(".nbgrader_cell", has=formgrader.locator("#test-cosine_similarity"))
    expect(test).to_contain_text("BEGIN HIDDEN TESTS")
    points = mistaken["exercises"]["cosine_similarity"]
    expect(test.locator("input.score")).to_have_attribute("placeholder", f"{points['points']:g}")
    expect(formgrader.locator("#cosine_similarity-comment")).to_be_visible()
    test.locator("input.score").scroll_into_view_if_needed()
    picture("formgrader-submission", page)

    # A mark and a comment for the written answer.
    score, comment = formgrader.locator(f"#{WRITTEN}"), formgrader.locator(f"#{WRITTEN}-comment")
    score.scroll_into_view_if_needed()
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        score.fill("1.5")
        score.press("Tab")
    with page.expect_response(
        lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"
    ):
        comment.fill("Right: the factor is > 0. Give an example as well.")
        comment.blur()
    picture("formgrader-written-answer", page)

    # What the student is told.
    graded.run("feedback", NAME)
    page.goto((graded.course.feedback / "mistaken" / f"{NAME}.html").as_uri())
    body = page.locator("body")
    expect(body).to_contain_text("Right: the factor is > 0. Give an example as well.")
    expect(body).to_contain_text(f"{mistaken['score'] + 1.5:g}")
    what, _, fact = points["message"].splitlines()[0].partition(": ")
    expected, got = re.fullmatch(r"expected (\S+), got (\S+?)\.?", fact).groups()
    expect(body).to_contain_text(what)
    for word, value in (("expected", expected), ("got", got)):
        row = body.get_by_role("row", name=re.compile(rf"^{word}\s+{re.escape(value)}"))
        expect(row.first).to_be_visible()
    expect(body).not_to_contain_text("BEGIN HIDDEN TESTS")
    picture("feedback-page", page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious_faults(page) == [], scheme


def test_axe_finds_no_serious_fault_on_the_report(graded: Class, page: Page) -> None:
    graded.run("report", NAME)
    page.goto((graded.course.root / "grading" / "report" / f"{NAME}.html").as_uri())
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious_faults(page) == [], scheme
