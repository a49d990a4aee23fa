"""A student in a browser: reads the lectures and moves what moves, solves an assignment and validates it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from lab_server import LabServer
from notebook_page import NotebookPage, answer
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from website.widget_cells import with_widgets_only

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
LECTURES = sorted((ROOT / "lectures").glob("*.ipynb"))
ASSIGNMENT = "01-cosine-similarity"
PATIENCE = 60_000  # milliseconds; of a picture that a kernel draws
PAPER_FORM = "Run this cell"  # how a saved lecture says that there is a widget

# What a lecture draws beside its widgets nbval has seen; drawn here as well, it takes a third of the time.
NO_OTHER_FIGURES = """from coursekit import plots

plots.show = lambda *_, **__: None"""

OF_MINE = """import coursekit
from coursekit import plots

fig, axes = plots.figure(height=1)
plots.show(fig, "An empty plane.")
coursekit.validate()"""

# What a picture shows, as a text that is equal for equal pictures; null while it is being exchanged. An
# address alone would not do: a widget may show another picture under the same one, and the same under
# another. Picture and words come one after the other: as long as they differ, more is on its way.
SEEN = """async (widget) => {
    const parts = [...widget.querySelectorAll("svg")].map((svg) => svg.outerHTML);
    for (const canvas of widget.querySelectorAll("canvas")) parts.push(canvas.toDataURL());
    const words = widget.querySelector("[role=status]");
    for (const image of widget.querySelectorAll("img"))
        if (words !== null && image.alt !== words.textContent) return null;
    try {
        for (const image of widget.querySelectorAll("img")) parts.push(await (await fetch(image.src)).text());
    } catch {
        return null;
    }
    return parts.join("\\n");
}"""
# Waits in the page: Playwright's own `wait_for_function` takes a promise for an answer, whatever comes of it.
ANOTHER = f"""async (widget, [before, patience]) => {{
    const end = performance.now() + patience;
    for (let now; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {{
        now = await ({SEEN})(widget);
        if (now !== null && now !== before) return now;
    }}
    return null;
}}"""


@dataclasses.dataclass(frozen=True)
class Widgets:
    """The widgets of all lectures in one notebook.

    Attributes
    ----------
    promised
        For each lecture how many widgets each of its cells shows, by the cell's place in the notebook.
    """

    notebook: NotebookPage
    promised: dict[str, dict[int, int]]

    def run(self, lecture: str) -> list[tuple[Locator, int]]:
        """Run one lecture's part, and give its cells, each with the number of its widgets.

        A part is run when it is looked at: its widgets call functions whose names a later lecture has, too.
        """
        places = self.promised[lecture]
        self.notebook.run_range(min(places), max(places))
        return [(self.notebook.cells.nth(place), n) for place, n in places.items()]


@pytest.fixture(scope="module")
def lab_page(context: BrowserContext) -> Iterator[Page]:
    """One window, in which JupyterLab is loaded once."""
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def window(lab_page: Page) -> Page:
    """The same window, for each test."""
    return lab_page


@pytest.fixture(scope="module")
def widgets(student_lab: LabServer, lab_page: Page) -> Iterator[Widgets]:
    """One notebook for all lectures: one kernel imports what they share, and JupyterLab opens one."""
    cells = [nbformat.v4.new_code_cell(NO_OTHER_FIGURES, id="no-other-figures")]
    promised: dict[str, dict[int, int]] = {}
    for path in LECTURES:
        lecture = nbformat.read(path, as_version=4)
        shown = {cell.id: promised_widgets(cell) for cell in lecture.cells}
        promised[path.stem] = {}
        before: list[str] = []
        for cell in with_widgets_only(lecture, PAPER_FORM).cells:
            if not shown[cell.id]:
                before.append(cell.source)
                continue
            # What a widget builds on is one cell: JupyterLab takes its time for each. What fails is not to
            # keep the others from running; ids repeat between lectures.
            parts = [("\n\n".join(before), 0), (cell.source, shown[cell.id])]
            for source, n in parts if before else parts[1:]:
                promised[path.stem][len(cells)] = n
                metadata = {"tags": ["raises-exception"]}
                cells.append(nbformat.v4.new_code_cell(source, id=f"widgets-{len(cells)}", metadata=metadata))
            before = []
    name = "lectures/widgets.ipynb"
    nbformat.write(nbformat.from_dict({**lecture, "cells": cells}), student_lab.folder / name)
    notebook = NotebookPage(lab_page, student_lab, name)
    notebook.run_range(0, 0)
    expect(lab_page.locator(".validate-button")).to_be_hidden()  # a lecture has no exercises
    return Widgets(notebook, promised)


@pytest.fixture
def _no_kernels(student_lab: LabServer):
    """End a test's kernels with it."""
    yield
    student_lab.end_kernels()


def promised_widgets(cell: nbformat.NotebookNode) -> int:
    """How many widgets a cell shows when it is run, as its saved outputs say."""
    outputs = cell.get("outputs", [])
    return sum(PAPER_FORM in output.get("data", {}).get("text/plain", "") for output in outputs)


def another_picture(widget: Locator, before: str | None = None) -> str:
    """What a widget shows, once that is not what it showed before."""
    shown: str | None = widget.evaluate(ANOTHER, [before, PATIENCE])
    assert shown is not None, "the picture stays as it was"
    return shown


def moves_the_picture(notebook: NotebookPage, widget: Locator, handle: Locator) -> None:
    """Move a slider to one of its ends by the keyboard, and wait until the picture is another one.

    Where it stood at an end it is put back: with a single token left, another slider moves nothing.
    """
    expect(widget.locator("img, svg, canvas").first).to_be_visible()
    notebook.wait_until_idle()
    before, value = another_picture(widget), handle.get_attribute("aria-valuenow")
    handle.focus()
    at_the_end = value == handle.get_attribute("aria-valuemax")
    notebook.page.keyboard.press("Home" if at_the_end else "End")
    expect(handle).not_to_have_attribute("aria-valuenow", value or "")
    moved = another_picture(widget, before)
    if at_the_end:
        notebook.page.keyboard.press("End")
        another_picture(widget, moved)


def changes_the_picture(notebook: NotebookPage, widget: Locator, box: Locator) -> None:
    """Type one more letter into a box, and wait until the picture is another one."""
    expect(widget.locator("img, svg, canvas").first).to_be_visible()
    notebook.wait_until_idle()
    before = another_picture(widget)
    box.focus()
    notebook.page.keyboard.press("End")
    notebook.page.keyboard.type("s")
    another_picture(widget, before)


@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_every_control_of_a_lecture_moves_its_picture(
    widgets: Widgets, picture: Callable, lecture: Path
) -> None:
    notebook, shown = widgets.notebook, []
    for cell, promised in widgets.run(lecture.stem):
        errors = cell.locator('[data-mime-type="application/vnd.jupyter.error"]')
        assert errors.count() == 0, errors.all_inner_texts()
        expect(notebook.widgets(cell)).to_have_count(promised)
        shown += notebook.widgets(cell).all()
    assert shown, "a lecture has a widget"
    for number, widget in enumerate(shown, start=1):
        widget.scroll_into_view_if_needed()
        handles, boxes = widget.get_by_role("slider").all(), widget.locator("input[type=text]").all()
        assert handles or boxes, f"widget {number} has nothing to move"
        for control in [*handles, *boxes, *widget.locator("select, input[type=checkbox]").all()]:
            expect(control).to_have_accessible_name(re.compile(r"\S"))
        for image in widget.locator("img").all():
            expect(image).to_have_attribute("alt", re.compile(r"\w"))
        for handle in handles:
            moves_the_picture(notebook, widget, handle)
        for box in boxes:
            changes_the_picture(notebook, widget, box)
        notebook.wait_until_idle()
        picture(f"lecture-{lecture.stem}-widget-{number}", widget)


def with_a_cell_of_ones_own(path: Path) -> None:
    """Put an empty code cell at the end of a notebook, to be found as the others are."""
    notebook = nbformat.read(path, as_version=4)
    cell = nbformat.v4.new_code_cell()
    # As a mark that says nothing to nbgrader: neither graded nor locked nor an answer.
    cell.metadata["nbgrader"] = {
        "grade_id": "of-mine",
        "schema_version": 3,
        **dict.fromkeys(("grade", "locked", "solution", "task"), False),
    }
    notebook.cells.append(cell)
    nbformat.write(notebook, path)


@pytest.mark.usefixtures("_no_kernels")
def test_an_assignment_is_solved_and_validated(student_lab: LabServer, page: Page, picture: Callable) -> None:
    solution = ROOT / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    path = f"assignments/{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    with_a_cell_of_ones_own(student_lab.folder / path)
    notebook = NotebookPage(page, student_lab, path)
    graded = [c for c in notebook.saved.cells if c.metadata.get("nbgrader", {}).get("grade")]
    tests = [c.metadata.nbgrader.grade_id for c in graded if c.cell_type == "code"]
    exercises = [grade_id.removeprefix("test-") for grade_id in tests]
    picture("assignment-opened", page)

    # One exercise right, one wrong: what the cells below them say.
    notebook.run("imports")
    notebook.write("one_hot", answer(solution, "one_hot"))
    notebook.run("one_hot")
    said = notebook.run("test-one_hot")
    expect(said).to_contain_text("one_hot: the visible checks pass here.")
    expect(said).to_contain_text("Hidden checks run when your work is graded")
    picture("assignment-visible-checks-pass", page)
    notebook.write(
        "dot_product", answer(solution, "dot_product") + "\n\n\ndot_product = lambda v, w: 2.0 * (v @ w)"
    )
    notebook.run("dot_product")
    said = notebook.run("test-dot_product")
    expect(said).to_contain_text("CheckFailed")
    expect(said).to_contain_text("2")
    said.scroll_into_view_if_needed()
    picture("assignment-visible-check-fails", page)

    # Validate: one line an exercise, the diagnosis first.
    panel = notebook.validate()
    expect(panel.locator(".score")).to_have_text(f"1 of {len(exercises)} pass")
    rows = panel.get_by_role("listitem")
    expect(rows).to_have_count(len(graded))
    expect(rows.nth(0)).to_have_text(re.compile(r"✓ The visible checks pass\. one_hot"))
    expect(rows.nth(1)).to_have_text(re.compile(r"^✗ This is 2 times the expected value.* dot_product"))
    expect(rows.nth(2)).to_have_text("✗ Not written yet. cosine_similarity")
    expect(rows.last).to_contain_text("No answer yet.")
    rows.nth(1).locator("summary").click()
    expect(rows.nth(1).get_by_role("row", name=re.compile(r"^expected\s+21"))).to_be_visible()
    picture("assignment-validate-fails", page)

    # By the keyboard: from the list to the cell, where the next key is text.
    rows.nth(2).get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(notebook.find("cosine_similarity")).to_be_in_viewport()
    expect(notebook.find("cosine_similarity")).to_have_class(re.compile("jp-mod-active"))
    changed = panel.get_by_text("Changed since: validate again.")
    expect(changed).to_be_hidden()

    # The same in the notebook, as it was saved; its links lead there, too.
    notebook.write("dot_product", answer(solution, "dot_product"))
    expect(changed).to_be_visible()
    notebook.run("dot_product")
    notebook.write("of-mine", OF_MINE)
    said = notebook.run("of-mine")
    expect(said.get_by_role("img", name="An empty plane.")).to_be_visible()
    expect(said).to_contain_text("Not saved: dot_product ran here in another version")
    expect(said.locator(".score")).to_have_text(f"1 of {len(exercises)} pass")
    said.scroll_into_view_if_needed()
    picture("assignment-validates-itself", page)
    said.get_by_role("link", name="analogy", exact=True).click()
    expect(notebook.find("analogy")).to_be_in_viewport()

    # The others as well, and in words.
    for exercise in exercises[1:]:
        notebook.write(exercise, answer(solution, exercise))
    for cell in graded:
        if cell.cell_type == "markdown":
            notebook.write(cell.metadata.nbgrader.grade_id, "Only for a *positive* factor.")
    panel = notebook.validate()
    expect(panel.locator(".score")).to_have_text(f"{len(exercises)} of {len(exercises)} pass")
    expect(panel).to_contain_text("Hidden checks run when your work is graded.")
    expect(panel).to_contain_text("The written answer is there")
    picture("assignment-validate-passes", page)
    submitted = {
        c.metadata.get("nbgrader", {}).get("grade_id"): c for c in nbformat.read(notebook.file, 4).cells
    }
    assert submitted["analogy"].source == answer(solution, "analogy"), "Validate saves what was written"

    # It can be stopped, and says when the server is another one.
    waiting: list[Route] = []
    asked = re.compile("/coursekit/validate")
    page.route(asked, lambda route: route.fulfill(status=404) if waiting else waiting.append(route))
    with page.expect_request(asked):
        panel.get_by_role("button", name="Validate again").click()
    panel.get_by_role("button", name="Stop").click()
    expect(panel.locator(".score")).to_have_text("Stopped.")
    panel.get_by_role("button", name="Validate again").click()
    expect(panel.locator(".score")).to_contain_text("This Jupyter server cannot validate")

    # A notebook that cannot be saved is validated as it was.
    page.unroute_all()
    saves = re.compile(r"/api/contents/.*\.ipynb")
    page.route(saves, lambda route: route.fallback() if route.request.method == "GET" else route.abort())
    notebook.write("of-mine", "1 / 0")
    panel.get_by_role("button", name="Validate again").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(panel.get_by_text("The notebook could not be saved: this is the version")).to_be_visible()
    expect(panel.locator(".score")).to_have_text(f"{len(exercises)} of {len(exercises)} pass")
    page.unroute_all()

    # A student has what validates, and no panel of an instructor's.
    assert "Validation" in notebook.sidebars()
    assert not [title for title in notebook.sidebars() if "ssignment" in title]
    expect(page.get_by_role("menuitem", name="Nbgrader", exact=True)).to_have_count(0)
