"""How many wrong answers are told what is wrong with them, exercise by exercise."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable

from rich.table import Table

from .audit_cases import Row

#: Labels of answers in which one thing is wrong that has a name.
KINDS = ("wrong/", "lazy/")


@dataclasses.dataclass
class Causes:
    """Gradings of wrong answers to one exercise: how many lost it, and how many were told the right cause."""

    assignment: str
    exercise: str
    wrong: int = 0
    lost: int = 0
    told: int = 0


def causes(rows: Iterable[Row]) -> list[Causes]:
    """Counts of written and lazy answers by exercise, in the rows' order; each seed counts."""
    found: dict[tuple[str, str], Causes] = {}
    for row in rows:
        if not row.label.startswith(KINDS):
            continue
        for exercise, (lost, told) in row.told.items():
            key = (row.assignment, exercise)
            count = found.setdefault(key, Causes(*key))
            count.wrong += 1
            count.lost += lost
            count.told += told
    return list(found.values())


def causes_table(counts: Iterable[Causes]) -> Table:
    """Of each exercise's wrong answers: how many lost it, how many were told the right cause."""
    table = Table(title="Told the right cause", title_justify="left")
    for heading in ("assignment", "exercise"):
        table.add_column(heading, overflow="fold")
    for heading in ("wrong", "lost", "told", "share"):
        table.add_column(heading, justify="right")
    for count in counts:
        numbers = (str(count.wrong), str(count.lost), str(count.told), share(count.told, count.wrong))
        table.add_row(count.assignment, count.exercise, *numbers)
    return table


def share(part: int, whole: int) -> str:
    """A share in per cent, never rounded up to all."""
    return f"{int(1000 * part / whole) / 10:g} %" if whole else "–"
