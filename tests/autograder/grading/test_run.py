"""Grading a class: what is graded, what is not graded again, and what survives when things break."""

from __future__ import annotations

import datetime
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import stub_graders
from small_course import NAME, ROOT, SmallCourse, small_solution
from stub_graders import WRONG_DOUBLE, InlinePool

from autograder.course import CourseError
from autograder.gradebook.gradebook import Gradebook, results
from autograder.grading import fingerprint
from autograder.grading.autograded import notebook_path
from autograder.grading.fingerprint import Fingerprints
from autograder.grading.local_pool import LocalPool
from autograder.grading.run import Run, grade_assignment
from autograder.grading.submission import GradingTask, Settings
from autograder.grading.submissions import Submitted, find_submissions
from autograder.notebook import load_assignment


def run(small: SmallCourse, function=stub_graders.quick, **options) -> Run:
    options = {"pool": lambda: InlinePool(function)} | options
    return grade_assignment(small.course, NAME, **options)


def run_in_processes(small: SmallCourse, function=stub_graders.quick, **options) -> Run:
    return grade_assignment(small.course, NAME, pool=lambda: LocalPool(2, function), **options)


def test_everybody_is_graded_and_listed_in_order(small: SmallCourse) -> None:
    small.submit("zoe")
    small.submit("adam", WRONG_DOUBLE)
    done = run(small)
    assert list(done.results) == ["adam", "zoe"]
    assert (done.results["adam"].score, done.results["zoe"].score) == (2.0, 3.0)
    assert done.results["zoe"].max_score == 3.0, "a written answer counts only once it is marked"
    assert done.graded == 2
    assert done.stopped is None
    assert json.loads(notebook_path(small.course, "zoe", NAME).read_text())["cells"]


@pytest.mark.parametrize("student", ["--help", "Zoë Ω 学生", "a b\tc", "'; DROP TABLE grade; --", "..."])
def test_ids_are_taken_verbatim(small: SmallCourse, student: str) -> None:
    small.submit(student)
    if student.startswith("."):
        with pytest.raises(CourseError, match="no submissions"):
            run(small)
        return
    assert run(small).results[student].score == 3.0
    assert results(small.course, NAME)[student].result.score == 3.0


def test_an_id_that_no_database_can_hold_is_reported(small: SmallCourse) -> None:
    small.submit("alice")
    odd = os.fsdecode(b"caf\xe9")
    small.submit(odd)
    done = run(small)
    assert "rename the folder" in done.results[odd].message
    assert list(results(small.course, NAME)) == ["alice"]
    json.dumps(done.to_json()).encode("ascii")


def broken_json(small: SmallCourse) -> None:
    small.submit_raw("eve", b"{ broken")


def empty_file(small: SmallCourse) -> None:
    small.submit_raw("eve", b"")


def wrong_name(small: SmallCourse) -> None:
    small.submit_raw("eve", b"{}", "homework 1.ipynb")


def empty_folder(small: SmallCourse) -> None:
    small.submit_raw("eve", b"{}").unlink()


def linked_notebook(small: SmallCourse) -> None:
    path = small.submit("eve")
    path.unlink()
    path.symlink_to(small.course.solution(NAME))


def linked_folder(small: SmallCourse) -> None:
    (small.root / "grading" / "submitted" / "eve").symlink_to(small.root / "grading" / "submitted" / "alice")


def file_for_folder(small: SmallCourse) -> None:
    (small.root / "grading" / "submitted" / "eve").mkdir(parents=True)
    (small.root / "grading" / "submitted" / "eve" / NAME).write_text("hello")


def pipe(small: SmallCourse) -> None:
    path = small.submit("eve")
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("submit", "says"),
    [
        (broken_json, "not valid JSON"),
        (empty_file, "is empty"),
        (wrong_name, r"homework 1\.ipynb.*rename it to 01-small\.ipynb"),
        (empty_folder, "the folder is empty"),
        (linked_notebook, "symbolic link"),
        (linked_folder, "symbolic link"),
        (file_for_folder, "is no folder"),
        (pipe, "no ordinary file"),
    ],
)
def test_what_cannot_be_graded_has_a_reason_and_costs_nobody_else(
    small: SmallCourse, submit, says: str
) -> None:
    small.submit("alice")
    submit(small)
    done = run(small)
    eve = done.results["eve"]
    assert eve.status == "ungradable"
    assert eve.to_json()["score"] == 0
    assert eve.exercises == {}
    assert "\n" not in eve.message
    assert re.search(says, eve.message), eve.message
    assert done.results["alice"].score == 3.0
    assert results(small.course, NAME)["eve"].result.message == eve.message


