"""An author in a browser: a unit from the template gets an exercise of its own, a release and its pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from lab_server import LabServer
from notebook_page import NotebookPage
from playwright.sync_api import Page, expect
from static_site import need_site_tools, serve

from website.build import MATHJAX, Options, build

pytestmark = [pytest.mark.browser, pytest.mark.sandbox, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
NAME = "13-centred-vectors"
SOLUTION, ASSIGNMENT = (f"{folder}/{NAME}/{NAME}.ipynb" for folder in ("solutions", "assignments"))
TEMPLATE_COMMENT = re.compile(r"\n*<!-- template: .*? -->", re.DOTALL)
LINE = "return E - np.mean(E, axis=0)"
HIDDEN = "what one row differs from the next by"

ANSWER = f'''def centred(E: np.ndarray) -> np.ndarray:
    """Return each row of a table, less the mean row.

    Parameters
    ----------
    E : np.ndarray, shape (n, dim)
        One vector a row, at least one row. It is left as it is.

    Returns
    -------
    np.ndarray, shape (n, dim)
    """
    ### BEGIN SOLUTION
    {LINE}
    ### END SOLUTION'''

TEST = f'''E = np.array([[1.0, 2.0], [3.0, 6.0]])
check_close(centred(E), [[-1.0, -2.0], [1.0, 2.0]], "two rows, centred")
visible_checks_passed("centred")
### BEGIN HIDDEN TESTS
rng = fresh_rng("centred")
for n, dim in ((2, 4), (5, 3)):
    E = rng.normal(size=(n, dim)) + rng.normal(size=dim)
    # Two properties that no other table has: its rows add up to nothing, and differ as those of E do.
    rows = check_unchanged(centred, (E,), f"{{n}} random rows, centred")
    check_close(np.sum(rows, axis=0), np.zeros(dim), f"the sum of {{n}} centred rows", atol=1e-9)
    check_close(np.diff(rows, axis=0), np.diff(E, axis=0), "{HIDDEN}", rtol=1e-9)
### END HIDDEN TESTS'''

SAMPLES = '''"""Sample answers of centred."""


# %% base: row by row
def centred(E):
    mean = sum(E) / len(E)
    return np.array([row - mean for row in E])


# %% wrong: the rows' own means | mentions: two rows
def centred(E):
    return E - E.mean(axis=1, keepdims=True)


# %% wrong: one mean for the whole table | mentions: two rows
# - mean = sum(E) / len(E)
# + mean = np.mean(E)

# %% wrong: the sum in place of the mean | mentions: two rows
# - mean = sum(E) / len(E)
# + mean = sum(E)

# %% wrong: the mean alone | mentions: shape
# - return np.array([row - mean for row in E])
# + return mean

# %% wrong: scaled as well | mentions: two rows
# - return np.array([row - mean for row in E])
# + return np.array([row - mean for row in E]) / np.std(E, axis=0)
'''


@dataclass
class Author:
    """Somebody with a course of their own and a terminal in it."""

    course: Path

    def run(self, *arguments: str, code: int) -> str:
        """Run the command line in the course's folder; what it says on both streams."""
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *arguments],
            cwd=self.course,
            # Wide, so that no sentence is broken.
            env={**os.environ, "PYTHONPATH": path, "COLUMNS": "240"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        assert "Traceback" not in said
        return said

    def write_the_texts(self) -> None:
        """Give title and section the exercise's points, and leave no comment of the template."""
        for path in (self.course / SOLUTION, self.course / "lectures" / f"{NAME}.ipynb"):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                text = TEMPLATE_COMMENT.sub("", cell.source)
                cell.source = text.replace("**Points:** 2", "**Points:** 3").replace("2 points", "3 points")
            nbformat.write(notebook, path)

    def write_the_samples(self) -> None:
        """Put the exercise's samples in place of the template's."""
        folder = self.course / "tests" / "submissions" / NAME
        shutil.rmtree(folder)
        folder.mkdir()
        (folder / "centred.py").write_text(SAMPLES)


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """An author with an empty course."""
    course = tmp_path / "course"
    course.mkdir()
    shutil.copy(ROOT / "nbgrader_config.py", course)
    return Author(course)


@pytest.fixture
def author_lab(author: Author, tmp_path: Path) -> Iterator[LabServer]:
    """JupyterLab as `make lab` starts it."""
    home = tmp_path / "home"
    home.mkdir()
    with LabServer(author.course, home, instructor=True) as server:
        yield server


def rename(notebook: NotebookPage, old: str, new: str, points: int | None = None) -> None:
    """Give a cell another name, and points, in nbgrader's panel."""
    cell = notebook.page.locator(".nbgrader-CellWidget").nth(notebook.index(old))
    box = cell.get_by_label("ID:")
    expect(box).to_have_value(old)
    box.fill(new)
    box.press("Tab")
    if points is not None:
        cell.get_by_label("Points:").fill(str(points))
        cell.get_by_label("Points:").press("Tab")


def test_a_new_unit_is_written_checked_released_and_shown(
    author: Author, author_lab: LabServer, page: Page, picture: Callable
) -> None:
    said = author.run("new", NAME, code=0)
    for path in (f"lectures/{NAME}.ipynb", SOLUTION, f"tests/submissions/{NAME}/mean_vector.py"):
        assert path in said.splitlines()

    # In place of the template's exercise one of the author's own, with other points, and with a mistake.
    page.set_viewport_size({"width": 1400, "height": 900})
    notebook = NotebookPage(page, author_lab, SOLUTION)
    page.get_by_role("tab", name="Create Assignment").click()
    rename(notebook, "mean_vector", "centred")
    rename(notebook, "test-mean_vector", "test-centred", points=3)
    notebook.write("mean_vector", ANSWER.replace(LINE, LINE.removesuffix(")")))
    notebook.write("test-mean_vector", TEST)
    notebook.save()
    picture("author-solution", page)
    [line] = author.run("release", NAME, code=2).splitlines()
    assert line.startswith("autograder: ")
    assert line.endswith(f"cell 6 (centred), line 14: '(' was never closed: {LINE.removesuffix(')')}")
    assert not (author.course / ASSIGNMENT).exists()

    # Fixed, and run.
    notebook.write("mean_vector", ANSWER)
    notebook.run_all()
    shown = notebook.find("test-mean_vector").locator(".jp-Cell-outputArea")
    expect(shown).to_contain_text("centred: the visible checks pass here.")
    notebook.save()
    picture("author-solution-run", page)

    # What is left to do, each thing on a line.
    said = author.run("audit", NAME, code=1)
    for line in (
        f"surprise: {NAME}: the page names 2 points, its cells carry 3",
        f"surprise: {NAME}: section “1 · The mean vector” names 2 points, its cells carry 3",
        f"surprise: {NAME}: solution, cell 2 (text-symbols): "
        "'<!-- template: every symbol of the exercises -->' is left to write",
        f"surprise: {NAME}: centred has 0 wrong samples, needs 5: add some",
    ):
        assert line in said.splitlines()
    assert f"mean_vector.py, line 1: {NAME} has no exercise mean_vector: name the file after" in said

    # Done: the audit has no surprise, and the release goes out.
    author.write_the_texts()
    author.write_the_samples()
    said = author.run("audit", NAME, code=0)
    assert "1 right, 5 wrong" in said
    assert "no surprise" in said
    assert f"assignments/{NAME}: released ({NAME}.ipynb)" in author.run("release", NAME, code=0)

    # As students see it.
    author_lab.end_kernels()
    released = NotebookPage(page, author_lab, ASSIGNMENT)
    expect(released.find("centred")).to_contain_text("raise NotImplementedError()")
    expect(released.unfold("test-centred")).to_contain_text('visible_checks_passed("centred")')
    whole = page.locator(".jp-Notebook")
    for secret in (LINE, HIDDEN, "BEGIN", "template:"):
        expect(whole).not_to_contain_text(secret)
        assert secret not in released.file.read_text("utf-8")
    picture("author-released", page)

    # On a site of this unit alone, from its card on the first page.
    need_site_tools(MATHJAX, "sphinx")
    options = Options(
        out=author.course.parent / "site",
        units=(NAME,),
        frames=False,
        lite=False,
        bundle=False,
        root=author.course,
    )
    with serve(build(options)) as address:
        page.goto(address)
        page.locator(".sd-card", has_text="13 · Centred vectors").click()
        article = page.locator("article")
        expect(article.locator("h1")).to_contain_text("13 · Centred vectors")
        expect(article.locator("figure").first).to_be_visible()
        picture("author-site-lecture", page)
        article.get_by_role("link", name="assignment 13").first.click()
        expect(page).to_have_url(re.compile(rf"/{ASSIGNMENT.removesuffix('.ipynb')}\.html"))
        expect(article.locator("h1")).to_contain_text("13 · Centred vectors")
        expect(article).to_contain_text("raise NotImplementedError()")
        expect(article).not_to_contain_text(HIDDEN)
        picture("author-site-assignment", page)
