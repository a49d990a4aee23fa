"""The way of each submission of a run from its folder to its result: read, known by a fingerprint, graded."""

from __future__ import annotations

import collections
import contextlib
import dataclasses
import datetime
from collections.abc import Callable, Generator, Iterator

from ..course import Course, derive_seed
from ..notebook import Assignment, Role
from ..notebook_file import NotebookError
from ..result import SubmissionResult, ungradable
from ..text import explain
from .autograded import notebook_path
from .fingerprint import Fingerprints, content_hash
from .mapping import map_tasks
from .pool import Pool
from .submissions import Submitted
from .task import GradingTask, Settings


@dataclasses.dataclass(frozen=True)
class Received:
    """One submission as it was read.

    Attributes
    ----------
    content
        The submitted file, None when there is none.
    trouble
        Why there is none.
    fingerprint
        What its result will be known by.
    """

    student: str
    content: bytes | None
    trouble: str
    seeds: dict[str, int]
    submitted_at: datetime.datetime | None
    fingerprint: str


class Outcomes:
    """What is the same for all submissions of a run, and the line from reading one to its result.

    Parameters
    ----------
    known
        Results that need no second grading as long as the fingerprint is the same.
    """

    def __init__(
        self, course: Course, assignment: Assignment, settings: Settings, known: dict[str, SubmissionResult]
    ) -> None:
        self._course = course
        self._assignment = assignment
        self._settings = settings
        self._fingerprints = Fingerprints(assignment, settings)
        self._known = known
        self._secret = course.secret()
        tests = [cell.exercise for cell in assignment.graded_cells if cell.role is Role.TEST]
        self._exercises = [exercise for exercise in tests if exercise]

    def of(
        self, submissions: list[Submitted], pool: Pool, meanwhile: Callable[[], object] = lambda: None
    ) -> Generator[tuple[Received, SubmissionResult]]:
        """Each submission with its result, in the order in which the results become known.

        Parameters
        ----------
        meanwhile
            As for `map_tasks`.
        """
        settled: collections.deque[tuple[Received, SubmissionResult]] = collections.deque()
        # No more than a pool's width of them: a large class need not fit into memory.
        under_way: dict[str, Received] = {}

        def tasks() -> Iterator[GradingTask]:
            for submission in submissions:
                received = self._read(submission)
                result = self._without_grading(received)
                if result is not None:
                    settled.append((received, result))
                    continue
                assert received.content is not None
                under_way[received.student] = received
                yield GradingTask(
                    self._assignment,
                    received.student,
                    received.content,
                    received.seeds,
                    self._settings,
                    received.fingerprint,
                )

        with contextlib.closing(map_tasks(tasks(), pool, meanwhile)) as graded:
            for result in graded:
                while settled:
                    yield settled.popleft()
                received = under_way.pop(result.student)
                # Whatever became of it: what kills a grading process would do so at every run.
                result.fingerprint = received.fingerprint
                yield received, self._made_of(result, received)
        yield from settled

    def _read(self, submission: Submitted) -> Received:
        student, name = submission.student, self._assignment.name
        content: bytes | None = None
        trouble = ""
        try:
            content = submission.read()
        except NotebookError as error:
            trouble = str(error)
        except Exception as error:
            # A file system has more ways to fail than anybody has listed.
            trouble = f"it could not be read ({explain(error)})"
        seeds = {}
        if content is not None:
            seeds = {e: derive_seed(self._secret, name, e, student) for e in self._exercises}
        at = submission.submitted_at()
        mark = self._fingerprints.of(trouble if content is None else content, seeds, at)
        return Received(student, content, trouble, seeds, at, mark)

    def _without_grading(self, received: Received) -> SubmissionResult | None:
        """The result of a submission that nothing has to run for, None where it has to be graded."""
        name = self._assignment.name
        recorded = self._known.get(received.student)
        if recorded is not None and recorded.fingerprint == received.fingerprint:
            # Somebody may have deleted what feedback and formgrader show.
            shown = notebook_path(self._course, received.student, name)
            if not recorded.exercises or shown.is_file():
                return recorded
        if received.content is None:
            result = ungradable(received.student, name, received.trouble, received.fingerprint)
            return self._made_of(result, received)
        return None

    def _made_of(self, result: SubmissionResult, received: Received) -> SubmissionResult:
        result.tests, result.submission = self._fingerprints.assignment, content_hash(received.content)
        return result
