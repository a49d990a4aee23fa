"""Sample submissions as tests: each case is graded, and must get the marks and the message that it says.

``pytest "tests/submissions/UNIT/EXERCISE.py::wrong: TITLE"`` grades one. A process grades in its own warm
sandbox, one sample after the other. As a sandbox fits one unit, `tests/conftest.py` has a unit's samples go
to one process where there are several.
"""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.authoring.audit_cases import Case, cases_of
from autograder.authoring.percent import PercentError
from autograder.course import Course
from autograder.display import printable
from autograder.grading.submission import Settings, grade

HERE = Path(__file__).resolve().parent
COURSE = Course.at(HERE.parents[1])


class SurpriseError(Exception):
    """A sample did not come to what it ought to: one line for each thing that surprised."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect ``UNIT/EXERCISE.py`` and ``UNIT/right/NAME.py``."""
    if file_path.suffix != ".py" or file_path.parent == HERE:
        return None
    return SampleFile.from_parent(parent, path=file_path)


class SampleFile(pytest.File):
    """A file of samples."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for each sample, and for each that cannot be used."""
        cases, errors = _cases(self.path.relative_to(HERE).parts[0])
        for case in cases:
            if case.sample is not None and case.sample.path == self.path:
                kind = "wrong" if case.sample.wrong else "right"
                yield SampleItem.from_parent(self, name=f"{kind}: {case.title}", case=case)
        for error in errors:
            if error.path == self.path:
                yield UnusableSample.from_parent(self, name=f"line {error.line}", error=error)


class SampleItem(pytest.Item):
    """One sample, graded."""

    def __init__(self, *, case: Case, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.case = case
        self.add_marker(pytest.mark.slow)
        self.add_marker(pytest.mark.sandbox)

    def runtest(self) -> None:
        """Grade the sample; raises `SurpriseError`."""
        # What a test cell warns of, when it computes with what a wrong answer returned, is no news.
        with warnings.catch_warnings(record=True):
            row = self.case.judge(grade(self.case.task(0, Settings())))
        if row.surprises:
            raise SurpriseError("\n".join(map(printable, row.surprises)))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> object:
        """What surprised, without a traceback."""
        if isinstance(excinfo.value, SurpriseError):
            return f"{self.case.assignment.name} {self.case.label}\n{excinfo.value}"
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File and line, from 0, where the sample is written."""
        return self.path, self.case.sample.line - 1, self.case.label


class UnusableSample(pytest.Item):
    """A sample that cannot be graded as it is written."""

    def __init__(self, *, error: PercentError, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.error = error

    def runtest(self) -> None:
        """Fail, always."""
        raise self.error

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException]) -> str:
        """One line."""
        return str(excinfo.value)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File and line, from 0, of what cannot be used."""
        return self.path, (self.error.line or 1) - 1, self.nodeid


@functools.cache
def _cases(name: str) -> tuple[list[Case], list[PercentError]]:
    return cases_of(COURSE, name)