def test_nothing_is_graded_twice(small: SmallCourse) -> None:
    for student in ("a", "b", "c"):
        small.submit(student)
    small.submit_raw("d", b"{ broken")
    assert run(small).graded == 4
    again = run(small)
    assert again.graded == 0
    assert [r.score for r in again.results.values()] == [3.0, 3.0, 3.0, 0.0]
    small.submit("b", WRONG_DOUBLE)
    third = run(small)
    assert third.graded == 1
    assert third.results["b"].score == 2.0
    assert run(small, force=True).graded == 4


def test_a_deleted_autograded_notebook_is_made_again(small: SmallCourse) -> None:
    small.submit("a")
    run(small)
    notebook_path(small.course, "a", NAME).unlink()
    assert run(small).graded == 1
    assert notebook_path(small.course, "a", NAME).is_file()


@pytest.mark.slow
def test_the_time_of_submission_goes_with_the_grade(small: SmallCourse) -> None:
    stamp = small.submit("a").with_name("timestamp.txt")
    copied = notebook_path(small.course, "a", NAME).with_name("timestamp.txt")
    stamp.write_text("2030-01-02 03:04:05 UTC")
    assert run(small).graded == 1
    assert copied.read_text() == "2030-01-02 03:04:05 UTC"
    assert run(small).graded == 0
    copied.chmod(0o444)  # as nbgrader leaves its files
    stamp.write_text("2030-01-03 03:04:05 UTC")
    assert run(small).graded == 1, "the same notebook submitted again is another submission"
    assert copied.read_text() == "2030-01-03 03:04:05 UTC"
    stamp.unlink()
    assert run(small).graded == 1
    assert not copied.exists(), "an earlier submission's time stayed"


@pytest.mark.parametrize("stamp", ["2026-01-01T10:00 +9999", "+9999", "9" * 500, "\0", "Mon\u202e"])
def test_a_time_that_is_none_ends_nothing(small: SmallCourse, stamp: str) -> None:
    small.submit("a").with_name("timestamp.txt").write_text(stamp)
    small.submit("b")
    done = run(small)
    assert [str(result.status) for result in done.results.values()] == ["graded", "graded"]
    assert not notebook_path(small.course, "a", NAME).with_name("timestamp.txt").exists(), "nbgrader reads it"


