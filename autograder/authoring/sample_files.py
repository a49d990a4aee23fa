"""The files that sample submissions are written in; ``tests/submissions/README.md`` has the format.

``tests/submissions/UNIT/EXERCISE.py`` holds the samples of one exercise: answers that are right and written
unlike the solution (bases), and cases, each a whole answer or the lines to replace in a base.
``tests/submissions/UNIT/right/NAME.py`` is one right sample of the whole unit.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import re
import types
import typing
from pathlib import Path

from ..notebook import Assignment, Role
from .line_edits import EditError, edited, is_edit
from .percent import PercentCell, PercentError, docstring_fields, percent_cells, read_text
from .samples import Sample, split_answers

SAMPLES_FOLDER = Path("tests") / "submissions"
#: Folder of the right samples of a whole unit.
RIGHT_FOLDER = "right"
KINDS = ("base", "right", "wrong")


#: What Python runs of a program, without the places where it stands.
Instructions = tuple[bytes, tuple[object, ...]]


class SampleError(PercentError):
    """A sample that cannot be used: one line that names file, line, problem and remedy."""


@dataclasses.dataclass
class Samples:
    """What some files hold.

    Attributes
    ----------
    samples
        Those that can be used, in the files' order.
    errors
        What is wrong with the others.
    """

    samples: list[Sample] = dataclasses.field(default_factory=list)
    errors: list[PercentError] = dataclasses.field(default_factory=list)


def sample_files(root: Path, name: str) -> list[Path]:
    """The sample files of an assignment below the course's ``root``: right ones of the whole unit first, then
    one an exercise.
    """
    folder = root / SAMPLES_FOLDER / name
    return [*sorted((folder / RIGHT_FOLDER).glob("*.py")), *sorted(folder.glob("*.py"))]


def read_all_samples(root: Path, assignment: Assignment) -> Samples:
    """Every sample of an assignment below the course's ``root``: right ones first.

    A folder below the assignment's that is none of ours is an error too: what it holds would never be graded.
    """
    found = Samples()
    for path in sample_files(root, assignment.name):
        read = read_samples(path, assignment)
        found.samples += read.samples
        found.errors += read.errors
    found.samples.sort(key=lambda sample: sample.wrong)
    folder = root / SAMPLES_FOLDER / assignment.name
    if not sample_files(root, assignment.name):
        found.errors.append(SampleError(folder, None, "no sample submissions: add some"))
    for path in sorted(folder.glob("*/*.py")):
        if path.parent.name != RIGHT_FOLDER:
            problem = f"nobody reads this folder: write the sample as a cell of {folder.name}/EXERCISE.py"
            found.errors.append(SampleError(path, None, problem))
    return found


def read_samples(path: Path, assignment: Assignment) -> Samples:
    """The samples of one file; never raises for what it holds."""
    try:
        if path.parent.name == RIGHT_FOLDER:
            return Samples([_whole_unit(path, assignment)])
        return _Reader(path, assignment).read()
    except PercentError as error:
        return Samples(errors=[error])


def _whole_unit(path: Path, assignment: Assignment) -> Sample:
    text = read_text(path)
    title, fields = docstring_fields(text, path, "loses", "seconds", r"mentions(?:\s+\S+)?")
    if fields:
        problem = (
            f"a right sample has no {next(iter(fields))!r}: delete it, or move the file's code to a case"
        )
        raise SampleError(path, 1, problem)
    body = ast.parse(text).body
    code = "\n".join(text.splitlines()[body[0].end_lineno or 1 :])
    answers, free = _answers(code, assignment, path, 1)
    return Sample(f"{RIGHT_FOLDER}/{path.stem}", path, 1, False, title, (), {}, answers, free)


class _Reader:
    """Reads one exercise's file."""

    def __init__(self, path: Path, assignment: Assignment) -> None:
        self.path, self.assignment = path, assignment
        self.exercise = path.stem
        self.exercises = sorted(
            cell.exercise for cell in assignment.cells if cell.role is Role.TEST and cell.exercise
        )
        self.bases: dict[str, PercentCell] = {}
        #: Titles by label and by program: no two may agree.
        self.labels: set[str] = set()
        self.programs: dict[Instructions, str] = {}

    def read(self) -> Samples:
        above, cells = percent_cells(read_text(self.path), self.path)
        if self.exercise not in self.exercises:
            raise SampleError(
                self.path,
                1,
                f"{self.assignment.name} has no exercise {self.exercise}: name the file after one of "
                f"{', '.join(self.exercises)}",
            )
        docstring_fields(above, self.path)
        if len(ast.parse(above).body) > 1:
            raise SampleError(
                self.path, 1, "code above the first '# %%': move it into the cells that need it"
            )
        for cell in cells:
            if cell.kind == "base" and cell.title in self.bases:
                raise SampleError(self.path, cell.line, f"a second base {cell.title!r}: give it another name")
            if cell.kind == "base":
                self.bases[cell.title] = cell
        found = Samples()
        above_it = None
        for cell in cells:
            above_it = cell.title if cell.kind == "base" else above_it
            try:
                found.samples.append(self._sample(cell, above_it))
            except PercentError as error:
                found.errors.append(error)
        if not cells:
            raise SampleError(self.path, 1, "no samples: write cells that begin with '# %% wrong: …'")
        return found

    def _sample(self, cell: PercentCell, above: str | None) -> Sample:
        fail = functools.partial(SampleError, self.path, cell.line)
        if cell.kind not in KINDS:
            raise fail(f"'# %% {cell.kind}' is no kind of cell: there are {', '.join(KINDS)}")
        if not cell.title:
            raise fail(f"no title: say what is different, as in '# %% {cell.kind}: the sum is returned'")
        wrong = cell.kind == "wrong"
        kind = "wrong" if wrong else "right"
        label = f"{kind}/{self.exercise}: {cell.title}"
        if label in self.labels:
            raise fail(f"a second {kind} sample {cell.title!r}: say what is different about this one")
        self.labels.add(label)
        fields = dict(cell.fields)
        base = None if cell.kind == "base" else fields.pop("base", None)
        if not wrong and fields:
            raise fail(f"a {cell.kind} cell has no {next(iter(fields))!r}: delete it, or call the cell wrong")
        loses = self._loses(fields.pop("loses", self.exercise), fail)
        seconds = self._seconds(fields.pop("seconds", None), fail)
        mentions = self._mentions(fields, loses, fail) if wrong else {}
        source = self._source(cell, base, above, fail)
        answers, free = _answers(source, self.assignment, self.path, cell.line)
        program = _instructions(compile("\n".join([free, *answers.values()]), "<sample>", "exec"))
        if program in self.programs:
            raise fail(f"the same program as {self.programs[program]!r}: change it, or delete one of them")
        self.programs[program] = cell.title
        lost = loses if wrong else ()
        return Sample(label, self.path, cell.line, wrong, cell.title, lost, mentions, answers, free, seconds)

    def _source(
        self,
        cell: PercentCell,
        base: str | None,
        above: str | None,
        fail: typing.Callable[[str], SampleError],
    ) -> str:
        """A case's program: its own code, or its base with lines replaced."""
        lines = cell.source.splitlines()
        code = [line for line in lines if line.strip() and not line.startswith("#")]
        if cell.kind == "base" or not any(map(is_edit, lines)):
            if base is not None:
                raise fail(
                    "a base, but no lines to replace in it: write '# - …' and '# + …', or drop 'base:'"
                )
            return cell.source
        if code:
            raise fail("code beside '# -' and '# +': write a whole answer, or nothing but lines to replace")
        name = base if base is not None else above
        if name is None:
            raise fail("lines to replace, but no base above: write one, or a whole answer here")
        if name not in self.bases:
            there = ", ".join(map(repr, self.bases)) or "none"
            raise fail(f"no base {name!r} in this file: there are {there}")
        try:
            return edited(self.bases[name].source, lines)
        except EditError as error:
            raise fail(f"base {name!r}: {error}") from None

    def _loses(self, text: str, fail: typing.Callable[[str], SampleError]) -> tuple[str, ...]:
        loses = tuple(item.strip() for item in text.split(",") if item.strip())
        for exercise in loses:
            if exercise not in self.exercises:
                raise fail(f"'loses: {exercise}' names no exercise: there are {', '.join(self.exercises)}")
        if self.exercise not in loses:
            raise fail(f"'loses:' without {self.exercise}: add it, or move the case to {loses[0]}.py")
        return loses

    def _seconds(self, text: str | None, fail: typing.Callable[[str], SampleError]) -> float | None:
        if text is None:
            return None
        try:
            seconds = float(text)
        except ValueError:
            seconds = 0.0
        if not 1 <= seconds <= 600:
            raise fail(f"'seconds: {text}' is no number from 1 to 600: give one")
        return seconds

    def _mentions(
        self, fields: dict[str, str], loses: tuple[str, ...], fail: typing.Callable[[str], SampleError]
    ) -> dict[str, re.Pattern[str]]:
        mentions: dict[str, re.Pattern[str]] = {}
        for key, pattern in fields.items():
            word, _, exercise = key.partition(" ")
            if word != "mentions":
                raise fail(f"{key!r} is no key: there are base, loses, mentions, mentions EXERCISE, seconds")
            exercise = exercise or self.exercise
            if exercise not in loses:
                raise fail(f"'{key}:' without {exercise} in 'loses:': add it there")
            if exercise in mentions:
                raise fail(f"'mentions' of {exercise} stands twice: give it once")
            try:
                mentions[exercise] = re.compile(pattern, re.IGNORECASE)
            except re.error as error:
                raise fail(f"'{key}: {pattern}' is no regular expression ({error}): fix it") from None
        if self.exercise not in mentions:
            raise fail(f"no 'mentions:': say what the message of {self.exercise} must name")
        return mentions


def _instructions(code: types.CodeType) -> Instructions:
    """Two programs with equal ones differ in comments and layout only; a syntax tree costs six times that."""
    constants = (_instructions(c) if isinstance(c, types.CodeType) else repr(c) for c in code.co_consts)
    return code.co_code, (*code.co_names, code.co_varnames, code.co_freevars, code.co_flags, *constants)


def _answers(code: str, assignment: Assignment, path: Path, line: int) -> tuple[dict[str, str], str]:
    known = {cell.grade_id for cell in assignment.cells if cell.role is Role.ANSWER and cell.grade_id}
    try:
        answers, free = split_answers(code, known)
    except (SyntaxError, ValueError) as error:
        what, *_ = str(error.args[0]).splitlines()
        raise SampleError(path, line, f"no valid Python ({what}): fix it") from None
    if not answers:
        raise SampleError(
            path, line, f"defines none of the answers {', '.join(sorted(known))}: name a function so"
        )
    return answers, free
