"""Every attack on the grader fails, leaks nothing, and leaves the next student alone."""

from __future__ import annotations

import json
import os
import re
import resource
import stat
from pathlib import Path

import pytest
import raw_files
from attack import read_attack, seen_by_student
from inert_page import assert_cannot_act

from autograder.authoring.percent import PercentError
from autograder.feedback.page import page_without_own_code, render_page
from autograder.leaks import find_leaks, page_text
from autograder.notebook_file import NotebookError, read_bytes
from autograder.result import Status, SubmissionStatus
from autograder.sandbox.pool import POOL
from autograder.sandbox.processes import family
from autograder.sandbox.session import MAX_START_SECONDS
from autograder.student import landlock

HERE = Path(__file__).resolve().parent
PATHS = sorted(path for path in HERE.glob("*/*.py") if path.parent.name != "honest")
HONEST = sorted((HERE / "honest").glob("*.py"))

#: Where a kernel has no Landlock, these meet the other walls alone.
WALL = (
    "exhaustion/shared_counters",
    "leftovers/shared_inodes",
    "network/address_families",
    "processes/limits_of_the_server",
    "processes/other_users_and_namespaces",
    "snooping/files",
    "snooping/grader_modules",
    "snooping/proc",
)

#: Memory that grading may take in the judge's own process: a few copies of the largest message.
MAX_JUDGE_MB = 1_500

#: What an attack prints of what it should not have reached; a traceback shows its source, in quotes.
FOUND = re.compile(r"(^|Error: )FOUND ", re.MULTILINE)

pytestmark = pytest.mark.sandbox


@pytest.fixture(scope="module")
def there_before() -> set[int]:
    """What other tests have left in this process's family: the resource tracker of multiprocessing stays."""
    POOL.close()
    return {process.pid for process in family(os.getpid())}


@pytest.fixture(scope="module", autouse=True)
def _warm(there_before, target) -> None:
    """Imports of the first submission would count as a short timeout's time."""
    _check_neighbour(target)


