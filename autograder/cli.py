"""The command line: parse, call, print."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .cli_audit import register as register_audit
from .cli_files import check_writable, write_text
from .cli_people import register as register_people
from .cli_validate import register as register_validate
from .course import Course, CourseError

if TYPE_CHECKING:
    from .grading.pool import Pool

app = typer.Typer(
    name="autograder",
    help="Release, grade and give feedback on the assignments of the course that the current folder lies in.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME]...", help="Assignments; all when none is named.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The assignment.")]
Jobs = Annotated[
    int | None, typer.Option(min=1, help="Processes at work; one a core by default.", show_default=False)
]
Unsandboxed = Annotated[
    bool,
    typer.Option("--unsandboxed", help="Run submitted code without a sandbox: only for code that you trust."),
]


@app.command()
def release(
    names: Names = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a release is out of date.")
    ] = False,
    unsandboxed: Unsandboxed = False,
) -> None:
    """Make the student versions: solutions/NAME becomes assignments/NAME.

    A solution has to pass its own tests, and nothing that students get may hold a solution or a hidden test.
    """
    from .authoring.release import release as do_release
    from .display import console
    from .grading.task import Settings

    out, err = console(), console(stderr=True)
    course = Course.find()
    settings = Settings(sandboxed=not unsandboxed)
    released = do_release(
        course, names, check=check, settings=settings, progress=lambda text: err.print(text, style="dim")
    )
    for item in released:
        folder = os.path.relpath(item.folder)
        what = (
            f"{'out of date' if check else 'released'} ({', '.join(item.changed)})"
            if item.changed
            else "up to date"
        )
        out.print(f"{folder}: {what}", soft_wrap=True)
    if check and any(item.changed for item in released):
        out.print("`autograder release` brings it up to date")
        raise typer.Exit(1)


@app.command()
def bundle(
    out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="The zip file to write.")],
) -> None:
    """Put the students' course into one zip: lectures, assignments, library, environment; nothing else."""
    from .authoring.bundle import write_bundle
    from .display import console

    done = write_bundle(Course.find(), out)
    console().print(f"{_safe(str(done.file))}: {len(done.names)} files, {done.size / 1e6:.1f} MB")


@app.command()
def grade(
    name: Name,
    student: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this student; may be repeated.", show_default=False),
    ] = None,
    jobs: Jobs = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Grade on the Dask cluster whose scheduler is there.", show_default=False
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option(
            help="CPU seconds a cell; the cells of a student's own have four times as much together."
        ),
    ] = 30.0,
    memory: Annotated[int, typer.Option(min=256, help="MB of memory a submission.")] = 2048,
    worker_memory: Annotated[
        int, typer.Option(min=1024, help="MB of memory of each process that judges submissions.")
    ] = 4096,
    json_file: Annotated[
        Path | None,
        typer.Option("--json", metavar="FILE", help="Write the results there as well.", show_default=False),
    ] = None,
    unsandboxed: Unsandboxed = False,
    cold: Annotated[
        bool, typer.Option("--cold", help="A sandbox of its own for each submission: slower.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Grade again what has not changed.")] = False,
) -> None:
    """Grade the submissions in grading/submitted/*/NAME.

    What has not changed since its last grading is not graded again. Exit code: 0 when every submission was
    graded, 1 when some could not be, or not completely, 2 for wrong usage.
    """
    from .display import console, print_messages, progress, scores_table
    from .grading.run import Run, grade_assignment
    from .grading.task import Settings

    if not 0 < timeout < float("inf"):
        raise typer.BadParameter("it has to be a positive number of seconds", param_hint="--timeout")
    if dask and jobs:
        raise typer.BadParameter(
            "it says how many local processes to use; a Dask cluster has its own", param_hint="--jobs"
        )
    if json_file is not None:
        check_writable(json_file, "--json")
    out = console()
    settings = Settings(
        timeout=timeout,
        memory_mb=memory,
        worker_memory_mb=worker_memory,
        sandboxed=not unsandboxed,
        warm=not cold,
    )
    run = Run(name)
    try:
        course = Course.find()
        with progress(f"grading {name}") as show:
            run = grade_assignment(
                course,
                name,
                students=student,
                settings=settings,
                pool=lambda: _pool(jobs, dask),
                force=force,
                progress=lambda _result, done, total: show(done, total),
            )
    finally:
        if json_file is not None:
            write_text(json_file, "--json", json.dumps(run.to_json(), indent=2) + "\n")
    out.print(scores_table(run.results, name))
    print_messages(out, run.results)
    for who, cells in run.orphaned.items():
        out.print(
            f"{_safe(who)}: the answer changed, what was marked by hand is orphaned: {', '.join(cells)}",
            soft_wrap=True,
        )
    kept = len(run.results) - run.graded
    out.print(f"{run.graded} graded now" + (f", {kept} not graded again" if kept and not run.stopped else ""))
    if run.stopped:
        print(f"autograder: {_safe(run.stopped)}", file=sys.stderr)
    if run.stopped or any(result.status != "graded" for result in run.results.values()):
        raise typer.Exit(1)


