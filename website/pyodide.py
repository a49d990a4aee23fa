"""Pyodide as the site carries it: its core, and the pure-Python packages with which a kernel starts.

The core comes from npm, in the version that JupyterLite's kernel is made for. Pyodide's list of packages,
``pyodide-lock.json``, stays as it is but for where they are: micropip, IPython and what they need lie beside
it, as their authors published them; all others, NumPy and Matplotlib among them, come from Pyodide's own
network when a notebook imports them, since compiled for Pyodide they are nowhere else.

After a new version of JupyterLite's kernel::

    npm install --prefix website --save-exact pyodide@VERSION
    python -m website.pyodide

compiles the pins of those packages anew.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
PACKAGE = HERE / "node_modules" / "pyodide"
PINS = HERE / "requirements-kernel.txt"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
LOCK = "pyodide-lock.json"
#: What JupyterLite's kernel asks Pyodide for before it runs a cell.
KERNEL = ("micropip", "ipython", "jedi")
HEADER = "# Compiled from Pyodide's lock file by `python -m website.pyodide`: what a kernel starts with.\n"


class PyodideError(Exception):
    """Why there is no Pyodide, and what to do; one line."""


def read_lock() -> dict[str, Any]:
    """Pyodide's list of packages, from npm.

    Raises
    ------
    PyodideError
        If Pyodide is not installed, or in another version than JupyterLite's kernel wants.
    """
    # A tool of the site, not of those who only import this module.
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    try:
        found = json.loads((PACKAGE / "package.json").read_text(encoding="utf-8"))["version"]
        lock: dict[str, Any] = json.loads((PACKAGE / LOCK).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PyodideError(f"{error.filename} is missing: run `make site-setup`") from error
    if found != PYODIDE_VERSION:
        raise PyodideError(
            f"Pyodide is {found}, JupyterLite's kernel wants {PYODIDE_VERSION}: run "
            f"`npm install --prefix website --save-exact pyodide@{PYODIDE_VERSION}`, "
            "`python -m website.pyodide` and `make site-setup`"
        )
    return lock


def kernel_packages(packages: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What a kernel starts with: :data:`KERNEL` and all that these need, sorted.

    Parameters
    ----------
    packages : mapping of str to mapping
        Of Pyodide's lock file, by canonical name.
    """
    names: set[str] = set()
    todo = list(KERNEL)
    while todo:
        name = canonicalize_name(todo.pop())
        if name not in names:
            names.add(name)
            todo += packages[name]["depends"]
    return sorted(names)


def write_pyodide(target: Path, wheels: Path) -> None:
    """Write what the site carries of Pyodide.

    Parameters
    ----------
    target : Path
        The folder, which is made.
    wheels : Path
        A folder with the wheels of :func:`kernel_packages`.

    Raises
    ------
    PyodideError
        If Pyodide or a wheel is missing, or has another version than it should.
    """
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL

    lock = read_lock()
    packages = lock["packages"]
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copyfile(PACKAGE / name, target / name)
    here = {
        (name, str(version)): path
        for path in wheels.glob("*.whl")
        for name, version, *_ in [parse_wheel_filename(path.name)]
    }
    ours = set(kernel_packages(packages))
    for name, package in packages.items():
        if name not in ours:
            package["file_name"] = f"{PYODIDE_CDN_URL}/{package['file_name']}"
            continue
        wheel = here.get((canonicalize_name(name), package["version"]))
        if wheel is None:
            raise PyodideError(f"{wheels} lacks {name} {package['version']}: run `make site-setup`")
        shutil.copyfile(wheel, target / wheel.name)
        package["file_name"] = wheel.name
        package["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (target / LOCK).write_text(json.dumps(lock), encoding="utf-8")


def compile_pins() -> None:
    """Pin the wheels of :func:`kernel_packages` in the lock file's versions, with hashes of their index.

    Raises
    ------
    PyodideError
        As :func:`read_lock`.
    subprocess.CalledProcessError
        If uv cannot; it says why.
    """
    from jupyterlite_pyodide_kernel.constants import PYODIDE_PYTHON_VERSION

    packages = read_lock()["packages"]
    wanted = "".join(f"{name}=={packages[name]['version']}\n" for name in kernel_packages(packages))
    command = [sys.executable, "-m", "uv", "pip", "compile", "-", "--quiet", "--no-deps", "--generate-hashes"]
    command += ["--no-header", "--no-annotate", "--python-version", PYODIDE_PYTHON_VERSION]
    done = subprocess.run(command, input=wanted, stdout=subprocess.PIPE, text=True, check=True)
    PINS.write_text(HEADER + done.stdout, encoding="utf-8")


if __name__ == "__main__":
    try:
        compile_pins()
    except PyodideError as error:
        sys.exit(f"pyodide: {error}")
