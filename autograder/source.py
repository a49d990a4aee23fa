"""nbgrader's ``generate_assignment`` in this process: a source notebook through its preprocessors.

They run as ``nbgrader_config.py`` configures them, so that plain ``nbgrader generate_assignment`` gives the
same cells.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from traitlets.config.loader import Config, PyFileConfigLoader

from .course import CONFIG_NAME, Course, CourseError
from .files import cannot


def course_config(course: Course) -> Config:
    """The course's ``nbgrader_config.py``, as nbgrader sees it."""
    return PyFileConfigLoader(CONFIG_NAME, path=str(course.root)).load_config()


def course_id(course: Course) -> str:
    """The id under which nbgrader files this course's assignments; empty when it has none."""
    value = course_config(course).CourseDirectory.get("course_id", "")
    return value if isinstance(value, str) else ""


def quiet_log() -> logging.Logger:
    """A logger for nbgrader's converters, which say at length what we say in one line."""
    log = logging.getLogger("autograder.nbgrader")
    log.addHandler(logging.NullHandler())
    log.propagate = False
    return log


def student_version(course: Course, name: str, out: Path) -> None:
    """Write the student version of an assignment to ``out/NAME/``, with the data files beside the notebook.

    Raises
    ------
    CourseError
        If nbgrader refuses the solution notebook, or the system the writing; the message says why.
    """
    from nbgrader.converters import GenerateAssignment
    from nbgrader.converters.base import NbGraderException
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.preprocessors import SaveCells

    config = course_config(course)
    course.solution(name)
    log = _Collected()
    directory = CourseDirectory(config=config)
    directory.root = str(course.root)
    directory.source_directory = str(course.solutions)
    directory.release_directory = str(out)
    directory.assignment_id = name
    directory.notebook_id = name
    converter = GenerateAssignment(
        coursedir=directory, config=config, no_database=True, force=True, log=log.logger
    )
    # The gradebook is filled at grading: releasing must not need one, nor make one.
    converter.preprocessors = [p for p in converter.preprocessors if p is not SaveCells]
    try:
        converter.start()
    except NbGraderException as error:
        if refused := re.fullmatch(r"(\w+): \[Errno (\d+)\] (.+?)(: '.*')?", log.cause):
            trouble = OSError(int(refused[2]), refused[3])
            raise CourseError(cannot("written", out, trouble, "make it writable")) from None
        raise CourseError(
            f"{course.solution(name)}: nbgrader refuses it: {log.cause or _one_line(error)}"
        ) from None


class _Collected(logging.Handler):
    """Keeps the cause of a failed conversion, which nbgrader logs and does not raise."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.cause = ""
        self.logger = logging.Logger("autograder.source", logging.ERROR)
        self.logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage().strip()
        if not self.cause and "Traceback (most recent call last)" in text:
            self.cause = text.splitlines()[-1]


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
