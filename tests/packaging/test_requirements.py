"""pyproject.toml, the three requirements files, environment.yml and postBuild say the same thing."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FILES = {
    "requirements.txt": "dev",
    "requirements-student.txt": "student",
    "requirements-site.txt": "site",
}
PLATFORMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


class Pin(NamedTuple):
    """One line of a compiled file: the requirement with its marker, and how many hashes follow it."""

    requirement: Requirement
    hashes: int


def read_project(root: Path) -> dict:
    """Return the [project] table of pyproject.toml."""
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def needs(project: dict, extra: str) -> Iterator[Requirement]:
    """Yield everything an extra asks for, the base and the extras it includes as well."""
    yield from map(Requirement, project["dependencies"])
    for requirement in map(Requirement, project["optional-dependencies"][extra]):
        if canonicalize_name(requirement.name) == project["name"]:
            for included in requirement.extras:
                yield from needs(project, included)
        else:
            yield requirement


def read_pins(path: Path) -> list[Pin]:
    """Parse a compiled requirements file, strictly: pins and hashes, nothing else."""
    pins = []
    logical = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    for line in logical:
        if not line.strip() or line.startswith("#"):
            continue
        requirement, *hashes = re.split(r"\s+--hash=", line.strip())
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), line
        pins.append(Pin(Requirement(requirement), len(hashes)))
    return pins


@pytest.mark.parametrize("name", FILES)
def test_every_line_is_an_exact_version_with_hashes(root: Path, name: str) -> None:
    pins = read_pins(root / name)
    assert len(pins) > 50
    for pin in pins:
        assert re.fullmatch(r"==[^*,]+", str(pin.requirement.specifier)), pin
        assert pin.hashes >= 1, f"{pin.requirement} has no hash"


@pytest.mark.parametrize("name", FILES)
def test_no_address_of_an_index_or_folder(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert not re.search(
        r"--(extra-)?index-url|--find-links|--trusted-host|^-[fi]\b|://| @ ", text, re.MULTILINE
    )


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("name", "extra"), FILES.items())
def test_what_the_project_needs_is_pinned_on_every_platform(
    root: Path, name: str, extra: str, platform: str
) -> None:
    environment = {**default_environment(), **PLATFORMS[platform]}
    pinned = {
        canonicalize_name(pin.requirement.name): next(iter(pin.requirement.specifier)).version
        for pin in read_pins(root / name)
        if pin.requirement.marker is None or pin.requirement.marker.evaluate(environment)
    }
    project = read_project(root)
    for need in needs(project, extra):
        version = pinned.get(canonicalize_name(need.name))
        assert version is not None, f"{name} lacks {need.name} on {platform}: run `make lock`"
        assert need.specifier.contains(version, prereleases=True), f"{name} pins {version}, not {need}"


def test_students_get_the_same_versions_as_everyone_else(root: Path) -> None:
    full, student = (
        {f"{pin.requirement.name}{pin.requirement.specifier}" for pin in read_pins(root / name)}
        for name in ("requirements.txt", "requirements-student.txt")
    )
    assert student < full


def test_the_site_is_installed_over_the_environment_without_a_change_to_it(root: Path) -> None:
    full, site = (
        {
            canonicalize_name(pin.requirement.name): str(pin.requirement.specifier)
            for pin in read_pins(root / name)
        }
        for name in ("requirements.txt", "requirements-site.txt")
    )
    assert {name: site[name] for name in full.keys() & site.keys()} == {
        name: full[name] for name in full.keys() & site.keys()
    }
    assert "sphinx" in site.keys() - full.keys(), "`make setup` would take the site's tools along"


@pytest.mark.parametrize("name", FILES)
def test_one_version_of_a_package_for_every_python(root: Path, name: str) -> None:
    """Committed outputs of the notebooks must not depend on the reader's Python."""
    names = [canonicalize_name(pin.requirement.name) for pin in read_pins(root / name)]
    assert {"numpy", "matplotlib", "scikit-learn"} <= set(names)
    for package in ("numpy", "matplotlib", "scikit-learn", "scipy"):
        assert names.count(package) == 1


def test_installer_and_build_backend_are_pinned(root: Path) -> None:
    """They are needed before and without build isolation, so nothing unpinned may be fetched for them."""
    build = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
    backend = {canonicalize_name(Requirement(text).name) for text in build["requires"]}
    for name in FILES:
        names = {canonicalize_name(pin.requirement.name) for pin in read_pins(root / name)}
        assert backend | {"uv"} <= names


def test_grader_tools_are_no_burden_to_students(root: Path) -> None:
    names = {canonicalize_name(pin.requirement.name) for pin in read_pins(root / "requirements-student.txt")}
    assert not names & {"typer", "distributed", "playwright", "pytest", "nbval"}


def test_conda_environment_is_thin_and_names_the_requirements(root: Path) -> None:
    environment = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    *packages, with_pip = environment["dependencies"]
    python, pip = packages
    assert pip == "pip"
    # What students need: Binder and conda have nothing to grade.
    assert with_pip == {"pip": ["-r requirements-student.txt"]}
    wanted = Requirement(f"python{read_project(root)['requires-python']}").specifier
    assert wanted.contains(python.removeprefix("python="))


def test_binder_takes_the_second_step_that_the_set_up_takes(root: Path) -> None:
    """Binder and `make` install the project alike: in place, without dependencies or isolation."""
    assert not (root / "binder").exists(), "Binder would ignore environment.yml in the root"
    post_build = root / "postBuild"
    assert post_build.stat().st_mode & 0o111, "postBuild is not executable"
    line = "pip install --no-deps --no-build-isolation --editable ."
    assert line in post_build.read_text(encoding="utf-8")
