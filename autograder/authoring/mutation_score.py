"""The mutation score of hidden tests: what share of the mutants loses its exercise, and which do not."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Iterable, Sequence

from rich.table import Table

from .audit_cases import Row
from .causes import share

KINDS = ("mutant", "equivalent")


@dataclasses.dataclass
class Score:
    """What became of one exercise's mutants.

    Attributes
    ----------
    mutants
        How many mean something else than the answer.
    killed
        How many of them lose the exercise on every seed.
    equivalent
        How many are listed as meaning the same.
    survivors
        The changed lines of the others.
    """

    assignment: str
    exercise: str
    mutants: int = 0
    killed: int = 0
    equivalent: int = 0
    survivors: list[str] = dataclasses.field(default_factory=list)


def scores(rows: Iterable[Row]) -> list[Score]:
    """The score of each exercise that has mutants among the rows, in their order."""
    found: dict[tuple[str, str], Score] = {}
    for (assignment, label), graded in itertools.groupby(rows, key=lambda row: (row.assignment, row.label)):
        kind, _, rest = label.partition("/")
        if kind not in KINDS:
            continue
        exercise = rest.partition(":")[0].partition(" ")[0]
        score = found.setdefault((assignment, exercise), Score(assignment, exercise))
        if kind == "equivalent":
            score.equivalent += 1
            continue
        score.mutants += 1
        seeds = list(graded)
        kept = [row.seed for row in seeds if exercise not in row.lost]
        if not kept:
            score.killed += 1
        else:
            where = "" if len(kept) == len(seeds) else f" (on {len(kept)} of {len(seeds)} seeds)"
            edit = rest.removeprefix(exercise).removeprefix(": ").strip()
            score.survivors.append(edit + where)
    return list(found.values())


def totals(counted: Sequence[Score]) -> list[Score]:
    """The scores of whole assignments."""
    found: dict[str, Score] = {}
    for score in counted:
        total = found.setdefault(score.assignment, Score(score.assignment, "all exercises"))
        total.mutants += score.mutants
        total.killed += score.killed
        total.equivalent += score.equivalent
        total.survivors += score.survivors
    return list(found.values())


def _cells(score: Score) -> list[str]:
    alive = score.mutants - score.killed
    numbers = (score.mutants, score.killed, alive, score.equivalent)
    return [
        score.assignment,
        score.exercise,
        *map(str, numbers),
        share(score.killed, score.mutants),
    ]


_HEADINGS = ("assignment", "exercise", "mutants", "killed", "survive", "equivalent", "score")


def score_table(counted: Sequence[Score]) -> Table:
    """The scores as a table for the terminal."""
    table = Table(title="Mutation score", title_justify="left")
    for index, heading in enumerate(_HEADINGS):
        table.add_column(heading, justify="left" if index < 2 else "right")
    for score in [*counted, *totals(counted)]:
        table.add_row(*_cells(score))
    return table


def score_markdown(counted: Sequence[Score], seeds: int) -> str:
    """The scores as a page: a table, then the survivors."""
    lines = [
        "# Mutation score of the hidden tests",
        "",
        f"Each answer of a solution changed by one small edit, graded on {seeds} "
        f"seed{'s' if seeds > 1 else ''}: killed is what loses its exercise on every one. "
        "`autograder audit --mutants` makes this page.",
        "",
        f"| {' | '.join(_HEADINGS)} |",
        "| --- | --- " + "| ---: " * (len(_HEADINGS) - 2) + "|",
        *(f"| {' | '.join(_cells(score))} |" for score in [*counted, *totals(counted)]),
    ]
    alive = [score for score in counted if score.survivors]
    lines += ["", "## Survivors" if alive else "Nothing survives."]
    for score in alive:
        lines += ["", f"### {score.assignment}, {score.exercise}", ""]
        lines += [f"- `{survivor}`" for survivor in score.survivors]
    return "\n".join(lines) + "\n"


def score_json(counted: Sequence[Score], rows: Sequence[Row]) -> str:
    """The same for programs, with what it cost."""
    content = {
        "seeds": len({row.seed for row in rows}),
        "gradings": len(rows),
        "cpu_seconds": round(sum(row.cpu_seconds for row in rows), 1),
        "assignments": [dataclasses.asdict(score) for score in totals(counted)],
        "exercises": [dataclasses.asdict(score) for score in counted],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"
