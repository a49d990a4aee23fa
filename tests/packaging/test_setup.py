"""The Makefile and scripts/setup_env.py: once, not twice, at any path, and never half."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

SOURCES = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-student.txt", "scripts")


@pytest.fixture
def clone(root: Path, tmp_path: Path) -> Path:
    """Return a copy of what the set-up reads, at a path with spaces, without a virtual environment."""
    place = tmp_path / "a place with spaces"
    place.mkdir()
    for name in SOURCES:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, place / name)
    return place


@pytest.fixture
def setup_env(clone: Path) -> ModuleType:
    """Return the clone's set-up script as a module, so that its paths are the clone's."""
    spec = importlib.util.spec_from_file_location("setup_env_of_clone", clone / "scripts" / "setup_env.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make(place: Path, *arguments: str) -> subprocess.CompletedProcess:
    """Run make as a reader would, apart from the variables that an outer make hands down."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))
    }
    return subprocess.run(["make", *arguments], cwd=place, env=environment, capture_output=True, text=True)


def pretend_ready(setup_env: ModuleType) -> None:
    """Lay out what a finished set-up leaves behind, with this interpreter as its Python."""
    setup_env.BIN.mkdir(parents=True)
    setup_env.PYTHON.symlink_to(sys.executable)
    setup_env.stamp_file(False).write_text(setup_env.fingerprint(False), encoding="utf-8")


def test_make_alone_lists_every_target(clone: Path) -> None:
    help_text = make(clone).stdout
    for target in ("setup", "demo", "test", "lint", "lab", "audit", "bench", "release"):
        assert f"\n  {target} " in help_text


@pytest.mark.parametrize("target", ["demo", "test", "lint", "lab", "audit", "bench", "release"])
def test_each_target_sets_up_first(clone: Path, target: str) -> None:
    plan = make(clone, "--dry-run", target).stdout
    assert "scripts/setup_env.py" in plan.splitlines()[-1] or plan.index("setup_env.py") < plan.index(
        ".venv/bin/"
    )


def test_a_finished_set_up_is_not_repeated(clone: Path, setup_env: ModuleType) -> None:
    pretend_ready(setup_env)
    assert "setup_env.py" not in make(clone, "--dry-run", "test").stdout


def test_new_requirements_are_installed(clone: Path, setup_env: ModuleType) -> None:
    pretend_ready(setup_env)
    later = time.time() + 10
    os.utime(clone / "requirements.txt", (later, later))
    assert "setup_env.py" in make(clone, "--dry-run", "test").stdout


def test_touched_but_unchanged_sources_cost_nothing(clone: Path, setup_env: ModuleType) -> None:
    pretend_ready(setup_env)
    earlier = 1_000_000_000  # older than any source
    os.utime(setup_env.stamp_file(False), (earlier, earlier))
    done = make(clone, ".venv/.ready")
    assert (done.returncode, done.stdout) == (0, "")
    assert setup_env.stamp_file(False).stat().st_mtime > earlier


def test_a_moved_clone_is_set_up_again(clone: Path, setup_env: ModuleType) -> None:
    pretend_ready(setup_env)
    moved = clone.rename(clone.with_name("moved here"))
    assert "setup_env.py" in make(moved, "--dry-run", "test").stdout


def test_an_unfinished_set_up_is_not_ready(setup_env: ModuleType) -> None:
    pretend_ready(setup_env)
    assert setup_env.is_ready(student=False)
    setup_env.stamp_file(False).unlink()
    assert not setup_env.is_ready(student=False)


def test_a_student_environment_does_not_pass_for_a_full_one(setup_env: ModuleType) -> None:
    setup_env.BIN.mkdir(parents=True)
    setup_env.PYTHON.symlink_to(sys.executable)
    setup_env.stamp_file(True).write_text(setup_env.fingerprint(True), encoding="utf-8")
    assert setup_env.is_ready(student=True)
    assert not setup_env.is_ready(student=False)


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-student.txt"])
def test_the_installer_itself_is_installed_with_its_hashes(
    setup_env: ModuleType, root: Path, name: str
) -> None:
    block = setup_env.pinned_block((root / name).read_text(encoding="utf-8"), "uv")
    first, *hashes = block.replace("\\\n", "\n").split()
    assert first.startswith("uv==")
    assert len(hashes) > 5
    assert all(word.startswith("--hash=sha256:") for word in hashes)


