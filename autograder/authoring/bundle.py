"""The student's course in one zip: lectures, assignments, the library that they import, the environment."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..course import Course, CourseError
from ..files import cannot, open_atomically
from ..leaks import blocks, file_text, find_leaks, student_files, student_folders

#: What a student needs beside the notebooks to set up an environment.
_BESIDE = (
    "environment.yml",
    "requirements-student.txt",
    "scripts/setup_env.py",
    "LICENSE",
    "LICENSE-TEXT",
    "CITATION.cff",
)
_TEMPLATE = Path(__file__).parent / "templates" / "student_readme.md"
_COMMAND, _STUDENTS_COMMAND = '"autograder.__main__:main"', '"coursekit.validation.terminal:main"'
#: Every bundle of the same files is the same file.
_DATE = (1980, 1, 1, 0, 0, 0)


@dataclasses.dataclass(frozen=True)
class Bundle:
    """A bundle that was written."""

    file: Path
    names: list[str]
    size: int


def write_bundle(course: Course, target: Path) -> Bundle:
    """Write the student's course to a zip file.

    Everything lies in one folder of the zip, named after the file.

    Raises
    ------
    CourseError
        If an assignment has not been released, a file that students get holds a solution or a hidden test, or
        the zip cannot be written. An existing file is replaced only by a complete one.
    """
    if target.suffix != ".zip":
        raise CourseError(f"--out {target}: name a file that ends in .zip")
    if not target.parent.is_dir():
        raise CourseError(f"--out {target}: the folder {target.parent} does not exist")
    missing = [n for n in course.assignment_names() if not (course.assignments / n / f"{n}.ipynb").is_file()]
    if missing:
        raise CourseError(f"{', '.join(missing)} not released: run `autograder release` first")
    forbidden = blocks(course)
    contents = dict(_contents(course))
    for name, path in contents.items():
        # The files beside the notebooks as well: nothing leaves unsearched.
        for leak in find_leaks(file_text(path), forbidden, name) if isinstance(path, Path) else ():
            raise CourseError(f"{leak}: take those lines out of it")
    try:
        with open_atomically(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, source in sorted(contents.items()):
                data = source.read_bytes() if isinstance(source, Path) else source.encode()
                entry = zipfile.ZipInfo(f"{target.stem}/{name}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, data)
    except OSError as error:
        raise CourseError(cannot("written", f"--out {target}", error, "name another file")) from None
    return Bundle(target, sorted(contents), target.stat().st_size)


def _contents(course: Course) -> Iterator[tuple[str, Path | str]]:
    """Each file of the bundle by its name in it: a path to copy, or a text of its own."""
    for path in student_files(student_folders(course)):
        yield path.relative_to(course.root).as_posix(), path
    for name in _BESIDE:
        if (course.root / name).is_file():
            yield name, course.root / name
    project = course.root / "pyproject.toml"
    if project.is_file():
        # A bundle has none of the grader; its `autograder` is the student's, which validates.
        yield "pyproject.toml", project.read_text("utf-8").replace(_COMMAND, _STUDENTS_COMMAND)
    names = [path.stem for path in sorted((course.root / "lectures").glob("*.ipynb"))]
    table = "\n".join(_row(course, name) for name in names)
    yield "README.md", _TEMPLATE.read_text("utf-8").replace("{{ units }}", table)


def _row(course: Course, name: str) -> str:
    assignment = f"assignments/{name}/{name}.ipynb"
    homework = (
        f"[assignment]({assignment})" if (course.assignments / name / f"{name}.ipynb").is_file() else "–"
    )
    return f"| {name} | [lecture](lectures/{name}.ipynb) | {homework} |"