@app.command()
def feedback(name: Name) -> None:
    """Write a page for each student: grading/feedback/ID/NAME.html.

    Exit code: 0 when every page was written, 1 when some were not, 2 for wrong usage.
    """
    from .display import console
    from .feedback.write import write_pages
    from .text import count

    done = write_pages(Course.find(), name)
    out, err = console(), console(stderr=True)
    for page in done.pages:
        out.print(_safe(os.path.relpath(page)), soft_wrap=True)
    for who, why in done.plain.items():
        err.print(
            f"{_safe(who)}: shown as plain text, laying it out did not work: {_safe(why)}", soft_wrap=True
        )
    for who, why in done.refused.items():
        err.print(f"{_safe(who)}: no page was written: {_safe(why)}", soft_wrap=True)
    out.print(f"{count(len(done.pages), 'page')} written")
    if done.refused:
        raise typer.Exit(1)


for register in (register_people, register_audit, register_validate):
    register(app)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NN-NAME", help="The unit, as in 07-tokenization.")],
) -> None:
    """Lay out a new unit from a template that passes the audit: lecture, solution, sample submissions."""
    from .authoring.new import new_unit
    from .display import console

    out, course = console(), Course.find()
    for path in new_unit(course, name):
        out.print(_safe(os.path.relpath(path)), soft_wrap=True)
    out.print(f"Next: write the solution, then `autograder release {name}` and `autograder audit {name}`")


@app.command()
def replay(
    name: Name,
    student: Annotated[
        str, typer.Argument(metavar="STUDENT", help="The student's id: the name of the folder.")
    ],
    exercise: Annotated[str, typer.Argument(metavar="EXERCISE", help="The exercise, as feedback names it.")],
    seed: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="The seed that a feedback page names; the student's own by default.",
            show_default=False,
        ),
    ] = None,
    unsandboxed: Unsandboxed = False,
) -> None:
    """Run one exercise of one student again, on the student's own hidden inputs. Changes no grade."""
    from .display import console
    from .grading.replay import replay as do_replay
    from .grading.task import Settings
    from .text import points

    done = do_replay(
        Course.find(), name, student, exercise, seed=seed, settings=Settings(sandboxed=not unsandboxed)
    )
    result, out = done.result, console()
    share = f"{points(result.points or 0)} of {points(result.max_points)}"
    out.print(f"{_safe(student)}, {exercise}, seed {result.seed}: {result.status}, {share}")
    for text in (result.message, *done.details):
        if text:
            out.print(_safe(text.rstrip()), soft_wrap=True)


@app.command()
def demo() -> None:
    """The whole way on sample submissions, in a temporary course."""
    from .demo import run_demo

    run_demo()


def _pool(jobs: int | None, dask: str | None) -> Pool:
    from .grading.dask_pool import DaskPool
    from .grading.local_pool import LocalPool

    return DaskPool(dask) if dask else LocalPool(jobs)


def _safe(text: str) -> str:
    from .text import printable

    return printable(text)


def main(arguments: list[str] | None = None) -> None:
    """The entry point. A user's mistake is one line on standard error and exit code 2."""
    from .notebook_file import NotebookError

    try:
        app(arguments, prog_name="autograder")
    except (CourseError, NotebookError) as error:
        sys.exit(_complain(str(error)))
    except BrokenPipeError:
        # The reader (`| head`) has gone: nothing more to say, and Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        sys.exit(_complain(f"{error.filename or 'the system'}: {error.strerror or error}"))


def _complain(message: str) -> int:
    print(f"autograder: {_safe(message)}", file=sys.stderr)
    return 2
