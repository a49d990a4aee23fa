"""Pyodide on the site: what a kernel starts with lies there, everything else stays on the network."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest
from static_site import need_site_tools

from website import pyodide
from website.lite import KERNEL_WHEELS
from website.pyodide import (
    CORE,
    LOCK,
    PACKAGE,
    PINS,
    PyodideError,
    compile_pins,
    kernel_packages,
    read_lock,
    write_pyodide,
)


@pytest.fixture(autouse=True)
def tools() -> None:
    """All of it comes with the site's tools."""
    need_site_tools(PACKAGE, "jupyterlite_pyodide_kernel")
    need_site_tools(KERNEL_WHEELS)


@pytest.fixture
def other_pyodide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a Pyodide that JupyterLite's kernel does not want."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    (folder / "package.json").write_text('{"version": "0.1.2"}')
    (folder / LOCK).write_text('{"packages": {}}')
    monkeypatch.setattr(pyodide, "PACKAGE", folder)
    return folder


def test_a_kernel_starts_with_what_its_packages_need_in_turn() -> None:
    packages = {
        "micropip": {"depends": []},
        "ipython": {"depends": ["prompt_toolkit"]},
        "prompt-toolkit": {"depends": ["wcwidth"]},
        "wcwidth": {"depends": []},
        "jedi": {"depends": []},
        "numpy": {"depends": []},
    }
    assert kernel_packages(packages) == ["ipython", "jedi", "micropip", "prompt-toolkit", "wcwidth"]


def test_the_site_carries_the_core_and_the_kernels_packages_and_leaves_the_rest_where_it_is(
    tmp_path: Path,
) -> None:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL

    target = tmp_path / "pyodide"
    write_pyodide(target, KERNEL_WHEELS)
    before, after = read_lock()["packages"], json.loads((target / LOCK).read_text())["packages"]
    ours = set(kernel_packages(before))
    assert after.keys() == before.keys()
    for name, package in after.items():
        old = before[name]
        if name in ours:
            assert (
                hashlib.sha256((target / package["file_name"]).read_bytes()).hexdigest() == package["sha256"]
            )
            changed = {"file_name", "sha256"}
        else:
            assert package["file_name"] == f"{PYODIDE_CDN_URL}/{old['file_name']}"
            changed = {"file_name"}
        assert {key for key in old if package[key] != old[key]} <= changed
    assert {path.name for path in target.iterdir()} == {
        LOCK,
        *CORE,
        *(after[name]["file_name"] for name in ours),
    }


def test_the_pins_are_those_of_pyodides_lock_file() -> None:
    packages = read_lock()["packages"]
    pinned = dict(re.findall(r"(?m)^([\w.-]+)==(\S+) \\$", PINS.read_text()))
    assert pinned == {name: packages[name]["version"] for name in kernel_packages(packages)}


def test_the_pins_are_compiled_from_the_lock_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def uv(command: list[str], *, input: str, **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(input)
        return subprocess.CompletedProcess(command, 0, stdout="ipython==9 \\\n    --hash=sha256:00\n")

    monkeypatch.setattr("website.pyodide.subprocess.run", uv)
    monkeypatch.setattr(pyodide, "PINS", tmp_path / "pins.txt")
    compile_pins()
    packages = read_lock()["packages"]
    assert asked[0].splitlines() == [
        f"{name}=={packages[name]['version']}" for name in kernel_packages(packages)
    ]
    assert (tmp_path / "pins.txt").read_text().splitlines()[1] == "ipython==9 \\"


def test_another_pyodide_than_the_kernel_wants_is_named_with_what_to_do(other_pyodide: Path) -> None:
    from jupyterlite_pyodide_kernel.constants import PYODIDE_VERSION

    with pytest.raises(
        PyodideError, match=re.escape(f"npm install --prefix website --save-exact pyodide@{PYODIDE_VERSION}")
    ):
        read_lock()


def test_without_pyodide_it_says_what_to_do(other_pyodide: Path) -> None:
    (other_pyodide / LOCK).unlink()
    with pytest.raises(PyodideError, match=r"pyodide-lock\.json is missing: run `make site-setup`"):
        read_lock()


def test_without_a_wheel_it_says_which_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PyodideError, match=r"lacks asttokens \S+: run `make site-setup`"):
        write_pyodide(tmp_path / "pyodide", tmp_path)