def _label(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _reset_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak_mb() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _check_marks(expect: str, result, target) -> None:
    earned = {
        name: exercise.points for name, exercise in result.exercises.items() if exercise.points is not None
    }
    maximum = {name: result.exercises[name].max_points for name in earned}
    assert list(earned) == target.exercises
    if expect == "zero":
        lost = set(target.exercises)
        assert result.score == 0
    elif expect == "full":
        lost = set()
    else:
        lost = {name.strip() for name in expect.removeprefix("loses ").split(",")}
        lost = set(target.exercises) if lost == {"*"} else lost
    assert {name for name in earned if earned[name] < maximum[name]} == lost, _told(result)
    for name in lost:
        assert result.exercises[name].status is not Status.PASSED
        assert result.exercises[name].message
        assert result.exercises[name].status is not Status.ERROR, _told(result)


def _told(result) -> str:
    return "\n".join(f"{e.name} {e.status} {e.points} {e.message[:300]}" for e in result.exercises.values())


def _check_writable(result) -> None:
    """What a gradebook, a page or a file cannot hold must not be in a result."""
    json.dumps(result.notebook).encode()
    for text in (result.message, *(exercise.message for exercise in result.exercises.values())):
        text.encode("utf-8")
        assert "\0" not in text
        assert "\x1b" not in text
        assert len(text) <= 5_000


def _check_page(result, target, forbidden) -> str:
    """The feedback page is made, holds no hidden test, and nothing of the student's acts in it; its text."""
    page = render_page(result, target.assignment)
    assert_cannot_act(page)
    assert find_leaks(page_without_own_code(result, target.assignment), forbidden, "the page") == []
    return page_text(page)


def _check_neighbour(target, notebook=None, student: str = "neighbour"):
    result = target.grade(notebook or target.right, student=student, timeout=60)
    assert result.status is SubmissionStatus.GRADED, _told(result)
    assert result.score == result.max_score > 0, _told(result)
    return result


@pytest.mark.parametrize("path", PATHS, ids=_label)
def test_attack_gains_nothing(path: Path, targets, assert_clean, hidden) -> None:
    attack = read_attack(path)
    target = targets(attack.assignment)
    _reset_peak()
    result = target.grade(target.submission(attack), timeout=attack.timeout, memory_mb=attack.memory_mb)
    assert _peak_mb() < MAX_JUDGE_MB
    _check_marks(attack.expect, result, target)
    for name, status in attack.statuses.items():
        for exercise in target.exercises if name == "*" else [name]:
            assert str(result.exercises[exercise].status) in status.split("|"), _told(result)
    # The contract: four times a cell's time for free cells, for answers and for running them again, a cell's
    # time for each other one, and what starting sandboxes takes; also of the judge.
    cells = 3 * 4.5 + len(target.assignment.cells)
    assert result.cpu_seconds < 2 * cells * attack.timeout + MAX_START_SECONDS
    seen = seen_by_student(result)
    assert not FOUND.search(seen)
    page = _check_page(result, target, hidden)
    if attack.base == "blank":
        assert_clean(seen)
        assert_clean(page)
    _check_writable(result)
    neighbours = target.neighbours(attack)
    looker = neighbours.looker(attack)
    neighbour = _check_neighbour(neighbours, looker)
    if looker is not None:
        assert not FOUND.search(seen_by_student(neighbour))


@pytest.mark.parametrize("label", WALL)
def test_attack_on_the_wall_gains_nothing_without_landlock(
    label: str, target, assert_clean, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    attack = read_attack(HERE / f"{label}.py")
    result = target.grade(target.submission(attack), timeout=max(attack.timeout, 10))
    _check_marks(attack.expect, result, target)
    seen = seen_by_student(result)
    assert not FOUND.search(seen)
    assert_clean(seen)


@pytest.mark.parametrize("path", HONEST, ids=_label)
def test_awkward_but_honest_work_has_full_marks(path: Path, target) -> None:
    attack = read_attack(path)
    result = target.grade(target.submission(attack), student="honest", timeout=max(attack.timeout, 60))
    assert result.status is SubmissionStatus.GRADED, _told(result)
    _check_marks("full", result, target)


@pytest.mark.parametrize("build", raw_files.NOTEBOOKS, ids=lambda build: build.__name__)
def test_hostile_file_gains_nothing(build, target, assert_clean, hidden) -> None:
    content = build(target)
    _reset_peak()
    result = target.grade(content)
    assert _peak_mb() < MAX_JUDGE_MB
    if build.expect == "ungradable":
        assert result.status is SubmissionStatus.UNGRADABLE
        assert result.score == 0
        assert not result.exercises
        assert result.message
        assert "\n" not in result.message
    else:
        _check_marks(build.expect, result, target)
    _check_writable(result)
    page = _check_page(result, target, hidden)
    if build.expect != "full":
        assert_clean(seen_by_student(result))
        assert_clean(page)
    _check_neighbour(target)


@pytest.mark.parametrize("build", raw_files.PATHS, ids=lambda build: build.__name__)
def test_hostile_path_is_refused(build, tmp_path: Path) -> None:
    with pytest.raises(NotebookError, match=r"\S") as refused:
        read_bytes(build(tmp_path))
    assert "\n" not in str(refused.value)
    assert str(tmp_path) not in str(refused.value)


def test_devices_of_the_machine_keep_their_modes(target) -> None:
    attack = read_attack(HERE / "leftovers" / "modes.py")
    before = stat.S_IMODE(Path("/dev/null").stat().st_mode)
    try:
        target.grade(target.submission(attack))
        assert stat.S_IMODE(Path("/dev/null").stat().st_mode) == before
    finally:
        if stat.S_IMODE(Path("/dev/null").stat().st_mode) != before:
            Path("/dev/null").chmod(before)


def test_there_are_enough_attacks() -> None:
    assert len(PATHS) + len(raw_files.NOTEBOOKS) + len(raw_files.PATHS) >= 60
    assert len(HONEST) >= 20


def test_a_cell_may_come_many_times(tmp_path: Path) -> None:
    fixture = tmp_path / "fixture.py"
    fixture.write_text('"""Three cells.\n\nexpect: zero\n"""\n# %% free 3 times\nx = 1\n')
    assert read_attack(fixture).cells == (("free", "3 times", "x = 1"),) * 3
    fixture.write_text(fixture.read_text().replace("3 times", "often"))
    with pytest.raises(PercentError, match="16 times"):
        read_attack(fixture)


def test_no_process_and_no_file_outlives_the_attacks(there_before: set[int], target) -> None:
    _check_neighbour(target)
    POOL.close()
    assert [process.pid for process in family(os.getpid()) if process.pid not in there_before] == []
    assert not [entry for entry in Path("/dev/shm").iterdir() if entry.name.startswith("attack")]
