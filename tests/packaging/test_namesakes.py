"""Where a module is tested: in the file of its name, in the folder of its room."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = [
    path.relative_to(ROOT).as_posix()
    for package in ("autograder", "coursekit")
    for path in sorted((ROOT / package).rglob("*.py"))
    if path.name != "__init__.py" or path.parent.name == package
]

#: Modules that show through one in front of them only, and the file that tests both.
TESTED_WITH = {
    "autograder/__init__.py": "autograder/test_api.py",
    "autograder/__main__.py": "autograder/test_cli.py",
    "autograder/authoring/causes.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/equivalents.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/fuzz.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/lazy_training.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/mutation_calls.py": "autograder/authoring/test_mutants.py",
    "autograder/authoring/mutation_operators.py": "autograder/authoring/test_mutants.py",
    "autograder/authoring/mutation_score.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/mutation_statements.py": "autograder/authoring/test_mutants.py",
    "autograder/authoring/one_exercise.py": "autograder/authoring/test_generated.py",
    "autograder/authoring/source_edits.py": "autograder/authoring/test_mutants.py",
    "autograder/authoring/spoiled.py": "submissions/test_every_unit.py",
    "autograder/cli_audit.py": "autograder/test_cli.py",
    "autograder/cli_files.py": "autograder/test_cli.py",
    "autograder/cli_grade.py": "autograder/test_cli.py",
    "autograder/cli_marking.py": "autograder/marking/test_read.py",
    "autograder/cli_people.py": "autograder/lms/test_collect.py",
    "autograder/cli_roster.py": "autograder/gradebook/test_sections.py",
    "autograder/cli_similar.py": "autograder/similarity/test_page.py",
    "autograder/display.py": "autograder/test_cli.py",
    "autograder/feedback/cells.py": "autograder/feedback/test_write.py",
    "autograder/feedback/children.py": "autograder/feedback/test_write.py",
    "autograder/feedback/page.py": "autograder/feedback/test_write.py",
    "autograder/gradebook/assistants.py": "autograder/marking/test_write.py",
    "autograder/gradebook/database.py": "autograder/gradebook/test_gradebook.py",
    "autograder/gradebook/definition.py": "autograder/gradebook/test_gradebook.py",
    "autograder/gradebook/settle.py": "autograder/gradebook/test_lateness.py",
    "autograder/gradebook/manual_grades.py": "autograder/gradebook/test_gradebook.py",
    "autograder/gradebook/schema.py": "autograder/gradebook/test_gradebook.py",
    "autograder/gradebook/tables.py": "autograder/gradebook/test_gradebook.py",
    "autograder/grading/autograded.py": "autograder/grading/test_run.py",
    "autograder/grading/fingerprint.py": "autograder/grading/test_run.py",
    "autograder/grading/outcomes.py": "autograder/grading/test_run.py",
    "autograder/grading/pool.py": "autograder/grading/test_run.py",
    "autograder/grading/submission.py": "autograder/judge/test_judge.py",
    "autograder/grading/task.py": "autograder/grading/test_run.py",
    "autograder/grading/worker_imports.py": "autograder/grading/test_worker_server.py",
    "autograder/judge/budget.py": "autograder/judge/test_bridge.py",
    "autograder/lms/archives.py": "autograder/lms/test_collect.py",
    "autograder/lms/caveats.py": "autograder/lms/test_export.py",
    "autograder/lms/choice.py": "autograder/lms/test_select.py",
    "autograder/lms/grades.py": "autograder/lms/test_export.py",
    "autograder/lms/tables.py": "autograder/lms/test_export.py",
    "autograder/lms/zips.py": "autograder/lms/test_collect.py",
    "autograder/nbgrader_support/late.py": "autograder/gradebook/test_lateness.py",
    "autograder/nbgrader_support/directory.py": "autograder/nbgrader_support/test_exchange.py",
    "autograder/report/figures.py": "autograder/report/test_report.py",
    "autograder/report/summary.py": "autograder/report/test_report.py",
    "autograder/sandbox/fonts.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/sandbox/launch.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/sandbox/pool.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/sandbox/processes.py": "autograder/sandbox/test_limits.py",
    "autograder/sandbox/user.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/authoring/templates/add_notebooks.py": "autograder/authoring/test_add_notebooks.py",
    "autograder/cli_students.py": "autograder/authoring/test_students_repository.py",
    "autograder/cli_validate.py": "autograder/test_cli.py",
    "autograder/marking/page.py": "autograder/marking/test_write.py",
    "autograder/marking/pseudonyms.py": "autograder/marking/test_write.py",
    "autograder/marking/sheet.py": "autograder/marking/test_read.py",
    "autograder/marking/split.py": "autograder/marking/test_write.py",
    "autograder/similarity/compare.py": "autograder/similarity/test_find.py",
    "autograder/similarity/documents.py": "autograder/similarity/test_find.py",
    "autograder/similarity/passages.py": "autograder/similarity/test_page.py",
    "coursekit/__init__.py": "coursekit/test_rooms.py",
    "coursekit/checks/_comparison.py": "coursekit/checks/test_detectors.py",
    "coursekit/checks/_layout_detectors.py": "coursekit/checks/test_detectors.py",
    "coursekit/checks/_numbers.py": "coursekit/checks/test_numeric.py",
    "coursekit/checks/_value_detectors.py": "coursekit/checks/test_detectors.py",
    "coursekit/validation/_kernel.py": "coursekit/validation/test_run.py",
    # What runs in the sandbox is tested through a session from outside.
    "autograder/student/cleanup.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/student/executor.py": "autograder/judge/test_bridge.py",
    "autograder/student/fork_server.py": "autograder/sandbox/test_bubblewrap.py",
    "autograder/student/syscalls.py": "autograder/student/test_seccomp.py",
}


def namesake(module: str) -> Path:
    """The test file of a module's own name."""
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.stem.lstrip('_')}.py"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_tested_where_one_looks_for_it(module: str) -> None:
    file = ROOT / "tests" / TESTED_WITH[module] if module in TESTED_WITH else namesake(module)
    shown = file.relative_to(ROOT)
    assert file.is_file(), f"{module} has no {shown}: write it, or say in {Path(__file__).name} what tests it"
    assert "def test_" in file.read_text(encoding="utf-8"), f"{shown} has no test"


def test_the_table_of_others_is_up_to_date() -> None:
    assert set(TESTED_WITH) <= set(MODULES), sorted(set(TESTED_WITH) - set(MODULES))
    own = [module for module in TESTED_WITH if namesake(module).is_file()]
    assert not own, f"{own} have a test file of their own by now: take them out of the table"
