"""Chromium, JupyterLab on a temporary course, and screenshots of what was seen.

The screenshots lie in ``test-artefacts/browser/``, to be looked at; a test that fails leaves one as well.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright import sync_api

# Helpers of these tests.
sys.path.insert(0, str(Path(__file__).parent))

from lab_server import LabServer

# The first draws no windows: a sixth less work for the same pages.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OPTIONS = (
    "--no-sandbox",  # it cannot have one as root or in a container; it visits this machine alone
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60_000  # milliseconds; of a condition, never of a pause
STUDENTS_HAVE = ("lectures", "assignments", "coursekit")

_failed = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember a failure, for the fixture that takes a picture of it."""
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


@pytest.fixture(scope="session")
def artefacts(root: Path) -> Path:
    """The folder for pictures of this run."""
    folder = root / "test-artefacts" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def chromium(request: pytest.FixtureRequest) -> Iterator[sync_api.Browser]:
    """A headless Chromium for the tests of a module; the whole of it for one that says `WHOLE_BROWSER`.

    Playwright keeps an event loop running in this thread for as long as it is open, and no test that comes
    later in this process could start one of its own: so it does not outlive the module.
    """
    names = (*NAMES[1:], NAMES[0]) if getattr(request.module, "WHOLE_BROWSER", False) else NAMES
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = "no Chromium on the PATH: scripts/system_packages.sh chromium installs it"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}. Continuous integration does not skip the browser tests")
        pytest.skip(reason)
    sync_api.expect.set_options(timeout=PATIENCE)
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*OPTIONS])
        yield browser
        browser.close()


@contextlib.contextmanager
def _new_context(chromium: sync_api.Browser) -> Iterator[sync_api.BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture(scope="module")
def context(chromium: sync_api.Browser) -> Iterator[sync_api.BrowserContext]:
    """A browser that knows nothing of other modules; its pages share what they loaded of JupyterLab."""
    with _new_context(chromium) as context:
        yield context


@pytest.fixture
def new_context(chromium: sync_api.Browser) -> Iterator[sync_api.BrowserContext]:
    """A browser for one test, which keeps nothing of what others did."""
    with _new_context(chromium) as context:
        yield context


@pytest.fixture
def window(context: sync_api.BrowserContext) -> Iterator[sync_api.Page]:
    """A window of the browser; a module may have one for all its tests in its place."""
    window = context.new_page()
    yield window
    window.close()


@pytest.fixture
def page(window: sync_api.Page, artefacts: Path, request: pytest.FixtureRequest) -> Iterator[sync_api.Page]:
    """A window of the browser; a test that fails leaves a picture of it."""
    yield window
    if request.node.stash.get(_failed, False):
        name = "".join(c if c.isalnum() else "-" for c in request.node.name)
        window.screenshot(path=artefacts / f"failed-{name}.png")


@pytest.fixture
def picture(artefacts: Path) -> Callable[[str, sync_api.Page | sync_api.Locator], None]:
    """Keep a screenshot of a page or a part of it under a name."""

    def take(name: str, what: sync_api.Page | sync_api.Locator) -> None:
        what.screenshot(path=artefacts / f"{name}.png")

    return take


@pytest.fixture(scope="module")
def student_lab(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabServer]:
    """JupyterLab on a copy of what a student has."""
    course = tmp_path_factory.mktemp("student") / "course"
    for name in STUDENTS_HAVE:
        shutil.copytree(root / name, course / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    with LabServer(course, tmp_path_factory.mktemp("home")) as server:
        yield server
