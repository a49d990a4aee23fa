"""JupyterLite in a browser: JupyterLab opens a lecture, and a kernel runs cells, from the site's files alone.

No test goes past this machine: requests of other hosts are refused, and noted. NumPy and Matplotlib would be
among them, so what computes or draws with them, as most cells of a lecture do, cannot be tested here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, Route, expect
from static_site import need_site_tools, serve

from website.lite import WHEELS, build_lite
from website.pyodide import PACKAGE
from website.units import read_units

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "03-backpropagation"
# Of a condition, in milliseconds: Pyodide compiles itself, then imports IPython.
PATIENCE = 600_000
CELL = """import sys
from importlib.metadata import version

import coursekit
import ipywidgets

print(sys.platform, coursekit.__version__, version("ipywidgets"))
ipywidgets.interact(lambda n: print("moved to", n), n=ipywidgets.IntSlider(3, 0, 9));"""


@pytest.fixture(scope="module")
def lite(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of JupyterLite with one unit."""
    need_site_tools(WHEELS, "jupyterlite_core")
    need_site_tools(PACKAGE)
    folder = tmp_path_factory.mktemp("lite") / "lite"
    build_lite(folder, read_units(root, (UNIT,)))
    with serve(folder) as address:
        yield address


def test_a_lecture_opens_and_a_kernel_runs_cells_from_the_sites_files(
    lite: str, root: Path, chromium: Browser, picture: Callable[[str, Page], None]
) -> None:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL

    foreign: list[str] = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def refuse(route: Route) -> None:
        foreign.append(route.request.url)
        route.abort()

    context.route(lambda url: url.startswith("http") and not url.startswith(lite), refuse)
    page = context.new_page()
    page.goto(f"{lite}lab/index.html?path=lectures/{UNIT}.ipynb")
    cells = page.locator(".jp-Notebook .jp-Cell")
    original = nbformat.read(root / "lectures" / f"{UNIT}.ipynb", as_version=4)
    expect(cells).to_have_count(len(original.cells) + 1)
    expect(cells.nth(1)).to_contain_text("Backpropagation")
    picture("site-lite", page)

    # The library with what it needs: from the site, or said to be missing.
    cells.first.click()
    page.keyboard.press("Shift+Enter")
    said = cells.first.locator(".jp-OutputArea-output")
    expect(said).to_have_count(1, timeout=PATIENCE)
    expect(said).to_contain_text("NumPy and Matplotlib did not come from cdn.jsdelivr.net")

    # A cell of one's own, above the lecture's first.
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    page.keyboard.insert_text(CELL)
    page.keyboard.press("Shift+Enter")
    shown = cells.nth(1).locator(".jp-OutputArea").first
    expect(shown).to_contain_text(f"emscripten {version('word-embeddings-course')} {version('ipywidgets')}")
    expect(shown).to_contain_text("moved to 3")
    slider = shown.get_by_role("slider")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("moved to 4")
    picture("site-lite-kernel", page)
    context.close()

    assert all(url.startswith(f"{PYODIDE_CDN_URL}/") for url in foreign), foreign
    names = {url.removeprefix(f"{PYODIDE_CDN_URL}/").partition("-")[0] for url in foreign}
    assert {"numpy", "matplotlib", "networkx", "pydoc_data"} <= names
