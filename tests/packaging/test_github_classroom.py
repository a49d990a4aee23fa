"""The workflow for GitHub Classroom: it runs visible checks, and says which pass."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
import yaml
from student_notebooks import cell, exercise, saved, written

FOLDER = Path(__file__).resolve().parents[2] / "deploy" / "github-classroom" / ".github"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script that the workflow calls."""
    spec = importlib.util.spec_from_file_location("run_visible_checks", FOLDER / "run_visible_checks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_each_exercise_has_a_line(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    double = "def double(x):\n    return 2 * x"
    cells = [
        *exercise("double", double, "assert double(2) == 4"),
        *exercise("triple", double, "assert double(2) == 6, 'double(2) | is not 6\\nand more'"),
        *exercise("later", "def later():\n    raise NotImplementedError()", "later()"),
        written("why", "Because.", "YOUR ANSWER HERE"),
    ]
    folder = tmp_path / "assignments"
    folder.mkdir()
    saved(folder / "01.ipynb", *cells)
    saved(folder / "notes.ipynb", cell("x", "1/0"))
    (folder / "broken.ipynb").write_text("{", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert script.main([str(folder)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("01: double: ")
    assert said[1] == "01: triple: FAILED: double(2) | is not 6 and more."
    assert said[2] == "01: later: FAILED: Not written yet."
    assert said[3].startswith("01: why: ")
    assert said[4].startswith("broken: FAILED: ")
    assert said[5:] == ["1 of 3 pass", "The written answer is there"], (
        "a notebook without exercises is left out"
    )
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("1 of 3 pass. The written answer is there. Hidden checks run when")
    assert "| 01 | double | ✓ |" in summary
    assert "| 01 | triple | ✗ | double(2) \\| is not 6 and more. |" in summary


def test_nothing_to_check_is_an_error(
    script: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script.main([str(tmp_path)]) == 2
    assert "no notebook with checks" in capsys.readouterr().err


def test_the_workflow_calls_what_is_there(root: Path) -> None:
    workflow = yaml.safe_load((FOLDER / "workflows" / "checks.yml").read_text(encoding="utf-8"))
    steps = [step.get("run", "") for step in workflow["jobs"]["checks"]["steps"]]
    assert any("scripts/setup_env.py --student" in step for step in steps)
    assert any(".github/run_visible_checks.py assignments" in step for step in steps)
    assert (root / "scripts" / "setup_env.py").is_file()
    assert json.dumps(workflow["permissions"]) == '{"contents": "read"}'
