"""What is built, what it is called, and who may import whom."""

import ast
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import autograder
import coursekit


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the names of the files in a wheel built from this tree."""
    root = Path(__file__).resolve().parents[2]
    (wheel,) = WheelBuilder(str(root)).build(
        directory=str(tmp_path_factory.mktemp("wheel")), versions=["standard"]
    )
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def read_json(path: Path) -> dict:
    """Return what a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))


def modules(folder: Path) -> Iterator[Path]:
    """Yield the Python modules of a package."""
    return (path for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts)


def imported(path: Path) -> set[str]:
    """Return the top-level names that a module imports, inside functions as well."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("package", ["autograder", "coursekit"])
def test_the_wheel_holds_every_file_of_the_packages(root: Path, wheel_names: set[str], package: str) -> None:
    """Templates and styles as well: a package without its data fails only at its user's."""
    files = {
        path.relative_to(root).as_posix()
        for path in (root / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }
    assert files <= wheel_names, f"not in the wheel: {sorted(files - wheel_names)}"


def test_the_wheel_holds_nothing_that_would_give_answers_away(wheel_names: set[str]) -> None:
    own = {name for name in wheel_names if ".dist-info/" not in name and ".data/" not in name}
    assert {name.split("/")[0] for name in own} == {"autograder", "coursekit"}


def test_jupyterlab_finds_the_extension_under_its_name(root: Path, wheel_names: set[str]) -> None:
    """JupyterLab asks for `labextensions/NAME/…`, with the name that package.json says."""
    about = json.loads((root / "coursekit" / "labextension" / "package.json").read_text(encoding="utf-8"))
    installed = {name.split(".data/data/")[1] for name in wheel_names if ".data/data/" in name}
    place = f"share/jupyter/labextensions/{about['name']}"
    assert installed == {
        f"{place}/package.json",
        f"{place}/{about['jupyterlab']['_build']['load']}",
        f"{place}/static/accessibility.js",
        f"{place}/static/validation.css",
        f"etc/jupyter/jupyter_server_config.d/{about['name']}.json",
    }


def test_students_have_no_panels_of_instructors_and_instructors_have(root: Path) -> None:
    """What the labextension and the server switch off is switched on where instructors work."""
    lab = json.loads((root / "coursekit" / "labextension" / "package.json").read_text(encoding="utf-8"))
    off = set(lab["jupyterlab"]["disabledExtensions"])
    assert {f"@jupyter/nbgrader:{name}" for name in ("create-assignment", "formgrader", "course-list")} <= off
    served = read_json(root / "coursekit" / "validation" / "server_config.json")
    switches = served["ServerApp"]["jpserver_extensions"]
    assert switches.pop("coursekit.validation.server") is True
    assert set(switches.values()) == {False}
    back = read_json(root / "deploy" / "instructor" / "labconfig" / "page_config.json")["disabledExtensions"]
    assert set(back.values()) == {False}
    assert set(back) == off - {"@jupyter/nbgrader:validate-assignment"}
    servers = read_json(root / "deploy" / "instructor" / "jupyter_server_config.json")["ServerApp"]
    without = "nbgrader.server_extensions.validate_assignment"
    assert servers["jpserver_extensions"] == {name: True for name in switches if name != without}
    # On a hub, formgrader is a page of its own; a student has the assignment list.
    course = read_json(root / "deploy" / "course" / "labconfig" / "page_config.json")["disabledExtensions"]
    assert {name for name, gone in course.items() if gone} == {"@jupyter/nbgrader:formgrader"}
    student = read_json(root / "deploy" / "student" / "labconfig" / "page_config.json")["disabledExtensions"]
    assert student == {name: name.rpartition(":")[2] not in ("assignment-list", "menu") for name in back}
    assert 'JUPYTER_CONFIG_PATH="$(CURDIR)/deploy/instructor' in (root / "Makefile").read_text(
        encoding="utf-8"
    )


def test_one_version_everywhere(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == coursekit.__version__ == autograder.__version__
    extension = json.loads((root / "coursekit" / "labextension" / "package.json").read_text(encoding="utf-8"))
    assert extension["version"] == coursekit.__version__


def test_the_command_is_called_autograder(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["scripts"] == {"autograder": "autograder.__main__:main"}


def test_the_library_knows_nothing_of_the_grader(root: Path) -> None:
    for path in modules(root / "coursekit"):
        assert "autograder" not in imported(path), f"{path} imports autograder"


def declared(root: Path, extra: str) -> set[str]:
    """Return the distributions that pyproject.toml names for an extra, those it includes as well."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {canonicalize_name(Requirement(text).name) for text in project["dependencies"]}
    for requirement in map(Requirement, project["optional-dependencies"][extra]):
        if canonicalize_name(requirement.name) == project["name"]:
            names |= {name for included in requirement.extras for name in declared(root, included)}
        else:
            names.add(canonicalize_name(requirement.name))
    return names


def declared_in(script: Path) -> set[str]:
    """Return what a script declares for itself alone: inline metadata, by which ``uv run`` installs it."""
    block = re.search(r"(?m)^# /// script$\s((?:^#.*$\s)+?)^# ///$", script.read_text(encoding="utf-8"))
    if block is None:
        return set()
    metadata = tomllib.loads(re.sub(r"(?m)^# ?", "", block[1]))
    return {canonicalize_name(Requirement(text).name) for text in metadata["dependencies"]}


@pytest.mark.parametrize(
    ("folder", "extra"),
    [("coursekit", "student"), ("autograder", "dev"), ("scripts", "dev"), ("tests/packaging", "dev")],
)
def test_what_is_imported_is_declared(root: Path, folder: str, extra: str) -> None:
    """Not merely there because something else happens to need it; for the library: there for students."""
    distributions = packages_distributions()
    known = declared(root, extra)
    own = {"autograder", "coursekit"}
    if folder not in own:
        # Scripts, and what tests share, are found beside each other.
        own |= {
            path.stem
            for beside in ("scripts", "tests/browser", "tests/support")
            for path in (root / beside).glob("*.py")
        }
    undeclared = {
        name
        for path in modules(root / folder)
        for name in imported(path) - sys.stdlib_module_names - own - declared_in(path)
        if not known & {canonicalize_name(owner) for owner in distributions.get(name, [])}
    }
    assert not undeclared, f"{folder} imports {sorted(undeclared)}: add to pyproject.toml, then `make lock`"


def test_the_grader_names_no_assignment(root: Path) -> None:
    names = [path.name for path in (root / "solutions").iterdir() if path.is_dir()]
    assert names
    pattern = re.compile("|".join(map(re.escape, names)))
    for path in (root / "autograder").rglob("*"):
        if path.suffix in {".py", ".j2", ".css", ".js"}:
            found = pattern.search(path.read_text(encoding="utf-8"))
            assert found is None, f"{path} names {found.group()}"


def test_the_work_folder_is_ignored_and_the_package_of_that_name_is_not(root: Path) -> None:
    lines = (root / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert "/grading/" in lines
    assert "grading/" not in lines
    assert ".course-secret" in lines
    assert (root / "autograder" / "grading").is_dir()
