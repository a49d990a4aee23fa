"""The student's course in one zip: lectures, assignments, the library that they import, the environment.

Its notebooks lie below ``released/``, where nobody works: ``scripts/add_notebooks.py``, which the set-up
calls, copies from there what is new. So no program that unpacks a zip over an older one can replace a
student's work.
"""

from __future__ import annotations

import dataclasses
import tomllib
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..course import Course, CourseError
from ..files import cannot, open_atomically
from ..leaks import blocks, file_text, find_leaks, student_files
from .units import Unit, units

#: What a student needs beside the notebooks to set up an environment.
BESIDE = (
    "environment.yml",
    "requirements-student.txt",
    "scripts/setup_env.py",
    "LICENSE",
    "LICENSE-TEXT",
    "CITATION.cff",
)
#: What copies the notebooks of a bundle to where students work.
_ADD = "scripts/add_notebooks.py"
#: Where they lie in a bundle.
RELEASED = "released"

_TEMPLATES = Path(__file__).parent / "templates"
_COMMAND, _STUDENTS_COMMAND = '"autograder.__main__:main"', '"coursekit.validation.terminal:main"'
#: Every bundle of the same files is the same file.
_DATE = (1980, 1, 1, 0, 0, 0)

#: Files by their name among the students': a path to copy, or a text of its own.
Contents = dict[str, Path | str]


@dataclasses.dataclass(frozen=True)
class Bundle:
    """A bundle that was written."""

    file: Path
    names: list[str]
    size: int


def write_bundle(course: Course, target: Path, chosen: Iterable[str] | None = None) -> Bundle:
    """Write the student's course to a zip file.

    Everything lies in one folder, named after the project, so that the next bundle's joins it.

    Parameters
    ----------
    chosen
        Units, by name or number; all by default.

    Raises
    ------
    CourseError
        If an assignment has not been released, a file that students get holds a solution or a hidden test, a
        unit is unknown, or the zip cannot be written. An existing file is replaced only by a complete one.
    """
    if target.suffix != ".zip":
        raise CourseError(f"--out {target}: name a file that ends in .zip")
    if not target.parent.is_dir():
        raise CourseError(f"--out {target}: the folder {target.parent} does not exist")
    selected = units(course, chosen)
    contents = {
        f"{RELEASED}/{name}": path for name, path in notebooks(course, selected, chosen is None).items()
    }
    contents |= beside(course)
    contents[_ADD] = _TEMPLATES / "add_notebooks.py"
    contents["README.md"] = readme(selected, "student_readme_bundle.md")
    refuse_leaks_in(course, contents)
    top = folder_name(course)
    try:
        with open_atomically(target) as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(contents):
                entry = zipfile.ZipInfo(f"{top}/{name}", _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o644 << 16
                archive.writestr(entry, content_of(contents[name]))
    except OSError as error:
        raise CourseError(cannot("written", f"--out {target}", error, "name another file")) from None
    return Bundle(target, sorted(contents), target.stat().st_size)


def folder_name(course: Course) -> str:
    """What the folder that students unpack is called: as the project, ``course`` where it has no name."""
    try:
        project = tomllib.loads((course.root / "pyproject.toml").read_text("utf-8"))
        return str(project["project"]["name"])
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return "course"


def notebooks(course: Course, selected: Sequence[Unit], whole: bool) -> Contents:
    """The lectures and assignments of some units with the files beside them.

    Parameters
    ----------
    whole
        Whether these are all units: then what belongs to none, such as a table of lectures, comes as well.
    """
    lectures = course.root / "lectures"
    chosen = [unit.lecture for unit in selected if unit.lecture]
    if whole:
        chosen = list(student_files([lectures]))
    folders = [unit.assignment.parent for unit in selected if unit.assignment]
    return {
        **{f"lectures/{path.relative_to(lectures).as_posix()}": path for path in chosen},
        **{
            f"assignments/{path.relative_to(course.assignments).as_posix()}": path
            for path in student_files(folders)
        },
    }


def beside(course: Course) -> Contents:
    """The library that notebooks import, and what sets up an environment."""
    found: Contents = {
        path.relative_to(course.root).as_posix(): path for path in student_files([course.root / "coursekit"])
    }
    found |= {name: course.root / name for name in BESIDE if (course.root / name).is_file()}
    project = course.root / "pyproject.toml"
    if project.is_file():
        # Students have none of the grader; their `autograder` validates.
        found["pyproject.toml"] = project.read_text("utf-8").replace(_COMMAND, _STUDENTS_COMMAND)
    return found


def readme(selected: Sequence[Unit], how: str) -> str:
    """The student's README.

    Parameters
    ----------
    how
        The template of what is said about getting and updating the course.
    """
    text = (_TEMPLATES / "student_readme.md").read_text("utf-8")
    text = text.replace("{{ set up }}", (_TEMPLATES / how).read_text("utf-8").rstrip("\n"))
    return text.replace("{{ units }}", "\n".join(map(_row, selected)))


def content_of(source: Path | str) -> bytes:
    """The bytes of a file of the contents."""
    return source.read_bytes() if isinstance(source, Path) else source.encode()


def refuse_leaks_in(course: Course, contents: Contents) -> None:
    """Raise if a file that students get holds a solution or a hidden test of any assignment.

    The files beside the notebooks are searched as well: nothing leaves unsearched.

    Raises
    ------
    CourseError
        Naming the file and the block.
    """
    forbidden = blocks(course)
    for name, path in contents.items():
        for leak in find_leaks(file_text(path), forbidden, name) if isinstance(path, Path) else ():
            raise CourseError(f"{leak}: take those lines out of it")


def _row(unit: Unit) -> str:
    name = unit.name
    lecture = f"[lecture](lectures/{name}.ipynb)" if unit.lecture else "–"
    homework = f"[assignment](assignments/{name}/{name}.ipynb)" if unit.assignment else "–"
    return f"| {name} | {lecture} | {homework} |"
