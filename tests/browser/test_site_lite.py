"""JupyterLite in a browser: JupyterLab starts from the site's files and opens a lecture.

Its Python is not on the site, and no test goes past this machine: requests of other hosts are refused, and
noted. What may be asked for is Pyodide alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Browser, Page, Route, expect
from static_site import need_site_tools, serve

from website.lite import WHEELS, build_lite
from website.units import read_units

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "03-backpropagation"
PYODIDE = "cdn.jsdelivr.net"


@pytest.fixture(scope="module")
def lite(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of JupyterLite with one unit."""
    need_site_tools(WHEELS, "jupyterlite_core")
    folder = tmp_path_factory.mktemp("lite") / "lite"
    build_lite(folder, read_units(root, (UNIT,)))
    with serve(folder) as address:
        yield address


def test_jupyterlab_starts_from_the_site_and_opens_a_lecture(
    lite: str, root: Path, chromium: Browser, picture: Callable[[str, Page], None]
) -> None:
    foreign: set[str] = set()
    context = chromium.new_context(viewport={"width": 1280, "height": 900})

    def refuse(route: Route) -> None:
        foreign.add(urlsplit(route.request.url).hostname or "")
        route.abort()

    context.route(lambda url: urlsplit(url).hostname != "127.0.0.1" and url.startswith("http"), refuse)
    page = context.new_page()
    page.goto(f"{lite}lab/index.html?path=lectures/{UNIT}.ipynb")
    cells = page.locator(".jp-Notebook .jp-Cell")
    original = nbformat.read(root / "lectures" / f"{UNIT}.ipynb", as_version=4)
    expect(cells).to_have_count(len(original.cells) + 1)
    expect(cells.nth(1)).to_contain_text("Backpropagation")
    picture("site-lite", page)
    offered = page.evaluate(
        "async () => Object.keys(await (await fetch('../pypi/all.json')).json())",
    )
    context.close()
    assert {"word-embeddings-course", "ipywidgets", "jupyterlab-widgets"} <= set(offered)
    assert foreign <= {PYODIDE}
