"""Where a course lies, what it holds, and the secret that its hidden inputs derive from."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_course import NAME, SmallCourse

from autograder.course import Course, CourseError, derive_seed


def test_it_is_found_from_any_folder_below(small: SmallCourse, tmp_path: Path) -> None:
    assert Course.find(small.root / "solutions" / NAME) == small.course
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    with pytest.raises(CourseError, match=r"no nbgrader_config\.py in .*elsewhere or any folder above"):
        Course.find(outside)


@pytest.mark.parametrize("submitted", ["grading/submitted", "work/in"])
def test_a_configuration_that_a_student_submitted_is_not_run(small: SmallCourse, submitted: str) -> None:
    (small.root / "nbgrader_config.py").write_text(
        f"c = get_config()\nc.CourseDirectory.submitted_directory = {submitted!r}\n"
    )
    folder = small.root / submitted / "ada" / NAME
    folder.mkdir(parents=True)
    (folder / "nbgrader_config.py").write_text("raise SystemExit('run')\n")
    assert Course.find(folder).root == small.root
    assert Course.find(folder.parent).root == small.root


def test_a_course_below_another_is_its_own(small: SmallCourse) -> None:
    below = small.root / "examples" / "short"
    below.mkdir(parents=True)
    inner = SmallCourse(below)
    assert Course.find(inner.root / "solutions") == inner.course


def test_a_broken_configuration_is_one_line(small: SmallCourse) -> None:
    (small.root / "nbgrader_config.py").write_text("c = get_config(\n")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py cannot be read: SyntaxError") as refused:
        Course.at(small.root)
    assert len(str(refused.value).splitlines()) == 1


def test_folders_are_those_of_nbgraders_configuration(small: SmallCourse) -> None:
    (small.root / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.source_directory = 'source'\n"
        "c.CourseDirectory.db_url = 'postgresql://grades'\n"
    )
    course = Course.at(small.root)
    assert course.solutions == small.root / "source"
    assert course.submitted == small.root / "grading" / "submitted"
    assert course.gradebook_file is None, "it is no file"
    assert course.assignment_names() == []


def test_an_assignment_is_a_folder_with_its_notebook(small: SmallCourse) -> None:
    (small.root / "solutions" / "02-empty").mkdir()
    assert small.course.assignment_names() == [NAME]
    assert small.course.solution(NAME).is_file()
    with pytest.raises(CourseError, match=f"unknown assignment '01-smal': did you mean {NAME}"):
        small.course.solution("01-smal")
    with pytest.raises(CourseError, match=f"unknown assignment 'zzz': there are: {NAME}"):
        small.course.solution("zzz")


def test_the_secret_is_made_once_and_kept_from_others(small: SmallCourse) -> None:
    path = small.secret_file
    path.unlink()
    with ThreadPoolExecutor(4) as threads:
        secrets = set(threads.map(lambda _: Course.at(small.root).secret(), range(4)))
    assert len(secrets) == 1
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in small.root.glob(".course-secret*")] == [path.name]
    path.write_text("no digits")
    with pytest.raises(CourseError, match="restore it from a backup"):
        small.course.secret()


def test_seeds_differ_in_every_respect_and_repeat() -> None:
    secret = bytes(32)
    seeds = {
        derive_seed(*given)
        for given in (
            (secret, "01", "softmax", "ada"),
            (secret, "01", "softmax", "bob"),
            (secret, "01", "entropy", "ada"),
            (secret, "02", "softmax", "ada"),
            (secret, "01", "softm", "axada"),
            (b"\1" * 32, "01", "softmax", "ada"),
        )
    }
    assert len(seeds) == 6
    assert all(0 <= seed < 2**63 for seed in seeds)
    assert derive_seed(secret, "01", "softmax", "ada") in seeds
    assert derive_seed(secret, "01", "softmax", "\udcff") >= 0, "whatever a folder is called"
