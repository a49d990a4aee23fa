"""The students' repository: what is in it, what is refused, and what a student's clone makes of updates."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from small_course import ROOT, Autograder, SmallCourse, small_solution

from autograder.authoring.students_repository import write_repository
from autograder.course import CourseError
from autograder.source import student_version

WORK = "assignments/01-small/01-small.ipynb"
IDENTITY = {
    f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


def git(folder: Path, *arguments: str) -> str:
    """Run git there, without anybody's own configuration."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= IDENTITY | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["git", "-C", str(folder), "-c", "init.defaultBranch=main", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def course(small: SmallCourse) -> SmallCourse:
    """Two released assignments, a lecture, sample submissions."""
    small.write_solution(small_solution(), "02-other")
    for name in ("01-small", "02-other"):
        student_version(small.course, name, small.root / "assignments")
    (small.root / "lectures").mkdir()
    (small.root / "lectures" / "01-small.ipynb").write_text('{"cells": []}')
    samples = small.root / "tests" / "submissions"
    samples.mkdir(parents=True)
    (samples / "double.py").write_text("# %% right\n" + "def double(x):\n    return x + x\n" * 10)
    return small


def test_it_is_made_and_brought_up_to_date(
    course: SmallCourse, autograder: Autograder, tmp_path: Path
) -> None:
    out = tmp_path / "students"
    code, said, _ = autograder("template", "01", "--out", str(out))
    assert code == 0
    assert "nothing that is withheld" in said
    tops = {path.name for path in out.iterdir()}
    assert tops == {
        ".course-files.json",
        ".gitattributes",
        ".gitignore",
        "README.md",
        "assignments",
        "lectures",
    }
    assert not (out / "assignments" / "02-other").exists()
    text = (out / WORK).read_text()
    assert "raise NotImplementedError" in text
    assert "BEGIN" not in text
    # The next unit joins; a file that was changed there stays; what the course no longer has goes.
    (out / "README.md").write_text("Our own words.")
    (course.root / "lectures" / "01-small.ipynb").unlink()
    code, said, err = autograder("template", "2", "--out", str(out))
    assert code == 0
    assert "removed: lectures/01-small.ipynb" in said
    assert "kept, since it was changed there: README.md" in err
    assert (out / "README.md").read_text() == "Our own words."
    assert not (out / "lectures").exists()
    assert (out / WORK).read_text() == text
    assert (out / "assignments/02-other/02-other.ipynb").is_file()
    # Kept for good, not only the first time.
    assert "README.md" in autograder("template", "--out", str(out))[2]


def test_github_classroom_gets_its_workflow(course: SmallCourse, tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="there is no"):
        write_repository(course.course, tmp_path / "out", classroom=True)
    assert not (tmp_path / "out").exists()
    (course.root / "deploy").symlink_to(ROOT / "deploy")
    write_repository(course.course, tmp_path / "out", classroom=True)
    assert (tmp_path / "out/.github/workflows/checks.yml").is_file()
    assert (tmp_path / "out/.github/run_visible_checks.py").is_file()


def test_it_lies_outside_the_course(course: SmallCourse) -> None:
    for out in (course.root, course.root / "build" / "students", course.root.parent):
        with pytest.raises(CourseError, match="outside the course"):
            write_repository(course.course, out)


@pytest.mark.parametrize(
    ("name", "source", "told"),
    [
        ("solutions/anything.txt", None, "withheld"),
        (".course-secret", None, "withheld"),
        ("notes.ipynb", "solutions/01-small/01-small.ipynb", "is solutions/01-small/01-small.ipynb"),
        ("answers/mine.py", "tests/submissions/double.py", "is tests/submissions/double.py"),
    ],
)
def test_what_is_withheld_is_refused_wherever_it_lies(
    course: SmallCourse, tmp_path: Path, name: str, source: str | None, told: str
) -> None:
    out = tmp_path / "students"
    bad = out / name
    bad.parent.mkdir(parents=True)
    bad.write_bytes((course.root / source).read_bytes() if source else b"x")
    with pytest.raises(CourseError, match=told):
        write_repository(course.course, out)
    assert [path for path in out.rglob("*") if path.is_file()] == [bad], "nothing is written then"


def test_a_history_that_once_held_solutions_is_refused(course: SmallCourse, tmp_path: Path) -> None:
    out = tmp_path / "students"
    out.mkdir()
    git(out, "init")
    (out / "homework.ipynb").write_bytes(
        (course.root / "solutions/01-small/01-small.ipynb").read_bytes() + b"\n"
    )
    git(out, "add", "--all")
    git(out, "commit", "--message", "Everything")
    git(out, "rm", "-q", "homework.ipynb")
    git(out, "commit", "--message", "Solutions removed")
    with pytest.raises(
        CourseError, match=r"history of .* holds it: homework\.ipynb holds .* of the solution"
    ):
        write_repository(course.course, out)
    assert not (out / WORK).exists()


def test_a_students_clone_takes_what_is_new_and_keeps_its_work(course: SmallCourse, tmp_path: Path) -> None:
    out = tmp_path / "students"
    out.mkdir()
    git(out, "init")
    write_repository(course.course, out, ["01"])
    git(out, "add", "--all")
    git(out, "commit", "--message", "Week 1")
    git(tmp_path, "clone", str(out), "mine")
    mine = tmp_path / "mine"
    work = (mine / WORK).read_text().replace("A small assignment", "My own words")
    (mine / WORK).write_text(work)
    released = course.root / WORK
    released.write_text(released.read_text().replace("A small assignment", "A corrected assignment"))
    done = write_repository(course.course, out, ["02"])
    assert WORK in done.written
    assert done.versions > 0
    git(out, "add", "--all")
    git(out, "commit", "--message", "Week 2")
    # As the README says.
    readme = (out / "README.md").read_text()
    assert 'git add --all && git commit --message "My work"\ngit pull --no-rebase -X ours ' in readme
    git(mine, "add", "--all")
    git(mine, "commit", "--message", "My work")
    git(mine, "pull", "--no-rebase", "-X", "ours")
    assert (mine / WORK).read_text() == work
    assert (mine / "assignments/02-other/02-other.ipynb").is_file()
