"""JupyterLite: what Pyodide lacks is offered from the site itself, and nothing of ours needs another host."""

from __future__ import annotations

import ast
import json
import tomllib
import zipfile
from pathlib import Path

import nbformat
import pytest
from packaging.requirements import Requirement
from static_site import need_site_tools

from website.lite import ALSO, FIRST_CELL, WANTED, WHEELS, LiteError, build_lite, write_contents
from website.pyodide import PACKAGE, read_lock
from website.units import read_units

UNIT = "03-backpropagation"


@pytest.fixture(scope="module")
def lite(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """JupyterLite with one unit."""
    need_site_tools(WHEELS, "jupyterlite_core")
    target = tmp_path_factory.mktemp("lite") / "lite"
    build_lite(target, read_units(root, (UNIT,)))
    return target


@pytest.mark.slow
def test_the_courses_wheel_and_ipywidgets_are_offered_from_the_site(lite: Path) -> None:
    index = json.loads((lite / "pypi" / "all.json").read_text())
    assert {"word-embeddings-course", *WANTED} <= set(index)
    for name, entry in index.items():
        for files in entry["releases"].values():
            for file in files:
                assert "://" not in file["url"], name
                assert (lite / "pypi" / file["url"]).is_file()
    config = json.loads((lite / "jupyter-lite.json").read_text())["jupyter-config-data"]
    settings = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert any(url.startswith("./pypi/all.json") for url in settings["pipliteUrls"])


@pytest.mark.slow
def test_pyodide_comes_from_the_site(lite: Path) -> None:
    config = json.loads((lite / "jupyter-lite.json").read_text())["jupyter-config-data"]
    settings = config["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert (lite / settings["pyodideUrl"]).is_file()
    lock = json.loads((lite / settings["pyodideUrl"]).with_name("pyodide-lock.json").read_text())
    assert lock["packages"]["numpy"]["file_name"].startswith("https://cdn.jsdelivr.net/pyodide/")


@pytest.mark.slow
def test_the_wheel_has_the_library_with_its_data(lite: Path) -> None:
    [wheel] = (lite / "pypi").glob("word_embeddings_course-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {"coursekit/checks/__init__.py", "coursekit/data/evaluation.json"} <= set(names)
    assert not [name for name in names if name.startswith(("solutions", "tests", "grading"))]


@pytest.mark.slow
def test_it_has_the_kernel_and_the_widgets_and_no_extension_that_needs_a_server(lite: Path) -> None:
    config = json.loads((lite / "jupyter-lite.json").read_text())["jupyter-config-data"]
    assert {extension["name"] for extension in config["federated_extensions"]} == {
        "@jupyterlite/pyodide-kernel-extension",
        "@jupyter-widgets/jupyterlab-manager",
    }


@pytest.mark.slow
def test_it_lists_the_units_notebooks(lite: Path) -> None:
    listed = json.loads((lite / "api" / "contents" / "lectures" / "all.json").read_text())
    assert [entry["name"] for entry in listed["content"]] == [f"{UNIT}.ipynb"]
    assert (lite / "files" / "assignments" / UNIT / f"{UNIT}.ipynb").is_file()


def test_a_notebook_begins_by_installing_the_library_in_a_browser_only(root: Path, tmp_path: Path) -> None:
    write_contents(tmp_path, read_units(root, (UNIT,)))
    notebook = nbformat.read(tmp_path / "lectures" / f"{UNIT}.ipynb", as_version=4)
    original = nbformat.read(root / "lectures" / f"{UNIT}.ipynb", as_version=4)
    assert notebook.cells[0].source == FIRST_CELL
    assert [cell.source for cell in notebook.cells[1:]] == [cell.source for cell in original.cells]
    nbformat.validate(notebook)


def test_a_notebooks_lines_are_joined_as_a_server_would_send_them(root: Path, tmp_path: Path) -> None:
    write_contents(tmp_path, read_units(root, (UNIT,)))
    notebook = json.loads((tmp_path / "lectures" / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    assert all(isinstance(cell["source"], str) for cell in notebook["cells"])


def test_without_pyodide_it_says_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    need_site_tools(WHEELS, "jupyterlite_core")
    monkeypatch.setattr("website.lite.KERNEL_WHEELS", tmp_path / "none")
    with pytest.raises(LiteError, match="run `make site-setup`"):
        build_lite(tmp_path / "lite", [])


def test_the_first_cell_installs_all_of_pyodides_packages_that_the_library_imports(root: Path) -> None:
    """Pyodide's lock file says which of its packages a module is in: of the standard library's as well."""
    need_site_tools(PACKAGE, "jupyterlite_pyodide_kernel")
    packages = read_lock()["packages"]
    owners = {module: name for name, package in packages.items() for module in package["imports"]}
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = {Requirement(text).name for text in project["dependencies"]} | set(ALSO)
    # Validation starts a fresh kernel, for which a browser has no process: there it says so.
    modules = [path for path in (root / "coursekit").rglob("*.py") if "validation" not in path.parts]
    needed = {owners[name] for path in modules for name in _imported(path) if name in owners}
    assert {"numpy", "matplotlib", "networkx", "pydoc-data"} <= needed
    assert needed <= installed


def _imported(path: Path) -> set[str]:
    """The top-level modules that a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_without_its_wheels_it_says_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("website.lite.WHEELS", tmp_path / "none")
    with pytest.raises(LiteError, match="run `make site-setup`"):
        build_lite(tmp_path / "lite", [])
