"""The repository that students may see, made from the one that they must not.

A course with solutions is private. What students clone is a folder of its own with its own history, which
this writes and brings up to date. Before a byte is written, everything in that folder and in its history, and
all that would be written, is searched for what is withheld.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from ..course import Course, CourseError
from ..files import cannot, open_atomically
from .bundle import Contents, beside, content_of, notebooks, readme, refuse_leaks_in
from .units import Unit, units
from .withheld import Withheld

#: What was written to the folder, by hash: a file that differs was changed there by hand.
RECORD = ".course-files.json"
CLASSROOM = Path("deploy", "github-classroom", ".github")

_GITIGNORE = """/.venv/
/.venv.lock
__pycache__/
*.py[cod]
*.egg-info/
.ipynb_checkpoints/
.DS_Store
"""
#: A notebook is merged as a whole: halves of two notebooks are none.
_GITATTRIBUTES = "*.ipynb text eol=lf -merge\n"


@dataclasses.dataclass
class Repository:
    """What was done to the folder.

    Attributes
    ----------
    written, removed, kept
        Files by their path in it; ``kept`` are those that were changed there by hand.
    unchanged
        How many were as they should be.
    searched, versions
        How many files were searched for what is withheld, and versions of files in the history.
    """

    written: list[str] = dataclasses.field(default_factory=list)
    removed: list[str] = dataclasses.field(default_factory=list)
    kept: list[str] = dataclasses.field(default_factory=list)
    unchanged: int = 0
    searched: int = 0
    versions: int = 0


def write_repository(
    course: Course, out: Path, chosen: Iterable[str] | None = None, *, classroom: bool = False
) -> Repository:
    """Make the students' repository, or bring it up to date.

    Parameters
    ----------
    out
        Its folder; made where it is missing. Whether it is a git repository is the user's affair.
    chosen
        Units to put there beside those that are there already; all by default.
    classroom
        With the workflow for GitHub Classroom.

    Raises
    ------
    CourseError
        If the folder is the course's own, an assignment has not been released, a unit is unknown, or anything
        withheld would be, is, or once was in the folder. Nothing is changed then.
    """
    out = out.resolve()
    if out.is_relative_to(course.root) or course.root.is_relative_to(out):
        raise CourseError(f"--out {out}: the students' repository lies outside the course, and holds none")
    record = _read_record(out)
    selected = units(course, chosen if chosen is None else [*chosen, *_already(course, out, record)])
    contents = _contents(course, selected, whole=chosen is None, classroom=classroom)
    refuse_leaks_in(course, contents)
    withheld = Withheld(course)
    done = Repository(searched=len(contents))
    done.searched += withheld.refuse_in_folder(out, except_for=contents)
    done.versions = withheld.refuse_in_history(out)
    try:
        _put(contents, out, record, done)
    except OSError as error:
        raise CourseError(cannot("written", f"--out {out}", error, "make it writable")) from None
    return done


def _contents(course: Course, selected: list[Unit], *, whole: bool, classroom: bool) -> Contents:
    contents = notebooks(course, selected, whole) | beside(course)
    contents["README.md"] = readme(selected, "student_readme_repository.md")
    contents |= {".gitignore": _GITIGNORE, ".gitattributes": _GITATTRIBUTES}
    # Binder's second step.
    if (course.root / "postBuild").is_file():
        contents["postBuild"] = course.root / "postBuild"
    if classroom:
        workflow = course.root / CLASSROOM
        found = [path for path in sorted(workflow.rglob("*")) if path.is_file() and path.suffix != ".pyc"]
        if not found:
            raise CourseError(f"--classroom: there is no {workflow}")
        contents |= {f".github/{path.relative_to(workflow).as_posix()}": path for path in found}
    return contents


def _already(course: Course, out: Path, record: dict[str, str]) -> list[str]:
    """The units that were put there before, and still are."""
    known = {unit.name for unit in units(course)}
    there = {name for name in record if (out / name).is_file()}
    return sorted(
        name for name in known if {f"lectures/{name}.ipynb", f"assignments/{name}/{name}.ipynb"} & there
    )


def _read_record(out: Path) -> dict[str, str]:
    try:
        record = json.loads((out / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        # None yet: whatever is there was made by hand.
        return {}
    return record if isinstance(record, dict) else {}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _put(contents: Contents, out: Path, record: dict[str, str], done: Repository) -> None:
    """Write what differs, remove what is gone; leave what was changed by hand."""
    out.mkdir(parents=True, exist_ok=True)
    new: dict[str, str] = {}
    for name, source in sorted(contents.items()):
        content, path = content_of(source), out / name
        new[name] = _digest(content)
        there = _digest(path.read_bytes()) if path.is_file() else None
        if there == new[name]:
            done.unchanged += 1
        elif there is not None and there != record.get(name):
            done.kept.append(name)
            # As it was put there, if ever: still a file that was changed by hand.
            new[name] = record.get(name, "")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            mode = source.stat().st_mode & 0o755 if isinstance(source, Path) else 0o644
            with open_atomically(path, mode) as stream:
                stream.write(content)
            done.written.append(name)
    for name in sorted(set(record) - set(contents)):
        path = out / name
        if not path.is_file():
            continue
        if _digest(path.read_bytes()) != record[name]:
            done.kept.append(name)
            new[name] = record[name]
            continue
        path.unlink()
        done.removed.append(name)
        for folder in path.relative_to(out).parents:
            if folder != Path() and not any((out / folder).iterdir()):
                (out / folder).rmdir()
    with open_atomically(out / RECORD) as stream:
        stream.write((json.dumps(new, indent=1, sort_keys=True) + "\n").encode())
