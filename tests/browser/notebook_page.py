"""A notebook in JupyterLab, worked as a person does: by menus, keys and the mouse."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import nbformat
from lab_server import LabServer
from playwright.sync_api import Locator, Page, expect

#: Close what is open, and open a notebook.
OPEN_ALONE = """async (path) => {
    const {commands, shell} = window.jupyterapp;
    for (const widget of [...shell.widgets("main")]) widget.dispose();
    await commands.execute("docmanager:open", {path});
}"""


class NotebookPage:
    """One notebook, open in the browser: alone, in JupyterLab as it is there or loaded for it.

    Parameters
    ----------
    page : Page
    server : LabServer
    path : str
        The notebook, relative to the server's folder.
    """

    def __init__(self, page: Page, server: LabServer, path: str) -> None:
        self.page = page
        self.file = server.folder / path
        self.cells = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell")
        self.saved = nbformat.read(self.file, as_version=4)
        if server.shows(page.url):
            # Loading JupyterLab anew takes longer than all that is done with many a notebook.
            page.evaluate(OPEN_ALONE, path)
        else:
            page.goto(server.lab(path))
        # Cells are attached bit by bit; the indicator says "idle" once the kernel answers.
        expect(self.cells).to_have_count(len(self.saved.cells))
        self.wait_until_idle()

    def wait_until_idle(self) -> None:
        """Wait until the kernel has answered what it was asked."""
        indicator = self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook-ExecutionIndicator")
        expect(indicator).to_have_attribute("data-status", "idle")

    def menu(self, *labels: str) -> None:
        """Choose an entry of the menu bar, for example ``menu("Run", "Run All Cells")``."""
        bar, *entries = labels
        self.page.get_by_role("menubar").get_by_role("menuitem", name=bar, exact=True).click()
        for label in entries:
            pattern = re.compile(rf"^{re.escape(label)}")
            self.page.locator(".lm-Menu-item", has=self.page.get_by_text(pattern)).first.click()

    def index(self, grade_id: str) -> int:
        """The place of the cell that had a grade_id when the notebook was opened."""
        for index, cell in enumerate(self.saved.cells):
            if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
                return index
        raise LookupError(f"{self.file.name} has no cell {grade_id}")

    def find(self, grade_id: str) -> Locator:
        """The cell with a grade_id."""
        return self.cells.nth(self.index(grade_id))

    def unfold(self, grade_id: str) -> Locator:
        """Show the code of a cell that is folded, and give the cell."""
        cell = self.find(grade_id)
        cell.scroll_into_view_if_needed()
        for folded in cell.locator(".jp-InputPlaceholder .jp-Placeholder-content").all():
            folded.click()
        return cell

    def write(self, grade_id: str, source: str) -> None:
        """Put a text into a cell, in place of what stands there."""
        cell = self.unfold(grade_id)
        if "jp-MarkdownCell" in (cell.get_attribute("class") or ""):
            cell.locator(".jp-MarkdownOutput").dblclick()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(source)

    def run(self, grade_id: str) -> Locator:
        """Run a cell with Shift+Enter and give what it shows once it has finished."""
        cell = self.unfold(grade_id)
        prompt = cell.locator(".jp-InputArea-prompt")
        cell.locator(".cm-content").click()
        before = prompt.inner_text()
        self.page.keyboard.press("Shift+Enter")
        expect(prompt).not_to_have_text(before)
        expect(prompt).to_have_text(re.compile(r"\[\d+\]"))
        return cell.locator(".jp-Cell-outputArea")

    def run_range(self, first: int, last: int) -> None:
        """Run code cells that have not been run, from one place to another, and wait for the last one."""
        for place in range(first, last + 1):
            self._start(self.cells.nth(place).locator(".jp-InputArea-prompt"))
        # On a machine that may have other things to do.
        done = expect(self.cells.nth(last).locator(".jp-InputArea-prompt"))
        done.to_have_text(re.compile(r"\[\d+\]"), timeout=10 * 60_000)

    def _start(self, prompt: Locator) -> None:
        """Run the cell of a prompt; again, if the key came before the notebook listened to it."""
        not_run = re.compile(r"\[ \]")
        for _ in range(10):
            prompt.click()
            self.page.keyboard.press("Shift+Enter")
            with contextlib.suppress(AssertionError):
                expect(prompt).not_to_have_text(not_run, timeout=5_000)
                return
        expect(prompt).not_to_have_text(not_run)

    def run_all(self) -> None:
        """Run every cell, and wait for the last one."""
        # What was saved is cleared first: its numbers would be taken for those of this run.
        self.menu("Edit", "Clear Outputs of All Cells")
        prompts = self.page.locator(".jp-Notebook .jp-CodeCell .jp-InputArea-prompt")
        expect(prompts.first).to_have_text(re.compile(r"\[ \]"))
        self.menu("Run", "Run All Cells")
        last = max(i for i, c in enumerate(self.saved.cells) if c.cell_type == "code" and c.source.strip())
        done = expect(self.cells.nth(last).locator(".jp-InputArea-prompt"))
        # All cells of a notebook, on a machine that may have other things to do.
        done.to_have_text(re.compile(r"\[\d+\]"), timeout=10 * 60_000)

    def save(self) -> None:
        """Save by the menu, and wait until the server has it."""
        with self.page.expect_response(
            lambda answer: answer.request.method == "PUT" and self.file.name in answer.url
        ) as saved:
            self.menu("File", "Save Notebook")
        assert saved.value.ok, saved.value.status_text

    def validate(self) -> Locator:
        """Press *Validate*, and give the panel once it has an outcome of every exercise."""
        self.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .validate-button").click()
        panel = self.page.get_by_role("region", name="Validation", exact=True)
        expect(panel.locator(".score")).to_have_text(re.compile(r"^\d+ of \d+ pass"))
        return panel

    def sidebars(self) -> list[str]:
        """What can be opened at the sides of JupyterLab."""
        return self.page.locator(".jp-SideBar .lm-TabBar-tab").evaluate_all(
            "tabs => tabs.map(tab => tab.title)"
        )

    def widgets(self, cell: Locator) -> Locator:
        """The outputs of a cell that are widgets, in order."""
        outputs = cell.locator(".jp-OutputArea-output")
        return outputs.filter(has=self.page.locator(".jupyter-widgets"))


def answer(solution: Path, grade_id: str) -> str:
    """The solution of an exercise, without nbgrader's marks."""
    for cell in nbformat.read(solution, as_version=4).cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id:
            return "\n".join(line for line in cell.source.splitlines() if "### " not in line)
    raise LookupError(f"{solution.name} has no cell {grade_id}")
