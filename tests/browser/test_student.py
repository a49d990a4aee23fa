"""A student in a browser: reads the lectures and moves what moves, solves an assignment and validates it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from lab_server import LabServer
from notebook_page import NotebookPage, answer
from playwright.sync_api import BrowserContext, Locator, Page, expect

from website.widget_cells import with_widgets_only

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
LECTURES = sorted((ROOT / "lectures").glob("*.ipynb"))
ASSIGNMENT = "01-cosine-similarity"
PAPER_FORM = "Run this cell"  # how a saved lecture says that there is a widget

# What a picture shows, as a text that is equal for equal pictures. An address alone would not do: a widget
# may show another picture under the same one, and the same under another.
SEEN = """async (widget) => {
    const parts = [...widget.querySelectorAll("svg")].map((svg) => svg.outerHTML);
    for (const canvas of widget.querySelectorAll("canvas")) parts.push(canvas.toDataURL());
    for (const image of widget.querySelectorAll("img"))
        parts.push(await (await fetch(image.src)).text().catch(() => "changing"));
    return parts.join("\\n");
}"""
DIFFERS = f"async ([widget, before]) => {{ const now = await ({SEEN})(widget); return now !== before; }}"


@pytest.fixture(scope="module")
def lab_page(context: BrowserContext) -> Iterator[Page]:
    """One window for all lectures, in which JupyterLab is loaded once."""
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture
def _no_kernels(student_lab: LabServer):
    """End a test's kernels with it."""
    yield
    student_lab.end_kernels()


def promised_widgets(path: Path) -> int:
    """How many widgets a lecture shows when it is run, as its saved outputs say."""
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells if cell.cell_type == "code" for output in cell.outputs]
    return sum(PAPER_FORM in output.get("data", {}).get("text/plain", "") for output in outputs)


def moves_the_picture(notebook: NotebookPage, widget: Locator, handle: Locator) -> None:
    """Move a slider to one of its ends by the keyboard, and wait until the picture is another one."""
    expect(widget.locator("img, svg, canvas").first).to_be_visible()
    notebook.wait_until_idle()
    before, value = widget.evaluate(SEEN), handle.get_attribute("aria-valuenow")
    handle.focus()
    notebook.page.keyboard.press("End")
    if handle.get_attribute("aria-valuenow") == value:
        notebook.page.keyboard.press("Home")
    expect(handle).not_to_have_attribute("aria-valuenow", value or "")
    notebook.page.wait_for_function(DIFFERS, arg=[widget.element_handle(), before])


def changes_the_picture(notebook: NotebookPage, widget: Locator, box: Locator) -> None:
    """Type one more letter into a box, and wait until the picture is another one."""
    expect(widget.locator("img, svg, canvas").first).to_be_visible()
    notebook.wait_until_idle()
    before = widget.evaluate(SEEN)
    box.focus()
    notebook.page.keyboard.press("End")
    notebook.page.keyboard.type("s")
    notebook.page.wait_for_function(DIFFERS, arg=[widget.element_handle(), before])


@pytest.mark.usefixtures("_no_kernels")
@pytest.mark.parametrize("lecture", LECTURES, ids=lambda path: path.stem)
def test_every_control_of_a_lecture_moves_its_picture(
    student_lab: LabServer, lab_page: Page, picture: Callable, lecture: Path
) -> None:
    promised = promised_widgets(lecture)
    assert promised, "a lecture has a widget"
    part = with_widgets_only(nbformat.read(lecture, as_version=4), PAPER_FORM)
    name = f"lectures/{lecture.stem}-widgets.ipynb"
    nbformat.write(part, student_lab.folder / name)
    notebook = NotebookPage(lab_page, student_lab, name)
    notebook.run_all()
    errors = lab_page.locator('.jp-Notebook [data-mime-type="application/vnd.jupyter.error"]')
    assert errors.count() == 0, errors.all_inner_texts()
    widgets = notebook.widgets()
    expect(widgets).to_have_count(promised)
    for number, widget in enumerate(widgets.all(), start=1):
        widget.scroll_into_view_if_needed()
        handles, boxes = widget.get_by_role("slider").all(), widget.get_by_role("textbox").all()
        assert handles or boxes, f"widget {number} has nothing to move"
        for handle in handles:
            moves_the_picture(notebook, widget, handle)
        for box in boxes:
            changes_the_picture(notebook, widget, box)
        notebook.wait_until_idle()
        picture(f"lecture-{lecture.stem}-widget-{number}", widget)


@pytest.mark.usefixtures("_no_kernels")
def test_an_assignment_is_solved_and_validated(student_lab: LabServer, page: Page, picture: Callable) -> None:
    solution = ROOT / "solutions" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    notebook = NotebookPage(page, student_lab, f"assignments/{ASSIGNMENT}/{ASSIGNMENT}.ipynb")
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

    # Validate: every exercise but the right one is named, with its reason.
    dialog = notebook.validate()
    picture("assignment-validate-fails", page)
    expect(dialog.locator("#validation-message")).to_have_class(re.compile("validation-failed"))
    failed = dialog.get_by_text("The following cell failed:")
    expect(failed).to_have_count(len(exercises) - 1 + len(graded) - len(tests))
    expect(dialog).not_to_contain_text('visible_checks_passed("one_hot")')
    expect(dialog).to_contain_text('visible_checks_passed("dot_product")')
    expect(dialog).to_contain_text("NotImplementedError")
    expect(dialog).to_contain_text("You did not provide a response.")
    dialog.get_by_role("button", name="OK").click()

    # The others as well, and in words.
    for exercise in exercises[1:]:
        notebook.write(exercise, answer(solution, exercise))
    for cell in graded:
        if cell.cell_type == "markdown":
            notebook.write(cell.metadata.nbgrader.grade_id, "Only for a *positive* factor.")
    dialog = notebook.validate()
    picture("assignment-validate-passes", page)
    expect(dialog.locator("#validation-message")).to_have_class(re.compile("validation-success"))
    expect(dialog).to_contain_text(
        "The visible checks pass here. Hidden checks run when your work is graded."
    )
    expect(dialog).not_to_contain_text("passes all the tests")
    dialog.get_by_role("button", name="OK").click()
    submitted = {
        c.metadata.get("nbgrader", {}).get("grade_id"): c for c in nbformat.read(notebook.file, 4).cells
    }
    assert submitted["analogy"].source == answer(solution, "analogy"), "Validate saves what was written"
