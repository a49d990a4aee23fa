"""The course on disk: where everything is, what the assignments are called, which seed a student gets."""

from __future__ import annotations

import dataclasses
import difflib
import hashlib
import hmac
import os
import re
import secrets
from pathlib import Path

from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from .files import atomic_write, cannot

CONFIG_NAME = "nbgrader_config.py"
SECRET_NAME = ".course-secret"
WORK_NAME = "grading"


class CourseError(Exception):
    """A mistake that the user can fix: the message is one line that names the thing and the remedy."""


@dataclasses.dataclass(frozen=True)
class Course:
    """The folders of one course, as `nbgrader_config.py` (or its defaults) name them.

    Attributes
    ----------
    root
        The folder that holds ``nbgrader_config.py``.
    solutions, assignments
        nbgrader's source and release folders.
    submitted, autograded, feedback
        nbgrader's working folders, below ``grading/``.
    database
        The gradebook, as a SQLAlchemy address.
    """

    root: Path
    solutions: Path
    assignments: Path
    submitted: Path
    autograded: Path
    feedback: Path
    database: str

    @classmethod
    def find(cls, start: Path | str | None = None) -> Course:
        """The course that ``start`` (default: the current folder) lies in.

        A configuration among the students' work is theirs, and passed over.

        Raises
        ------
        CourseError
            If no folder from ``start`` upwards holds ``nbgrader_config.py``, or that file cannot be read.
        """
        here = Path(start or Path.cwd()).resolve()
        found = [folder for folder in (here, *here.parents) if (folder / CONFIG_NAME).is_file()]
        for index, folder in enumerate(found):
            # The file is Python, and would run.
            if not any(_was_submitted(folder, outer) for outer in found[index + 1 :]):
                return cls.at(folder)
        raise CourseError(
            f"no {CONFIG_NAME} in {here} or any folder above it: change to the course's folder first"
        )

    @classmethod
    def at(cls, root: Path) -> Course:
        """The course whose ``nbgrader_config.py`` lies in ``root``."""
        try:
            config = PyFileConfigLoader(CONFIG_NAME, path=str(root)).load_config()
        except ConfigFileNotFound:
            raise CourseError(
                f"{root / CONFIG_NAME} does not exist: make it, or change to the course's folder"
            ) from None
        except Exception as error:
            # The file is Python: anything can go wrong in it.
            raise CourseError(
                f"{root / CONFIG_NAME} cannot be read: {type(error).__name__}: {error}"
            ) from error
        said = config.CourseDirectory

        def folder(trait: str, default: str) -> Path:
            value = said.get(trait, default)
            return root / (value if isinstance(value, str) else default)

        work = root / WORK_NAME
        database = said.get("db_url", None)
        return cls(
            root=root,
            solutions=folder("source_directory", "solutions"),
            assignments=folder("release_directory", "assignments"),
            submitted=folder("submitted_directory", "grading/submitted"),
            autograded=folder("autograded_directory", "grading/autograded"),
            feedback=folder("feedback_directory", "grading/feedback"),
            database=database if isinstance(database, str) else f"sqlite:///{work / 'gradebook.db'}",
        )

    @property
    def work(self) -> Path:
        """``grading/``: everything that grading writes."""
        return self.submitted.parent

    @property
    def gradebook_file(self) -> Path | None:
        """The gradebook's file, None when it is no SQLite file."""
        prefix = "sqlite:///"
        return Path(self.database[len(prefix) :]) if self.database.startswith(prefix) else None

    @property
    def protected(self) -> tuple[Path, ...]:
        """What submitted code must never see: the course itself, solutions, submissions, grades, secret."""
        own = (self.root, self.solutions, self.submitted, self.autograded, self.feedback, self.work)
        gradebook = self.gradebook_file
        return (*own, self.root / SECRET_NAME, *([gradebook] if gradebook else []))

    def assignment_names(self) -> list[str]:
        """The assignments that ``solutions/`` holds, in order."""
        if not self.solutions.is_dir():
            return []
        return sorted(p.name for p in self.solutions.iterdir() if (p / f"{p.name}.ipynb").is_file())

    def full_name(self, short: str) -> str:
        """The assignment that a short name means: ``01`` (or ``1``) for ``01-NAME``.

        A name that means none, or several, comes back as it is: `solution` says what is wrong with it.
        """
        meant = self._meant(short)
        return meant[0] if len(meant) == 1 else short

    def _meant(self, short: str) -> list[str]:
        names = self.assignment_names()
        if not short or short in names:
            return [short] if short else []
        number = short.zfill(2) if short.isascii() and short.isdigit() else short
        return [name for name in names if name.startswith((f"{short}-", f"{number}-"))]

    def solution(self, name: str) -> Path:
        """The solution notebook of an assignment.

        Raises
        ------
        CourseError
            If there is no such assignment; the message names the nearest one.
        """
        names = self.assignment_names()
        if name not in names:
            if not names:
                raise CourseError(
                    f"no assignment in {self.solutions}: put one into {self.solutions}/NAME/NAME.ipynb"
                )
            if several := self._meant(name):
                raise CourseError(f"unknown assignment {name!r}: did you mean {' or '.join(several)}?")
            near = difflib.get_close_matches(name, names, n=1, cutoff=0.3)
            hint = f"did you mean {near[0]}?" if near else f"there are: {', '.join(names)}"
            raise CourseError(f"unknown assignment {name!r}: {hint}")
        return self.solutions / name / f"{name}.ipynb"

    def secret(self) -> bytes:
        """The course's secret, from which every student's hidden inputs derive; made at the first grading.

        It lies beside ``grading/``, not in it, so that clearing the work folder does not change anybody's
        inputs.
        """
        path = self.root / SECRET_NAME
        try:
            return bytes.fromhex(path.read_text().strip())
        except FileNotFoundError:
            pass
        except ValueError:
            raise CourseError(
                f"{path} does not hold a secret (hexadecimal digits): restore it from a backup"
            ) from None
        except OSError as error:
            raise CourseError(cannot("read", path, error, "fix its permissions")) from None
        fresh = secrets.token_bytes(32)
        # Written aside and linked into place, so that of two graders starting at once both read the same
        # secret.
        aside = path.with_name(f"{SECRET_NAME}.{secrets.token_hex(8)}")
        try:
            handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with os.fdopen(handle, "w") as stream:
                    stream.write(fresh.hex() + "\n")
                os.link(aside, path)
            except FileExistsError:
                pass
            finally:
                aside.unlink()
        except OSError as error:
            raise CourseError(cannot("written", path, error, f"make {self.root} writable")) from None
        return bytes.fromhex(path.read_text().strip())

    def seed(self, assignment: str, exercise: str, student: str) -> int:
        """The seed of one student's hidden inputs in one exercise: the same at every grading, different for
        each student.
        """
        return derive_seed(self.secret(), assignment, exercise, student)


