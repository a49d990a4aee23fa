"""JupyterLite in the site: the notebooks in a JupyterLab that runs in the browser.

Its Python is Pyodide, which the site carries with all that a kernel starts with (:mod:`website.pyodide`), and
so does it what Pyodide lacks: the wheel of this course, and ipywidgets. NumPy, Matplotlib and what else is
compiled for Pyodide comes from Pyodide's own network, and is the only thing here that another host sends.
Wheels from an index are fetched when the site's tools are set up (``python -m website.lite``), never while it
is built.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from website.pyodide import PINS as KERNEL_PINS
from website.pyodide import PyodideError, write_pyodide
from website.units import Unit

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "requirements-site.txt"
#: Below the environment, since they go with it.
WHEELS = Path(sys.prefix) / "site-wheels"
#: What Pyodide has, and the site as well.
KERNEL_WHEELS = WHEELS / "kernel"
#: What Pyodide lacks.
WANTED = ("comm", "ipywidgets", "jupyterlab-widgets")
#: Of the environment's extensions of JupyterLab, those that work without a server.
EXTENSIONS = ("@jupyterlite/pyodide-kernel-extension", "@jupyter-widgets/jupyterlab-manager")
#: What the library imports where only some need it, and its wheel does not ask for. Pyodide fetches by itself
#: what a cell imports, and nothing of what a library does.
ALSO = ("networkx", "pydoc-data")
FIRST_CELL = f"""# JupyterLite only: the course's library, from this site.
import sys

if sys.platform == "emscripten":
    from importlib.util import find_spec

    import piplite

    await piplite.install({json.dumps(["word-embeddings-course", *ALSO])})
    if not (find_spec("numpy") and find_spec("matplotlib")):
        print("NumPy and Matplotlib did not come from cdn.jsdelivr.net: check your network, then")
        print("restart the kernel and run this cell again.")"""


class LiteError(Exception):
    """Why there is no JupyterLite, and what to do."""


def download_wheels() -> None:
    """Fetch the wheels that Pyodide lacks, and those with which a kernel starts, as pinned.

    Raises
    ------
    subprocess.CalledProcessError
        If pip cannot.
    """
    pins = PINS.read_text(encoding="utf-8")
    blocks = [re.search(rf"(?m)^{name}==(?:.*\\\n)*.*", pins)[0] for name in WANTED]
    shutil.rmtree(WHEELS, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "wheels.txt"
        wanted.write_text("\n".join(blocks) + "\n", encoding="utf-8")
        _download(wanted, WHEELS)
    _download(KERNEL_PINS, KERNEL_WHEELS)


def _download(pins: Path, target: Path) -> None:
    # A tool of the site, not of those who only import this module.
    from jupyterlite_pyodide_kernel.constants import PYODIDE_PYTHON_VERSION

    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--only-binary", ":all:", "--require-hashes", "-r", str(pins)]
    # Of Pyodide's interpreter, which is newer than the one that builds the site may be.
    command += ["--python-version", PYODIDE_PYTHON_VERSION]
    subprocess.run([*command, "--dest", str(target)], check=True)


def write_contents(folder: Path, units: list[Unit]) -> None:
    """The notebooks as JupyterLite has them: a first cell installs the course's library."""
    for unit in units:
        for path in filter(None, (unit.lecture, unit.assignment)):
            notebook = nbformat.read(path, as_version=4)
            cell = nbformat.v4.new_code_cell(FIRST_CELL, id="jupyterlite")
            cell.metadata["jupyter"] = {"source_hidden": True}
            notebook.cells.insert(0, cell)
            target = folder / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            # Lines joined, as a server of Jupyter would send them: JupyterLab counts on it.
            nbformat.write(notebook, target, split_lines=False)


def build_lite(target: Path, units: list[Unit]) -> None:
    """Build JupyterLite into a folder.

    Parameters
    ----------
    target : Path
        The folder, which is made.
    units : list of Unit
        Whose notebooks it has.

    Raises
    ------
    LiteError
        If Pyodide or a wheel is missing or a step fails; with the end of what it said.
    """
    wheels = sorted(WHEELS.glob("*.whl"))
    if len(wheels) < len(WANTED):
        raise LiteError(f"{WHEELS} lacks wheels: run `make site-setup`")
    with tempfile.TemporaryDirectory() as place:
        lite = Path(place)
        try:
            # From where JupyterLite takes it by itself, and sets its address.
            write_pyodide(lite / "static" / "pyodide", KERNEL_WHEELS)
        except PyodideError as error:
            raise LiteError(str(error)) from error
        _run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(lite)], ROOT)
        write_contents(lite / "contents", units)
        settings = {"jupyter-config-data": {"appName": "Word embeddings", "disabledExtensions": []}}
        (lite / "jupyter-lite.json").write_text(json.dumps({"jupyter-lite-schema-version": 0, **settings}))
        command = [sys.executable, "-m", "jupyterlite_core", "build", "--lite-dir", str(lite)]
        command += ["--output-dir", str(target), "--contents", str(lite / "contents"), "--apps", "lab"]
        command += [
            "--no-sourcemaps",
            "--no-unused-shared-packages",
            "--no-libarchive",
            "--ignore-sys-prefix",
        ]
        for wheel in (*wheels, *lite.glob("*.whl")):
            command += ["--piplite-wheels", str(wheel)]
        shared = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
        command += [f"--LiteBuildConfig.federated_extensions={shared / name}" for name in EXTENSIONS]
        _run(command, lite)


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-15:]
        raise LiteError("\n".join([*said, f"{command[2]} failed"]))


if __name__ == "__main__":
    download_wheels()
