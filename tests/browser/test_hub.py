"""A class on a JupyterHub, from fetching an assignment to reading its feedback, on what ``deploy/`` holds."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from hub import COURSE, PASSWORD, Hub, Person, find_proxy, temporary_folder
from playwright import sync_api

from autograder.course import Course
from autograder.leaks import find_leaks, hidden_tests, notebook_text, page_text

pytestmark = [pytest.mark.hub, pytest.mark.slow, pytest.mark.sandbox]

NAME = "01-cosine-similarity"
INSTRUCTOR = "ines"


@pytest.fixture(scope="module")
def hub(artefacts: Path) -> Iterator[Hub]:
    proxy, bubblewrap = find_proxy(), shutil.which("bwrap")
    if proxy is None or bubblewrap is None:
        missing = "bubblewrap (make setup)" if proxy else "the hub's proxy (npm ci --prefix deploy)"
        if os.environ.get("CI"):
            pytest.fail(f"no {missing}. Continuous integration does not skip the hub's tests")
        pytest.skip(f"no {missing}")
    log = artefacts / "hub.log"
    with temporary_folder() as folder, Hub(Path(folder), proxy, [INSTRUCTOR], log) as running:
        yield running


@pytest.fixture(scope="module")
def instructor(hub: Hub) -> Person:
    """Somebody who started the course's server."""
    person = Person(hub, INSTRUCTOR)
    assert person.start(COURSE) in (201, 202)
    return person


@pytest.fixture(scope="module")
def student(hub: Hub) -> Person:
    person = Person(hub, "sofia")
    assert person.start() in (201, 202)
    return person


def succeeded(answer: dict) -> dict:
    """What a button of formgrader or of the assignment list came to."""
    assert answer["success"], answer.get("log") or answer
    return answer


def answered(hub: Hub, notebook: Path) -> None:
    """Fill one exercise in, as the solution does."""
    solution = nbformat.read(hub.course / "solutions" / NAME / f"{NAME}.ipynb", as_version=4)
    answers = {c.metadata.nbgrader.grade_id: c.source for c in solution.cells if "nbgrader" in c.metadata}
    submitted = nbformat.read(notebook, as_version=4)
    for cell in submitted.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "one_hot":
            cell.source = answers["one_hot"]
    nbformat.write(submitted, notebook)


def test_from_release_to_feedback(hub: Hub, instructor: Person, student: Person) -> None:
    succeeded(instructor.post(f"formgrader/api/assignment/{NAME}/release", COURSE))

    which = {"course_id": "word-embeddings", "assignment_id": NAME}
    succeeded(student.post("assignments/fetch", **which))
    notebook = hub.homes / "sofia" / "assignments" / NAME / f"{NAME}.ipynb"
    assert "HIDDEN" not in notebook.read_text(encoding="utf-8")
    answered(hub, notebook)
    assert student.validate(f"assignments/{NAME}/{NAME}.ipynb")[-1]["score"] == "1 of 6 pass"
    succeeded(student.post("assignments/submit", **which))

    # Somebody puts a link to the solution in place of a notebook.
    inbound = hub.exchange / "word-embeddings" / "inbound"
    (honest,) = inbound.iterdir()
    forged = inbound / honest.name.replace("sofia", "mallory")
    shutil.copytree(honest, forged)
    (forged / f"{NAME}.ipynb").unlink()
    (forged / f"{NAME}.ipynb").symlink_to(hub.course / "solutions" / NAME / f"{NAME}.ipynb")

    collected = instructor.post(f"formgrader/api/assignment/{NAME}/collect", COURSE)
    assert not collected["success"]
    assert "mallory" in collected["log"]
    submitted = hub.course / "grading" / "submitted"
    assert [folder.name for folder in submitted.iterdir()] == ["sofia"]

    succeeded(instructor.post(f"formgrader/api/submission/{NAME}/sofia/autograde", COURSE))
    grades = instructor.get(f"formgrader/api/submission/{NAME}/sofia", COURSE).json()
    assert (grades["autograded"], grades["score"], grades["max_score"]) == (True, 2, 22)

    succeeded(instructor.post(f"formgrader/api/assignment/{NAME}/generate_feedback", COURSE))
    succeeded(instructor.post(f"formgrader/api/assignment/{NAME}/release_feedback", COURSE))
    succeeded(student.post("assignments/fetch_feedback", **which))
    (page,) = (hub.homes / "sofia" / "assignments" / NAME / "feedback").rglob("*.html")
    text = page.read_text(encoding="utf-8")
    assert "one_hot" in text
    assert "<b>2</b> of 20 points" in text
    forbidden = hidden_tests(Course.at(hub.course), NAME)
    solution = hub.course / "solutions" / NAME / f"{NAME}.ipynb"
    assert find_leaks(notebook_text(solution.read_text(encoding="utf-8")), forbidden, "the solution")
    assert find_leaks(page_text(text), forbidden, "the page") == []


def test_students_are_kept_out_of_the_course(hub: Hub, instructor: Person, student: Person) -> None:
    assert instructor.get("formgrader", COURSE).status_code == 200
    assert student.get("api/contents", COURSE).status_code == 403
    assert student.start(COURSE) in (403, 404)
    assert student.get("formgrader").status_code == 404
    assert instructor.get("api/contents", "sofia").status_code in (403, 404)


def test_what_people_see(
    hub: Hub,
    instructor: Person,
    student: Person,
    chromium: sync_api.Browser,
    picture: Callable[[str, sync_api.Page], None],
) -> None:
    def log_in(name: str, address: str) -> sync_api.Page:
        page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
        page.goto(f"{hub.url}{address}")
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        return page

    page = log_in("sofia", "/user/sofia/lab")
    page.get_by_role("menuitem", name="Nbgrader").click()
    sync_api.expect(page.get_by_text("Assignment List", exact=True)).to_be_visible()
    sync_api.expect(page.get_by_text("Formgrader")).to_have_count(0)
    page.get_by_text("Assignment List", exact=True).click()
    sync_api.expect(page.get_by_text(NAME).first).to_be_visible()
    picture("hub-assignment-list", page)
    page.context.close()

    page = log_in(INSTRUCTOR, f"/user/{COURSE}/")
    sync_api.expect(page.get_by_role("link", name=NAME)).to_be_visible()
    picture("hub-formgrader", page)
    page.context.close()
