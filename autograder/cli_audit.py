"""The command of the self-audit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .cli_files import Unsandboxed, check_writable, full_names, write_text
from .course import Course, CourseError


def audit(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Assignments; all when none is named.", callback=full_names),
    ] = None,
    seeds: Annotated[int, typer.Option(min=1, help="Seeds that each sample is graded with.")] = 1,
    pattern: Annotated[
        str | None,
        typer.Option(metavar="GLOB", help="Only samples whose label or file matches.", show_default=False),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes at work; one a core by default.", show_default=False)
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Solutions with one small edit each: the mutation score.")
    ] = False,
    lazy: Annotated[bool, typer.Option("--lazy", help="Trainings that break one promise each.")] = False,
    fuzz: Annotated[
        bool, typer.Option("--fuzz", help="Answers that return a value of the wrong kind.")
    ] = False,
    bases: Annotated[
        bool,
        typer.Option("--bases", help="Change the samples' right answers as well, not the solution's alone."),
    ] = False,
    sample: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="N",
            help="Draw N generated answers an assignment, always the same ones.",
            show_default=False,
        ),
    ] = None,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the mutation score there.", show_default=False),
    ] = None,
    markdown: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write it as a page, too.", show_default=False),
    ] = None,
    unsandboxed: Unsandboxed = False,
) -> None:
    """The grader's self-audit: every sample submission against its expected marks and message.

    With --mutants, --lazy or --fuzz, answers that nobody wrote take the samples' place: each has to lose its
    exercise.
    """
    from .authoring.audit import audit as do_audit
    from .authoring.generated import generated_cases
    from .authoring.mutation_score import score_json, score_markdown, score_table, scores
    from .display import console, progress
    from .grading.task import Settings

    kinds = [kind for kind, asked in (("mutants", mutants), ("lazy", lazy), ("fuzz", fuzz)) if asked]
    if not kinds and (bases or sample is not None):
        raise CourseError(
            "--bases and --sample choose among generated answers: add --mutants, --lazy or --fuzz"
        )
    if not mutants and (json_file or markdown):
        raise CourseError("--json and --markdown write the mutation score: add --mutants")
    for option, path in (("--json", json_file), ("--markdown", markdown)):
        if path is not None:
            check_writable(path, option)
    course = Course.find()
    source = generated_cases(kinds, bases=bases, count=sample) if kinds else None
    with progress("auditing") as show:
        report = do_audit(
            course,
            names or None,
            seeds=seeds,
            jobs=jobs,
            pattern=pattern,
            source=source,
            settings=Settings(sandboxed=not unsandboxed),
            progress=show,
        )
    report.print(console(), only_surprises=bool(kinds))
    if mutants:
        counted = scores(report.rows)
        console().print(score_table(counted))
        if json_file is not None:
            write_text(json_file, "--json", score_json(counted, report.rows))
        if markdown is not None:
            write_text(markdown, "--markdown", score_markdown(counted, seeds))
    if not report.ok:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(audit)
