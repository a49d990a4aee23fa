"""Take the pictures of the instructors' page in Chromium: feedback, report, JupyterLab.

Run: ``python tests/browser/screenshots.py`` after a change to what they show. Grades the demo's class for it;
needs Chromium and bubblewrap.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from conftest import NAMES, OPTIONS
from lab_server import LabServer
from notebook_page import NotebookPage
from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

from autograder.demo import run_demo

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "website" / "pages" / "_pictures"
UNIT = "01-cosine-similarity"
STUDENT = "partly-wrong-1"
COLOURS = 128
#: Milliseconds, of a condition: a server starts slowly on a busy machine.
PATIENCE = 180_000


def take(page: Page, name: str) -> None:
    """Save what the window shows, in few colours: a tenth of the size, and no difference to the eye."""
    shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
    TARGET.mkdir(parents=True, exist_ok=True)
    shown.quantize(COLOURS, dither=Image.Dither.NONE).save(TARGET / f"{name}.png", optimize=True)


def pages(course: Path, window: Callable[[int, int], Page]) -> None:
    """The feedback of a student with mistakes, and the report on the class."""
    page = window(1000, 720)
    page.goto((course / "grading" / "feedback" / STUDENT / f"{UNIT}.html").as_uri())
    take(page, "feedback")
    page = window(1000, 720)
    page.goto((course / "grading" / "report" / f"{UNIT}.html").as_uri())
    take(page, "report")


def lab(window: Callable[[int, int], Page]) -> None:
    """A lecture in JupyterLab, as a student has it."""
    with tempfile.TemporaryDirectory() as place:
        course, home = Path(place) / "course", Path(place) / "home"
        home.mkdir()
        for name in ("lectures", "assignments", "coursekit"):
            shutil.copytree(ROOT / name, course / name, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        with LabServer(course, home) as server:
            page = window(1200, 760)
            notebook = NotebookPage(page, server, f"lectures/{UNIT}.ipynb")
            notebook.cells.nth(6).scroll_into_view_if_needed()
            take(page, "jupyterlab")


def main() -> int:
    """Grade, look, save; return the exit code."""
    browser_path = next(filter(None, map(shutil.which, NAMES)), None)
    if browser_path is None:
        print("screenshots: no Chromium: scripts/system_packages.sh chromium installs it", file=sys.stderr)
        return 2
    os.environ.setdefault("PYTHONPATH", "")
    expect.set_options(timeout=PATIENCE)
    course = run_demo(ROOT)
    command = [sys.executable, "-m", "autograder", "report", UNIT]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=course, env=environment, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=[*OPTIONS])

        def window(width: int, height: int) -> Page:
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_default_timeout(PATIENCE)
            return page

        pages(course, window)
        lab(window)
        browser.close()
    shutil.rmtree(course)
    return 0


if __name__ == "__main__":
    sys.exit(main())
