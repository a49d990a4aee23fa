"""Build the site: prepare the sources, call Sphinx, add JupyterLite. Nothing is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.authoring.bundle import write_bundle
from autograder.course import Course
from website import pages
from website.frames import lecture_widgets
from website.lite import LiteError, build_lite
from website.notebooks import prepare
from website.units import Unit, read_units

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "website"
MATHJAX = HERE / "node_modules" / "mathjax" / "es5"


class BuildError(Exception):
    """Why there is no site, and what to do; one line, or the end of what Sphinx said."""


@dataclass(frozen=True)
class Options:
    """What to build.

    Attributes
    ----------
    out : Path
        The folder for all of it; the site is in its `html/`.
    units : tuple of str
        Lectures by name; all by default.
    frames : bool
        Draw the pictures that sliders move through.
    lite : bool
        Add JupyterLite.
    bundle : bool
        Add the students' course as one zip.
    root : Path
        The course, with its lectures and assignments.
    """

    out: Path
    units: tuple[str, ...] = ()
    frames: bool = True
    lite: bool = True
    bundle: bool = True
    root: Path = ROOT


def build(options: Options) -> Path:
    """Build the site.

    Returns
    -------
    Path
        The folder with its `index.html`.

    Raises
    ------
    BuildError
        If MathJax is not there, Sphinx warns, or JupyterLite cannot be built.
    UnitError
        If a unit is unknown or its lecture lacks what the site shows.
    """
    if not MATHJAX.is_dir():
        raise BuildError(f"{MATHJAX.relative_to(ROOT)} is missing: run `npm ci --prefix website`")
    units = read_units(options.root, options.units)
    source, static, extra = (options.out / name for name in ("source", "static", "extra"))
    for folder in (source, static, extra):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    _mathjax(static / "mathjax")
    for unit in units:
        _notebooks(unit, source, extra, options)
    bundle = ""
    if options.bundle:
        write_bundle(Course.at(options.root), extra / "course.zip")
        bundle = '<a href="course.zip" download>the whole course in one file</a>'
    pages.write_pages(source, units, {"BUNDLE": bundle or "the course's folder"})
    html = options.out / "html"
    shutil.rmtree(html, ignore_errors=True)
    _sphinx(source, html, static, extra)
    if options.lite:
        try:
            build_lite(html / "lite", units)
        except LiteError as error:
            raise BuildError(str(error)) from error
    return html


def _mathjax(target: Path) -> None:
    """MathJax with all of TeX and its fonts, without what it has for other uses."""
    target.mkdir(parents=True)
    shutil.copyfile(MATHJAX / "tex-chtml-full.js", target / "tex-chtml-full.js")
    fonts = Path("output", "chtml", "fonts")
    shutil.copytree(MATHJAX / fonts, target / fonts)


def _notebooks(unit: Unit, source: Path, extra: Path, options: Options) -> None:
    """The unit's pages, and its notebooks as they are."""
    for kind, path in (("lectures", unit.lecture), ("assignments", unit.assignment)):
        if path is None:
            continue
        within = path.relative_to(options.root)
        folder = source / within.parent
        folder.mkdir(parents=True, exist_ok=True)
        copy = extra / "notebooks" / within
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        notebook = nbformat.read(path, as_version=4)
        widget = None
        if kind == "lectures" and options.frames:
            widget = _widgets(path, extra / "frames" / unit.name)
        links = pages.links(within.as_posix(), "../" * len(within.parent.parts), lite=options.lite)
        nbformat.write(
            prepare(notebook, unit.number, folder, links=links, widget=widget), folder / within.name
        )


def _widgets(lecture: Path, folder: Path) -> Callable[[int], str]:
    """What shows a lecture's widgets, by the index of their cells."""
    try:
        made = lecture_widgets(lecture, folder, f"../frames/{lecture.stem}")
    except subprocess.CalledProcessError as error:
        raise BuildError(f"{lecture.name}: a cell that its widgets need fails, see above") from error
    return lambda index: made.get(index, "")


def _sphinx(source: Path, html: Path, static: Path, extra: Path) -> None:
    environment = {
        **os.environ,
        "SITE_WEBSITE": str(HERE),
        "SITE_STATIC": str(static),
        "SITE_EXTRA": str(extra),
        "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]),
    }
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-c", str(HERE), "-q", "-W", "--keep-going"]
    done = subprocess.run(
        [*command, str(source), str(html)],
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise BuildError(
            "\n".join([*done.stderr.strip().splitlines()[-20:], "Sphinx could not build the site"])
        )
    # What Sphinx keeps for the next time, which is none.
    shutil.rmtree(html / ".doctrees", ignore_errors=True)
