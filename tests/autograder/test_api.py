"""The grader as a library: what `release`, `grade` and `audit` return, and the documented example."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from small_course import NAME, ROOT, Autograder, SmallCourse

import autograder as library
from autograder.course import CourseError

WRONG = {"double": "def double(x):\n    return 4"}


def test_importing_it_imports_nothing_heavy() -> None:
    code = "import sys, autograder; print(*{'numpy', 'nbformat', 'IPython', 'typer'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_what_it_offers_is_documented() -> None:
    for name in sorted(set(library.__all__) - {"__version__"}):
        for part in ("Parameters", "Returns", "Raises"):
            assert f"{part}\n    {'-' * len(part)}\n" in getattr(library, name).__doc__, name


@pytest.mark.sandbox
@pytest.mark.slow
def test_release_writes_what_its_check_announced(small: SmallCourse) -> None:
    [announced] = library.release(NAME, small.root, check=True)
    assert announced.changed
    assert not announced.folder.exists()
    [released] = library.release([NAME], small.root / "solutions")
    assert released.changed == announced.changed
    assert (released.folder / f"{NAME}.ipynb").is_file()
    [again] = library.release(folder=small.root, check=True)
    assert not again.changed


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_example_of_the_instructors_page_runs(small: SmallCourse) -> None:
    page = (ROOT / "docs" / "instructor.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    [name] = re.findall(r'autograder\.grade\("([^"]+)"', example)
    script = small.root / "night.py"
    script.write_text(example.replace(name, NAME), encoding="utf-8")
    small.submit("ada", WRONG)
    small.submit("grace")
    command = [sys.executable, str(script)]
    done = subprocess.run(command, cwd=small.root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "ada: 2 of 3, graded",
        "    double: double is wrong for a hidden number",
        "grace: 3 of 3, graded",
    ]


def test_wrong_arguments_are_named(small: SmallCourse) -> None:
    for call, error, told in (
        (lambda: library.grade(NAME, small.root, timeout=0), ValueError, "timeout=0"),
        (lambda: library.grade(NAME, small.root, jobs=2, dask="tcp://x:1"), ValueError, "give one"),
        (lambda: library.grade(NAME, small.root), CourseError, "no submission"),
        (lambda: library.grade("02-none", small.root), CourseError, "02-none"),
        (lambda: library.audit(folder=small.root, seeds=0), ValueError, "seeds=0"),
        (lambda: library.audit("02-none", small.root), CourseError, "02-none"),
        (lambda: library.release("02-none", small.root), CourseError, "02-none"),
    ):
        with pytest.raises(error, match=told):
            call()


@pytest.mark.sandbox
@pytest.mark.slow
def test_audit_says_what_the_command_says(small: SmallCourse, autograder: Autograder) -> None:
    folder = small.root / "tests" / "submissions" / NAME
    folder.mkdir(parents=True)
    (folder / "double.py").write_text(
        '"""Answers."""\n\n# %% wrong: keeps it | mentions: is 4\ndef double(x):\n    return x\n'
    )
    report = library.audit(NAME, small.root, jobs=1, pattern="*keeps*", sandboxed=False)
    assert report.ok
    assert [row.lost for row in report.rows] == [("double",)]
    complete = library.audit(NAME, small.root, jobs=1)
    assert not complete.ok
    assert complete.surprises
    code, out, _ = autograder("audit", NAME, "--jobs", "1")
    assert code == 1
    assert complete.summary() in " ".join(out.split())
