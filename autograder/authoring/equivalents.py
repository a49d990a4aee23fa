"""`tests/submissions/UNIT/equivalent.toml`: edits of an answer that leave its meaning what it was.

````toml
[[softmax]]
before = "powers = np.exp(exponents)"
after = ["powers = np.exp2(exponents)"]   # or one string; "" where lines only go
reason = "Why no input that the page allows tells them apart."
````

An entry is found by exercise and changed lines, wherever these stand. `free` in place of both lines names
a lazy training (``rate ÷ 10``) that breaks no promise in this exercise.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Collection
from pathlib import Path

from ..notebook import Assignment, Role
from .percent import PercentError
from .sample_files import SAMPLES_FOLDER

FILE_NAME = "equivalent.toml"


class EquivalentError(PercentError):
    """An entry that cannot be used."""


@dataclasses.dataclass
class Equivalents:
    """What a file lists: edits (exercise, before, after) and lazy trainings (exercise, name)."""

    path: Path
    edits: set[tuple[str, str, str]] = dataclasses.field(default_factory=set)
    free: set[tuple[str, str]] = dataclasses.field(default_factory=set)

    def covers(self, exercise: str, before: str, after: str) -> bool:
        """Whether an edit is listed."""
        return (exercise, before, after) in self.edits

    def stale_edits(self, made: Collection[tuple[str, str, str]]) -> list[str]:
        """One line for each listed edit that is none of those made."""
        return [
            f"{self.path.parent.name}: {self.path.name} lists an edit of {exercise} that no mutant makes: "
            f"{' ⏎ '.join(before.splitlines())} → {' ⏎ '.join(after.splitlines())}: remove the entry"
            for exercise, before, after in sorted(self.edits.difference(made))
        ]

    def stale_trainings(self, made: Collection[tuple[str, str]]) -> list[str]:
        """One line for each listed lazy training that is none of those made."""
        return [
            f"{self.path.parent.name}: {self.path.name} lists the lazy training {title!r} of {exercise}, "
            "which is none: remove the entry"
            for exercise, title in sorted(self.free.difference(made))
        ]


def read_equivalents(root: Path, assignment: Assignment) -> tuple[Equivalents, list[PercentError]]:
    """The list of an assignment below the course's ``root``, and what is wrong with it; there may be none."""
    path = root / SAMPLES_FOLDER / assignment.name / FILE_NAME
    found = Equivalents(path)
    errors: list[PercentError] = []
    if not path.exists():
        return found, []
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        return found, [EquivalentError(path, None, f"cannot be read ({error}): correct it")]
    exercises = {cell.exercise for cell in assignment.cells if cell.role is Role.TEST}
    for exercise, entries in content.items():
        if exercise not in exercises or not isinstance(entries, list):
            unknown = f"[[{exercise}]] is no exercise of this assignment: name one"
            errors.append(EquivalentError(path, None, unknown))
            continue
        for entry in entries:
            problem = _add(found, exercise, entry)
            if problem:
                errors.append(EquivalentError(path, None, f"[[{exercise}]] {problem}"))
    return found, errors


def _add(found: Equivalents, exercise: str, entry: object) -> str | None:
    """Take an entry, or say what is wrong with it."""
    if not isinstance(entry, dict) or not str(entry.get("reason", "")).strip():
        return f"has an entry without a reason: say why it means the same ({entry})"
    given = set(entry) - {"reason"}
    if given == {"free"}:
        found.free.add((exercise, str(entry["free"])))
        return None
    if given != {"before", "after"}:
        return f"has an entry with {', '.join(sorted(given)) or 'nothing'}: give before and after, or free"
    afters = entry["after"] if isinstance(entry["after"], list) else [entry["after"]]
    for after in afters:
        found.edits.add((exercise, str(entry["before"]), str(after)))
    return None
