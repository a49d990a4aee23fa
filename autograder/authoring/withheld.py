"""Whether anything that students must not see lies in a folder, or ever lay in its git history."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ..course import SECRET_NAME, Course, CourseError
from ..files import cannot
from ..leaks import MAX_BYTES, blocks, content_text, find_leaks

#: Shorter files say nothing about where they come from.
_TELLING_BYTES = 200
_EMPTY_REPOSITORY = (
    "make the students' repository from an empty folder (`git init`), not from a clone of this one"
)


class Withheld:
    """What is withheld from students: folders by name, files by content, and the blocks of the leak rule.

    The leak rule finds solutions and hidden tests wherever they were copied to. The sample submissions in
    ``tests/`` are answers that it does not know: they, and all of ``solutions/``, are known by their bytes.
    """

    def __init__(self, course: Course) -> None:
        self._tops = {
            course.solutions.name,
            course.work.name,
            "autograder",
            "tests",
            SECRET_NAME,
            "gradebook.db",
        }
        self._blocks = blocks(course)
        self._files: dict[str, str] = {}
        self._searched: dict[tuple[str, str], str] = {}
        for folder in (course.solutions, course.root / "tests"):
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink() and path.stat().st_size >= _TELLING_BYTES:
                    name = (
                        path.relative_to(course.root).as_posix()
                        if path.is_relative_to(course.root)
                        else str(path)
                    )
                    self._files.setdefault(_digest(path.read_bytes()), name)
        # What students get anyway: data beside a notebook is the same on both sides.
        for path in (
            p for f in (course.assignments, course.root / "coursekit") for p in f.rglob("*") if p.is_file()
        ):
            self._files.pop(_digest(path.read_bytes()), None)

    def found_in(self, name: str, content: bytes) -> str:
        """What is withheld about a file, empty where nothing is.

        Parameters
        ----------
        name
            Its path, with forward slashes.
        """
        if PurePosixPath(name).parts[0] in self._tops:
            return f"{name} is withheld from students"
        digest = _digest(content)
        if same := self._files.get(digest):
            return f"{name} is {same}"
        # The suffix decides how a file is read. Most of a history stands in the folder as well.
        key = digest, PurePosixPath(name).suffix
        if key not in self._searched:
            leaks = find_leaks(content_text(name, content), self._blocks, name)
            self._searched[key] = str(leaks[0]) if leaks else ""
        return self._searched[key]

    def refuse_in_folder(self, folder: Path, except_for: Collection[str]) -> int:
        """Raise if a file of the folder holds something; git's own files aside.

        Parameters
        ----------
        except_for
            Files that are searched elsewhere, unless they were changed by hand.

        Returns
        -------
        int
            How many files were searched.

        Raises
        ------
        CourseError
            Naming the file and what it holds.
        """
        count = 0
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if name.split("/")[0] in (".git", ".venv") or not path.is_file():
                continue
            try:
                content = path.read_bytes()
            except OSError as error:
                raise CourseError(cannot("read", path, error, "it has to be searched")) from None
            count += name not in except_for
            if said := self.found_in(name, content):
                raise CourseError(f"{folder}: {said}: take it out of the folder first")
        return count

    def refuse_in_history(self, folder: Path) -> int:
        """Raise if any version of any file in the folder's own git repository holds something.

        Returns
        -------
        int
            How many versions were searched; 0 where there is no repository.

        Raises
        ------
        CourseError
            Naming what was found, or why the history cannot be searched.
        """
        if not (folder / ".git").exists():
            return 0
        if shutil.which("git") is None:
            raise CourseError(f"{folder} has a git history, and git is not installed: it has to be searched")
        if _git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise CourseError(
                f"{folder}: its history is not all here: run `git fetch --unshallow` there first"
            )
        count = 0
        for name, content in _versions(folder):
            count += 1
            if said := self.found_in(name, content):
                raise CourseError(f"the history of {folder} holds it: {said}; {_EMPTY_REPOSITORY}")
        return count


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _versions(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file that any commit, branch or tag reaches, once, with a path that it had."""
    listed = _git(folder, "-c", "core.quotePath=false", "rev-list", "--all", "--objects").splitlines()
    named = [line.split(b" ", 1) for line in listed]
    paths = {parts[0]: parts[1] for parts in named if len(parts) == 2 and parts[1]}
    asked = b"".join(sha + b"\n" for sha in paths)
    kinds = _git(folder, "cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)", given=asked)
    for line in kinds.splitlines():
        sha, kind, size = line.split()
        if kind == b"blob":
            name = paths[sha].decode("utf-8", "surrogateescape")
            # Of what is too large to be a text, the name alone tells.
            content = _git(folder, "cat-file", "blob", sha.decode()) if int(size) <= MAX_BYTES else b""
            yield name, content


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], input=given, env=environment, capture_output=True, check=False
    )
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise CourseError(f"{folder}: git {arguments[0]} failed: {said[-1] if said else 'it said nothing'}")
    return done.stdout
