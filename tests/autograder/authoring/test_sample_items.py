"""Sample files as pytest collects them: one readable item a case, one line for what surprises."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_course import SmallCourse

CELLS = '''"""Sample answers."""

# %% base: added to itself
def double(x):
    return x + x

# %% wrong: three times [x] | mentions: double
# - return x + x
# + return x + x + x

# %% wrong: a survivor | mentions: double
# - return x + x
# + return x * 2

# %% wrong: no pattern
# - return x + x
# + return 2
'''


@pytest.mark.sandbox
@pytest.mark.slow
def test_each_case_is_an_item_and_a_surprise_is_a_line(small: SmallCourse, root: Path) -> None:
    [name] = small.course.assignment_names()
    samples = small.root / "tests" / "submissions"
    (samples / name / "right").mkdir(parents=True)
    shutil.copy(root / "tests" / "submissions" / "conftest.py", samples)
    (samples / name / "double.py").write_text(CELLS)
    (samples / name / "right" / "twice.py").write_text('"""Twice."""\ndef double(x): return 2 * x\n')
    (small.root / "pytest.ini").write_text("[pytest]\nmarkers =\n    slow\n    sandbox\n")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", "tests/submissions"],
        cwd=small.root,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    file = f"tests/submissions/{name}/double.py"
    for line in (
        f"PASSED {file}::right: added to itself",
        f"PASSED {file}::wrong: three times [x]",
        f"PASSED tests/submissions/{name}/right/twice.py::right: Twice.",
        f"FAILED {file}::wrong: a survivor",
        f"{name} wrong/double: a survivor\nkeeps double, which it must lose",
        f"FAILED {file}::line 15",
        f"{file}, line 15: no 'mentions:': say what the message of double must name",
        "2 failed, 3 passed",
    ):
        assert line in run.stdout, run.stdout + run.stderr
    assert "Traceback" not in run.stdout