def _was_submitted(folder: Path, outer: Path) -> bool:
    """Whether a folder lies where another course keeps its students' work, so that a student may have filled
    it.

    The outer configuration is only read here, not run: the folder may be a course of its own, below somebody
    else's file.
    """
    first = folder.relative_to(outer).parts[0]
    try:
        said = (outer / CONFIG_NAME).read_text(encoding="utf-8", errors="replace")
    except OSError:
        said = ""
    named = {Path(value).parts[:1] for _, value in re.findall(r"""(["'])(.*?)\1""", said)}
    return first == WORK_NAME or (first,) in named


def write_file(path: Path, content: bytes | str) -> Path:
    """Write a file in one step, in a folder that is made where it is missing.

    Raises
    ------
    CourseError
        If it cannot be written; an older one is then untouched.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write(path, content)
    except OSError as error:
        raise CourseError(cannot("written", path, error, "make its folder writable")) from None
    return path


def derive_seed(secret: bytes, assignment: str, exercise: str, student: str) -> int:
    """A 63-bit seed from (secret, assignment, exercise, student).

    An HMAC, so that a student who is told a seed learns nothing about any other.
    """
    text = "\0".join((assignment, exercise, student)).encode("utf-8", "surrogateescape")
    return int.from_bytes(hmac.new(secret, text, hashlib.sha256).digest()[:8], "big") >> 1
