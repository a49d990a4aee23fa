"""Grades sent to Canvas by its API, where an instructor wants no file to carry.

``POST /api/v1/courses/:course_id/assignments/:assignment_id/submissions/update_grades`` takes the grades
of many students at once, as ``grade_data[:user_id][posted_grade]`` and ``[text_comment]``, and answers
with a job whose progress is asked for at ``/api/v1/progress/:id`` (Canvas's Submissions and Progress
API). The token is the instructor's own (*Account → Settings → New Access Token*); it is read from the
environment, never from the command line, and sent to the named host alone.
"""

from __future__ import annotations

import http.client
import json
import re
import time
import typing
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping

from ..course import CourseError
from ..text import one_line
from .grades import Grades
from .tables import feedback_lines, on_scale

TOKEN = "CANVAS_TOKEN"
#: Students in one request.
BATCH = 100
#: Seconds for one answer, and for a job to be done.
ANSWER_SECONDS = 60.0
JOB_SECONDS = 600.0
_MAX_ANSWER = 10_000_000
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """The token goes to the host that was named."""

    def redirect_request(self, *_: typing.Any) -> None:
        return None


class CanvasAssignment:
    """One assignment in Canvas.

    Parameters
    ----------
    address
        Of its page: ``https://canvas.example.org/courses/123/assignments/4711``.
    token
        An access token of somebody who may grade there.
    pause
        Waits for so many seconds.

    Raises
    ------
    CourseError
        If the address is none of an assignment, or would send the token in clear.
    """

    def __init__(self, address: str, token: str, pause: Callable[[float], None] = time.sleep) -> None:
        parts = urllib.parse.urlsplit(address.strip())
        found = re.match(
            r"(?P<base>.*)/courses/(?P<course>\d+)/assignments/(?P<assignment>\d+)/?\Z", parts.path
        )
        if found is None or parts.scheme not in ("https", "http") or not parts.hostname:
            raise CourseError(
                f"--upload {address!r} is not the address of an assignment: open it in Canvas and copy the "
                "address, https://HOST/courses/NUMBER/assignments/NUMBER"
            )
        if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
            raise CourseError(f"--upload {address!r} would send your token in clear: use https")
        self._host = parts.hostname
        self._base = f"{parts.scheme}://{parts.netloc}{found['base']}/api/v1"
        self._path = f"/courses/{found['course']}/assignments/{found['assignment']}"
        self._token = token
        self._pause = pause
        self._opener = urllib.request.build_opener(_NoRedirects)

    def send(self, grades: Grades, numbers: Mapping[str, str], *, comments: bool = False) -> int:
        """Send the grades of an assignment, on the scale that it has in Canvas.

        Parameters
        ----------
        numbers
            Canvas's number of each student.
        comments
            Send what happened in each exercise as well; Canvas adds a comment each time.

        Returns
        -------
        int
            How many students Canvas has new grades of.

        Raises
        ------
        CourseError
            If Canvas refuses, or cannot be reached: one line with the remedy.
        """
        said = self._ask("GET", self._path)
        maximum = str(said.get("points_possible") or "")
        data = {}
        for student, row in grades.rows.items():
            if student in numbers:
                data[numbers[student]] = {"posted_grade": on_scale(row.score, grades.max_score, maximum)}
                if comments and (lines := feedback_lines(row)):
                    data[numbers[student]]["text_comment"] = "\n".join(lines)
        sent = 0
        everybody = list(data.items())
        for start in range(0, len(everybody), BATCH):
            batch = dict(everybody[start : start + BATCH])
            try:
                job = self._ask("POST", f"{self._path}/submissions/update_grades", {"grade_data": batch})
                self._wait(job)
            except CourseError as error:
                already = f"; {sent} of {len(data)} were sent before" if sent else ""
                raise CourseError(f"{error}{already}") from None
            sent += len(batch)
        return sent

    def _wait(self, job: dict[str, typing.Any]) -> None:
        waited = 0.0
        while job.get("workflow_state") not in ("completed", "failed"):
            if waited >= JOB_SECONDS or not isinstance(job.get("id"), int):
                raise CourseError(
                    f"{self._host} has not said that the grades are in: look there before you repeat"
                )
            self._pause(1.0)
            waited += 1.0
            job = self._ask("GET", f"/progress/{job['id']}")
        if job["workflow_state"] == "failed":
            why = one_line(str(job.get("message") or "no reason given"))
            raise CourseError(f"{self._host} could not take the grades ({why})")

    def _ask(self, method: str, path: str, body: object = None) -> dict[str, typing.Any]:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {self._token}")
        request.add_header("Accept", "application/json")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with self._opener.open(request, timeout=ANSWER_SECONDS) as answer:
                said = json.loads(answer.read(_MAX_ANSWER))
        except urllib.error.HTTPError as error:
            raise CourseError(f"{self._host} refuses ({error.code}): {_remedy(error.code)}") from None
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            why = getattr(error, "reason", error)
            raise CourseError(
                f"{self._host} cannot be reached ({one_line(str(why))}): look at --upload"
            ) from None
        except ValueError:
            raise CourseError(f"{self._host} does not answer as Canvas does: look at --upload") from None
        return said if isinstance(said, dict) else {}


def _remedy(code: int) -> str:
    return {
        401: f"make a new access token in Canvas (Account, Settings) and put it into {TOKEN}",
        403: f"the token in {TOKEN} must be of somebody who may grade in this course; or Canvas asks to wait",
        404: "there is no such course or assignment, or the token may not see it: copy its address again",
    }.get(code, "try again later, or import the file by hand")
