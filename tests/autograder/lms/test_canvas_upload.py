"""Grades sent to Canvas: to a server on this machine that answers as Canvas does."""

from __future__ import annotations

import json
import threading
import typing
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from small_course import NAME, Autograder, SmallCourse
from stub_graders import WRONG_DOUBLE, InlinePool

from autograder.course import CourseError
from autograder.grading.run import grade_assignment
from autograder.lms import canvas_upload
from autograder.lms.canvas_upload import CanvasAssignment
from autograder.lms.grades import Grades, StudentGrade

PAGE = "/courses/123/assignments/4711"


class FakeCanvas:
    """What Canvas keeps, and how it answers."""

    def __init__(self) -> None:
        self.token = "secret"
        self.points: float | None = 10.0
        self.grades: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        #: Answers to questions for progress, the last one for good.
        self.states = ["queued", "completed"]
        self.redirect = ""
        self.answer: bytes | None = None

    def reply(self, method: str, path: str, authorization: str, body: bytes) -> tuple[int, object]:
        self.asked.append(f"{method} {path}")
        if authorization != f"Bearer {self.token}":
            return 401, {"errors": [{"message": "Invalid access token."}]}
        if method == "GET" and path == f"/api/v1{PAGE}":
            return 200, {"id": 4711, "points_possible": self.points}
        if method == "POST" and path == f"/api/v1{PAGE}/submissions/update_grades":
            self.grades |= json.loads(body)["grade_data"]
            return 200, {"id": 9, "workflow_state": "queued", "completion": 0}
        if method == "GET" and path == "/api/v1/progress/9":
            state = self.states.pop(0) if len(self.states) > 1 else self.states[0]
            return 200, {
                "id": 9,
                "workflow_state": state,
                "message": "no room" if state == "failed" else None,
            }
        return 404, {"errors": []}


@pytest.fixture
def canvas() -> Iterator[tuple[FakeCanvas, str]]:
    """The fake, and the address of its assignment."""
    fake = FakeCanvas()

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            code, said = fake.reply(self.command, self.path, self.headers.get("Authorization", ""), body)
            if fake.redirect:
                self.send_response(302)
                self.send_header("Location", fake.redirect)
                self.end_headers()
                return
            data = json.dumps(said).encode() if fake.answer is None else fake.answer
            self.send_response(code)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        # The names that the server looks for.
        do_GET = answer  # noqa: N815
        do_POST = answer  # noqa: N815

        def log_message(self, *_: typing.Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield fake, f"http://127.0.0.1:{server.server_port}{PAGE}"
    server.shutdown()
    server.server_close()
    thread.join()


def at_once(_seconds: float) -> None:
    """Nobody waits in a test."""


def some_grades(*students: str) -> Grades:
    return Grades(NAME, 5.0, {s: StudentGrade(s, score=4.5, message="wrong name") for s in students})


def test_grades_go_on_the_scale_of_canvas_and_in_batches(canvas, monkeypatch) -> None:
    fake, address = canvas
    monkeypatch.setattr(canvas_upload, "BATCH", 2)
    students = {s: f"10{s}" for s in ("1", "2", "3")}
    sent = CanvasAssignment(f"{address}?module=1", "secret", at_once).send(
        some_grades("1", "2", "3", "x"), students
    )
    assert sent == 3
    assert fake.grades == {number: {"posted_grade": "9"} for number in students.values()}
    assert fake.asked.count(f"POST /api/v1{PAGE}/submissions/update_grades") == 2


def test_comments_go_along_where_they_are_wanted(canvas) -> None:
    fake, address = canvas
    fake.points = None
    assert CanvasAssignment(address, "secret", at_once).send(some_grades("1"), {"1": "1"}, comments=True) == 1
    assert fake.grades == {"1": {"posted_grade": "4.5", "text_comment": "wrong name"}}


def test_what_canvas_refuses_is_one_line_with_the_remedy(canvas, monkeypatch) -> None:
    fake, address = canvas
    grades, numbers = some_grades("1"), {"1": "1"}
    with pytest.raises(CourseError, match=r"refuses \(401\): make a new access token"):
        CanvasAssignment(address, "old", at_once).send(grades, numbers)
    with pytest.raises(CourseError, match=r"refuses \(404\): there is no such course"):
        CanvasAssignment(address.replace("4711", "4712"), "secret", at_once).send(grades, numbers)
    fake.states = ["running", "failed"]
    with pytest.raises(CourseError, match=r"could not take the grades \(no room\)"):
        CanvasAssignment(address, "secret", at_once).send(grades, numbers)
    fake.states = ["running"]
    monkeypatch.setattr(canvas_upload, "JOB_SECONDS", 2.0)
    with pytest.raises(CourseError, match="has not said that the grades are in"):
        CanvasAssignment(address, "secret", at_once).send(grades, numbers)
    fake.answer = b"<html>"
    with pytest.raises(CourseError, match="does not answer as Canvas does"):
        CanvasAssignment(address, "secret", at_once).send(grades, numbers)


def test_the_token_goes_nowhere_else(canvas) -> None:
    fake, address = canvas
    fake.redirect = address
    with pytest.raises(CourseError, match=r"refuses \(302\)"):
        CanvasAssignment(address, "secret", at_once).send(some_grades("1"), {"1": "1"})
    assert len(fake.asked) == 1


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("https://canvas.example.org/courses/123", "is not the address of an assignment"),
        ("ftp://canvas.example.org/courses/1/assignments/2", "is not the address of an assignment"),
        ("4711", "is not the address of an assignment"),
        ("http://canvas.example.org/courses/1/assignments/2", "would send your token in clear"),
    ],
)
def test_an_address_that_will_not_do(address: str, says: str) -> None:
    with pytest.raises(CourseError, match=says):
        CanvasAssignment(address, "secret")


def test_a_server_that_is_not_there(canvas) -> None:
    with pytest.raises(CourseError, match=r"127\.0\.0\.1 cannot be reached"):
        CanvasAssignment("http://127.0.0.1:9/courses/1/assignments/2", "secret").send(some_grades("1"), {})


def test_command(canvas, small: SmallCourse, autograder: Autograder, monkeypatch) -> None:
    fake, address = canvas
    fake.states = ["completed"]
    monkeypatch.setattr(canvas_upload.CanvasAssignment.__init__, "__defaults__", (at_once,))
    small.submit("1001", WRONG_DOUBLE)
    grade_assignment(small.course, NAME, pool=InlinePool)
    export = ("export", "01", "--format", "canvas", "--upload", address)
    code, _, err = autograder(*export)
    assert (code, "CANVAS_TOKEN" in err) == (2, True)
    monkeypatch.setenv("CANVAS_TOKEN", "secret")
    code, out, _ = autograder(*export, "--comments")
    assert code == 0
    assert "1 student, 1 sent to Canvas" in out
    assert fake.grades["1001"]["posted_grade"] == "4"
    assert "double: 0 of 1, double is wrong" in fake.grades["1001"]["text_comment"]
    assert (small.root / "grading" / "export" / "canvas-comments.csv").is_file()
    assert autograder("export", "01", "--format", "moodle", "--upload", address)[0] == 2