def test_a_failed_set_up_says_why_and_leaves_no_stamp(
    setup_env: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(requirements: Path, bytecode: bool) -> None:
        raise setup_env.SetupError("no network", ["what pip said"])

    pretend_ready(setup_env)
    setup_env.stamp_file(False).write_text("from older requirements", encoding="utf-8")
    monkeypatch.setattr(setup_env, "usable", lambda: True)
    monkeypatch.setattr(setup_env, "install_requirements", refuse)
    monkeypatch.setattr(sys, "argv", ["setup_env.py"])
    assert setup_env.main() == 1
    assert capsys.readouterr().err.splitlines() == ["what pip said", "setup: no network"]
    assert not setup_env.stamp_file(False).exists()


def test_an_old_python_gets_one_clear_line(
    setup_env: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(setup_env.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "argv", ["setup_env.py"])
    assert setup_env.main() == 1
    message = capsys.readouterr().err
    assert message.startswith("setup: Python 3.11 or newer is needed, this is 3.9.2.")
    assert message.count("\n") == 1


def test_a_missing_python_gets_one_clear_line(clone: Path) -> None:
    done = make(clone, "test", "PYTHON=python-that-is-not-there")
    assert done.returncode != 0
    assert "python-that-is-not-there is not installed. Python 3.11 or newer is needed" in done.stdout


def test_missing_system_packages_never_stop_a_target(root: Path, tmp_path: Path) -> None:
    """Without rights and without sudo the script names the one command, and succeeds."""
    tools = tmp_path / "bin"
    tools.mkdir()
    for name, answer in {"id": "echo 1000", "apt-get": "exit 100", "uname": "echo Linux"}.items():
        tool = tools / name
        tool.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
        tool.chmod(0o755)
    bash = shutil.which("bash")
    done = subprocess.run(
        [bash, root / "scripts" / "system_packages.sh", "bubblewrap", "nodejs"],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "sudo apt-get install -y --no-install-recommends bubblewrap nodejs" in done.stdout
    assert done.stderr == ""


def git(place: Path, *arguments: str) -> str:
    """Run git in a repository that knows nothing of this machine's settings, and return what it prints."""
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"]
    return subprocess.run(
        ["git", *identity, *arguments], cwd=place, env=environment, capture_output=True, text=True, check=True
    ).stdout


def notebook_diffs(place: Path) -> subprocess.CompletedProcess:
    """Run the script that switches nbdime on."""
    script = place / "scripts" / "notebook_diffs.sh"
    return subprocess.run(["bash", script], cwd=place.parent, capture_output=True, text=True)


def test_notebooks_are_shown_by_nbdime_and_without_it_as_text(root: Path, clone: Path) -> None:
    shutil.copy2(root / ".gitattributes", clone)
    notebook = clone / "a.ipynb"
    notebook.write_text("old\n", encoding="utf-8")
    git(clone, "init", "--quiet")
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message=first")
    notebook.write_text("new\n", encoding="utf-8")
    before = git(clone, "diff")
    assert (notebook_diffs(clone).returncode, notebook_diffs(clone).stdout) == (0, "")
    assert {"-old", "+new"} <= set(before.splitlines()) & set(git(clone, "diff").splitlines())

    drivers = clone / ".venv" / "bin"
    drivers.mkdir(parents=True)
    for name, body in {"git-nbdiffdriver": 'echo "cells of $2"', "git-nbmergedriver": 'cp "$4" "$3"'}.items():
        (drivers / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (drivers / name).chmod(0o755)
    assert git(clone, "diff", "--", "a.ipynb").splitlines() == ["cells of a.ipynb"]
    # Both sides change the same line: what the driver makes of it is what stands there.
    git(clone, "commit", "--quiet", "--message=new", "a.ipynb")
    git(clone, "checkout", "--quiet", "-b", "other", "HEAD~1")
    notebook.write_text("newer\n", encoding="utf-8")
    git(clone, "commit", "--quiet", "--message=newer", "a.ipynb")
    git(clone, "merge", "--quiet", "--message=both", "@{-1}")
    assert notebook.read_text(encoding="utf-8") == "new\n"


def test_without_a_repository_of_its_own_nothing_is_configured(clone: Path) -> None:
    assert (notebook_diffs(clone).returncode, notebook_diffs(clone).stdout) == (0, "")
    git(clone.parent, "init", "--quiet")
    assert (notebook_diffs(clone).returncode, notebook_diffs(clone).stdout) == (0, "")
    assert "jupyternotebook" not in git(clone.parent, "config", "--local", "--list")


def test_continuous_integration_calls_the_command_of_the_readme(root: Path) -> None:
    script = (root / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()
    assert script[-1].split()[:2] in (["make", "test"], ["exec", "make"])
    assert os.access(root / ".ci" / "run", os.X_OK)
    assert "make test" in (root / "README.md").read_text(encoding="utf-8")