def test_a_submission_that_cannot_be_read_for_no_known_reason_costs_itself_alone(
    small: SmallCourse, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.submit("a")
    small.submit("b")
    real = Submitted.read

    def read(self: Submitted) -> bytes:
        if self.student == "a":
            raise ZeroDivisionError("a bug\nof ours")
        return real(self)

    monkeypatch.setattr(Submitted, "read", read)
    done = run(small)
    assert done.results["a"].message == "it could not be read (ZeroDivisionError: a bug of ours)"
    assert done.results["a"].fingerprint
    assert done.results["b"].score == 3.0


def test_a_grade_that_cannot_be_recorded_costs_its_submission_alone(
    small: SmallCourse, autograder, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.submit("a")
    small.submit("b")
    run(small)
    small.submit("a", WRONG_DOUBLE)
    small.submit("b", WRONG_DOUBLE)
    real = Gradebook.record

    def record(self, result, content, submitted_at=None):
        if result.student == "a" and result.exercises:
            raise ZeroDivisionError("a bug\nof ours")
        return real(self, result, content, submitted_at)

    monkeypatch.setattr(Gradebook, "record", record)
    done = run(small)
    assert done.results["a"].message == (
        "the grader could not record its grade (ZeroDivisionError: a bug of ours)"
    )
    assert done.results["b"].score == 2.0
    assert done.stopped is None
    assert results(small.course, NAME)["a"].result.score == 0.0, "an older score does not stand in for it"
    monkeypatch.undo()
    assert run(small).results["a"].score == 2.0, "the next run tries again"


def test_a_message_that_no_database_can_hold_is_recorded(small: SmallCourse) -> None:
    def odd(task):
        result = stub_graders.quick(task)
        for exercise in result.exercises.values():
            exercise.message = "\ud800"
        return result

    small.submit("a")
    assert run(small, odd).results["a"].score == 3.0
    assert results(small.course, NAME)["a"].result.score == 3.0


def test_formgrader_takes_what_was_graded_for_graded(small: SmallCourse, monkeypatch) -> None:
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory
    from traitlets.config import PyFileConfigLoader

    small.submit("early").with_name("timestamp.txt").write_text("2030-01-02 03:04:05 UTC")
    small.submit("timeless")
    small.submit_raw("broken", b"{ broken")
    run(small)
    monkeypatch.chdir(small.root)
    config = PyFileConfigLoader("nbgrader_config.py", path=str(small.root)).load_config()
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    assert api.get_autograded_students(NAME) == {"early", "timeless", "broken"}


def test_a_fingerprint_covers_all_that_a_result_depends_on(small: SmallCourse) -> None:
    assignment = load_assignment(small.course.solution(NAME), NAME)
    of = Fingerprints(assignment, Settings()).of
    base = of(b"x", {"double": 1})
    assert of(b"x", {"double": 1}) == base
    assert of(b"y", {"double": 1}) != base
    assert of("x", {"double": 1}) != base
    assert of(b"x", {"double": 2}) != base
    assert of(b"x", {"double": 1}, datetime.datetime(2030, 1, 7, 12)) != base
    assert Fingerprints(assignment, Settings(timeout=1)).of(b"x", {"double": 1}) != base
    assert Fingerprints(assignment, Settings(warm=False)).of(b"x", {"double": 1}) == base
    (small.course.solution(NAME).parent / "words.txt").write_text("data")
    changed = load_assignment(small.course.solution(NAME), NAME)
    assert Fingerprints(changed, Settings()).of(b"x", {"double": 1}) != base


@pytest.mark.parametrize("room", fingerprint._ROOMS[1:])
def test_a_fingerprint_covers_every_module_that_what_decides_is_built_on(room: str) -> None:
    covered = {*fingerprint._ROOMS, *(Path(module).stem for module in fingerprint._MODULES)}
    for path in (ROOT / "autograder" / room).glob("*.py"):
        text = path.read_text(encoding="utf-8")
        needed = set(re.findall(r"^from \.\.(\w+)[\w.]* import", text, re.MULTILINE))
        for names in re.findall(r"^from \.\. import (.+)", text, re.MULTILINE):
            needed |= set(names.split(", "))
        assert needed <= covered, f"{path.name} of {room} is built on {needed - covered}"


def test_who_submitted_nothing_gets_no_grade(small: SmallCourse) -> None:
    small.submit("alice")
    (small.course.submitted / "eve").mkdir()
    done = run(small)
    assert list(done.results) == ["alice"]
    assert done.not_submitted == ["eve"]
    assert done.to_json()["not_submitted"] == ["eve"]
    assert list(results(small.course, NAME)) == ["alice"]


def test_who_submitted_nothing_gets_zero_where_that_is_wanted(small: SmallCourse) -> None:
    small.submit("alice")
    (small.course.submitted / "eve").mkdir()
    done = run(small, missing_as_zero=True)
    assert (done.results["eve"].status, done.results["eve"].score) == ("ungradable", 0.0)
    assert "nothing was submitted" in done.results["eve"].message
    assert list(results(small.course, NAME)) == ["alice", "eve"]
    again = run(small)
    assert again.unbacked == ["eve"]
    assert list(again.results) == ["alice"]


def test_a_wrong_name_grades_nobody_and_says_where_the_work_is(small: SmallCourse) -> None:
    small.write_solution(small_solution(), "02-other")
    for student in ("alice", "bob"):
        small.submit(student)
    with pytest.raises(CourseError, match=r"anything for 02-other: there is work for 01-small \(2\)"):
        grade_assignment(small.course, "02-other", pool=InlinePool)
    assert results(small.course, "02-other") == {}
    with pytest.raises(CourseError, match="alice has submitted nothing for 02-other"):
        grade_assignment(small.course, "02-other", students=["alice"], pool=InlinePool)


def test_only_the_students_asked_for(small: SmallCourse) -> None:
    for student in ("alice", "bob"):
        small.submit(student)
    assert list(run(small, students=["bob"]).results) == ["bob"]
    with pytest.raises(CourseError, match=r"unknown student 'alcie'.*did you mean 'alice'"):
        run(small, students=["alcie"])


def test_no_submissions(small: SmallCourse) -> None:
    with pytest.raises(CourseError, match=r"no submissions in .*put each student's notebook at"):
        run(small)


def test_stray_files_are_no_students(small: SmallCourse) -> None:
    small.submit("alice")
    (small.course.submitted / "grades.csv").write_text("x")
    (small.course.submitted / ".ipynb_checkpoints").mkdir()
    assert [s.student for s in find_submissions(small.course, NAME)] == ["alice"]


@pytest.mark.slow
def test_a_submission_that_kills_its_process_costs_itself_alone(small: SmallCourse) -> None:
    for index in range(6):
        small.submit(f"s{index}")
    small.submit("killer", {"double": "DIE"})
    done = run_in_processes(small)
    assert done.results["killer"].status == "ungradable"
    assert "died" in done.results["killer"].message
    assert {r.score for s, r in done.results.items() if s != "killer"} == {3.0}
    assert done.results["killer"].fingerprint
    assert run_in_processes(small).graded == 0, "the next run does not pay for it again"
    assert "--force" in done.results["killer"].message
    assert run_in_processes(small, students=["killer"], force=True).graded == 1


def test_a_bug_of_the_grader_costs_one_submission(small: SmallCourse) -> None:
    small.submit("alice")
    small.submit("eve", {"double": "RAISE"})
    done = run(small)
    assert "ZeroDivisionError: a bug of the grader" in done.results["eve"].message
    assert done.results["alice"].score == 3.0


def test_without_a_sandbox_grading_stops(small: SmallCourse) -> None:
    small.submit("alice")
    with pytest.raises(CourseError, match="apt-get install bubblewrap"):
        run_in_processes(small, stub_graders.helpless)
    assert results(small.course, NAME) == {}


def test_a_sandbox_that_cannot_start_beside_others_is_tried_again_alone(small: SmallCourse) -> None:
    for index in range(6):
        small.submit(f"s{index}")
    crowded = stub_graders.CrowdedPool("s2")
    done = run(small, pool=lambda: crowded)
    assert {result.score for result in done.results.values()} == {3.0}
    assert crowded.refused == 1
    assert done.stopped is None


def test_a_sandbox_that_cannot_start_alone_either_stops_the_run_at_its_end(small: SmallCourse) -> None:
    for index in range(6):
        small.submit(f"s{index}")
    done = run(small, pool=lambda: stub_graders.CrowdedPool("s2", always=True))
    assert done.stopped == "no room for a sandbox"
    assert [student for student, result in done.results.items() if result.status != "graded"] == ["s2"]


def test_an_interrupted_run_keeps_what_it_has_and_is_resumed(small: SmallCourse) -> None:
    for index in range(12):
        small.submit(f"s{index:02}")

    def interrupt(_result, done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    first = run_in_processes(small, progress=interrupt)
    assert first.stopped is not None
    assert len(first.results) == 12, "the results list every student"
    reached = [s for s, r in first.results.items() if r.status == "graded"]
    assert len(reached) == 3
    assert "not graded in this run" in next(r for s, r in first.results.items() if s not in reached).message
    second = run(small)
    assert second.graded == 9
    assert {r.score for r in second.results.values()} == {3.0}


def test_a_full_disk_is_told_by_its_file_and_costs_no_grade(
    small: SmallCourse, request: pytest.FixtureRequest
) -> None:
    small.submit("ada")
    run(small)
    small.submit("ada", WRONG_DOUBLE)
    request.getfixturevalue("full_disk")
    with pytest.raises(CourseError) as full:
        run(small)
    assert str(full.value) == (
        f"{notebook_path(small.course, 'ada', NAME)} cannot be written (No space left on device): "
        "free some space on its disk, then run this again"
    )
    assert results(small.course, NAME)["ada"].result.score == 3.0, "as it was"


@pytest.mark.slow
def test_a_worker_that_does_not_hear_its_end_does_not_hold_up_the_run(
    small: SmallCourse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STUB_TRACES", str(tmp_path))
    monkeypatch.setattr("autograder.grading.local_pool.REMINDERS", 2)
    monkeypatch.setattr("autograder.grading.local_pool.SECONDS_BETWEEN", 0.05)
    assignment = load_assignment(small.course.solution(NAME), NAME)
    pool = LocalPool(1, stub_graders.deaf)
    pool.submit(GradingTask(assignment, "ada", b"{}", {}, Settings()))
    traces = tmp_path / "traces"
    while not (traces.exists() and traces.read_text()):
        time.sleep(0.02)
    worker = Path(f"/proc/{traces.read_text()}/status")
    pool.stop()
    for _ in range(600):
        try:
            # Until its parent has read its exit code it is listed, as a zombie.
            if "State:\tZ" in worker.read_text():
                break
        except OSError:
            break
        time.sleep(0.1)
    else:
        pytest.fail("it still runs")


SCRIPT = """
import sys
sys.path[:0] = [{root!r}, {here!r}]
import stub_graders
from autograder.grading import fingerprint
from autograder.course import Course
from autograder.grading.local_pool import LocalPool
from autograder.grading.run import grade_assignment

# The same in both runs of a test, even while somebody edits the grader.
fingerprint.code_version = lambda: "the same"

if __name__ == "__main__":
    done = grade_assignment(Course.at(__import__("pathlib").Path({course!r})), {name!r},
                            pool=lambda: LocalPool(2, stub_graders.slow))
    print(len(done.results), done.graded)
"""


def start(small: SmallCourse, tmp_path: Path) -> subprocess.Popen[str]:
    script = tmp_path / "grade.py"
    here = str(Path(__file__).parents[1])
    script.write_text(SCRIPT.format(root=str(ROOT), here=here, course=str(small.root), name=NAME))
    environment = {**os.environ, "STUB_TRACES": str(tmp_path)}
    return subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment)


def recorded(small: SmallCourse) -> int:
    try:
        return len(results(small.course, NAME))
    except CourseError:
        return 0


def integrity(small: SmallCourse) -> str:
    assert small.course.gradebook_file is not None
    with sqlite3.connect(small.course.gradebook_file) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0]


@pytest.mark.slow
def test_a_killed_run_is_resumed(small: SmallCourse, tmp_path: Path) -> None:
    for index in range(40):
        small.submit(f"s{index:02}")
    process = start(small, tmp_path)
    while recorded(small) < 5 and process.poll() is None:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    before = recorded(small)
    assert 5 <= before < 40
    workers = {int(line.split()[0]) for line in (tmp_path / "traces").read_text().splitlines()}
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.1)
    else:
        pytest.fail("workers outlived the run that was killed")
    assert integrity(small) == "ok"
    total, graded = start(small, tmp_path).communicate(timeout=120)[0].split()
    assert (int(total), int(graded)) == (40, 40 - before)
    assert len(results(small.course, NAME)) == 40
    assert {r.result.score for r in results(small.course, NAME).values()} == {3.0}


@pytest.mark.slow
def test_two_runs_at_once_do_not_damage_each_other(small: SmallCourse, tmp_path: Path) -> None:
    for index in range(12):
        small.submit(f"s{index:02}", WRONG_DOUBLE if index % 2 else None)
    both = [start(small, tmp_path), start(small, tmp_path)]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [text.split()[0] for text in said] == ["12", "12"]
    assert integrity(small) == "ok"
    assert sum(r.result.score for r in results(small.course, NAME).values()) == 6 * 3.0 + 6 * 2.0
    with sqlite3.connect(small.course.gradebook_file) as connection:
        total = connection.execute("SELECT SUM(auto_score), COUNT(*) FROM grade WHERE auto_score IS NOT NULL")
        assert total.fetchone() == (30.0, 24), "one grade for each cell of each student"


def test_a_locked_gradebook(small: SmallCourse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.gradebook.database.PATIENCE", 0.2)
    small.submit("alice")
    run(small)
    small.submit("alice", WRONG_DOUBLE)
    other = sqlite3.connect(small.course.gradebook_file)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(CourseError, match="locked by another program"):
            run(small)
    finally:
        other.close()
    assert run(small).results["alice"].score == 2.0
