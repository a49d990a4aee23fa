"""The assignment under attack, and what must never be found in anything that a student gets."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from attack import ASSIGNMENT, Target

from autograder.course import Course
from autograder.leaks import Block, hidden_tests, telling_lines
from autograder.notebook import HIDDEN_TESTS, SOLUTION

#: Planted in the grading process's environment and in files beside it.
PLANTED = "c0urse-secret-that-no-student-may-read"


@pytest.fixture(scope="session")
def targets(root: Path) -> Callable[[str], Target]:
    """Return a function that gives the assignment of a name, for attacks to be put onto."""
    return functools.cache(lambda name: Target(root / "solutions" / name / f"{name}.ipynb"))


@pytest.fixture(scope="session")
def target(targets) -> Target:
    """Return the assignment that nearly all attacks are put onto."""
    return targets(ASSIGNMENT)


@pytest.fixture(scope="session")
def secrets(target, root: Path) -> list[str]:
    """Return what no output may hold: hidden tests, solutions, others' seeds, planted secrets."""
    hidden: set[str] = set()
    released = "".join("".join(cell["source"].split()) for cell in target.blank["cells"])
    for cell in target.assignment.cells:
        for begin, end in (HIDDEN_TESTS, SOLUTION):
            for block in cell.source.split(begin)[1:]:
                hidden.update(line for line in telling_lines(block.partition(end)[0]) if line not in released)
    assert len(hidden) > 50
    seeds = [str(seed) for name in ("neighbour", "honest") for seed in target.seeds(name).values()]
    return [*hidden, *seeds, PLANTED, "".join(str(root / "solutions").split())]


@pytest.fixture(scope="session")
def hidden(root: Path) -> list[Block]:
    """The hidden tests of the assignment under attack."""
    return hidden_tests(Course.at(root), ASSIGNMENT)


@pytest.fixture(scope="session", autouse=True)
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Plant a secret where attacks look: the environment, the home folder, /tmp, /dev/shm."""
    with pytest.MonkeyPatch.context() as patch:
        home = tmp_path_factory.mktemp("home")
        patch.setenv("COURSE_SECRET", PLANTED)
        patch.setenv("HOME", str(home))
        files = [
            home / ".course-secret",
            home / "gradebook.db",
            tmp_path_factory.getbasetemp() / "answers.txt",
        ]
        for path in files:
            path.write_text(PLANTED)
        yield


@pytest.fixture(scope="session")
def assert_clean(secrets: list[str]) -> Callable[[str], None]:
    """Return a function that fails if a text holds any of the secrets."""

    def check(text: str) -> None:
        squeezed = "".join(text.split())
        found = [secret for secret in secrets if secret in squeezed]
        assert not found, f"leaked: {found[:3]}"

    return check
