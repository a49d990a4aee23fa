"""The workflow for GitHub Classroom: it runs visible checks, and says which pass."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import nbformat
import pytest
import yaml

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


def notebook(path: Path, **checks: str) -> None:
    """A released notebook: a function that is right, and a test cell for each check."""
    cells = [nbformat.v4.new_code_cell("def double(x):\n    return 2 * x")]
    for name, source in checks.items():
        about = {"grade": True, "solution": False, "grade_id": f"test-{name}", "points": 1}
        cells.append(nbformat.v4.new_code_cell(source, metadata={"nbgrader": about}))
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)


@pytest.mark.slow
def test_each_exercise_has_a_line(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    notebook(
        tmp_path / "assignments" / "01" / "01.ipynb",
        double="assert double(2) == 4",
        triple="assert double(2) == 6, 'double(2) | is not 6\\nand more'",
        later="raise NotImplementedError()",
    )
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert script.main([str(tmp_path / "assignments")]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "01: double: passed",
        "01: triple: FAILED: double(2) | is not 6",
        "01: later: FAILED: still to be written",
        "1 of 3 visible checks pass",
    ]
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| 01 | double | ✓ | passed |" in summary
    assert "| 01 | triple | ✗ | double(2) \\| is not 6 |" in summary


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
