"""The command line: parse, call, print."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from .cli_audit import register as register_audit
from .cli_files import Name, Section, Unsandboxed, full_names
from .cli_grade import register as register_grading
from .cli_marking import register as register_marking
from .cli_people import register as register_people
from .cli_roster import register as register_roster
from .cli_similar import register as register_similar
from .cli_students import register as register_students
from .cli_validate import register as register_validate
from .course import Course, CourseError
from .files import FULL, cannot

app = typer.Typer(
    name="autograder",
    help="Release, grade and give feedback on the assignments of the course that the current folder lies in.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

#: Pages whose paths are printed one by one; of more, where they are.
_LISTED = 40

Names = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAME]...", help="Assignments; all when none is named.", callback=full_names),
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


register_students(app)
register_grading(app)


@app.command()
def feedback(
    name: Name,
    student: Annotated[
        list[str] | None,
        typer.Option(metavar="ID", help="Only this student; may be repeated.", show_default=False),
    ] = None,
    section: Section = None,
    force: Annotated[bool, typer.Option("--force", help="Write pages anew that have not changed.")] = False,
) -> None:
    """Write a page for each student: grading/feedback/ID/NAME.html.

    A page whose result, comments and template have not changed is not written again. Exit code: 0 when every
    page was written, 1 when some were not, 2 for wrong usage.
    """
    from .display import console, progress
    from .feedback.write import write_pages
    from .gradebook.sections import graded_in
    from .grading.freshness import stale_lines
    from .text import count

    course = Course.find()
    if section and student:
        raise CourseError("--student and --section name two groups: leave one of the two away")
    students = graded_in(course, section, [name]) if section else student
    with progress(f"feedback on {name}") as show:
        done = write_pages(course, name, students, force=force, progress=show)
    out, err = console(), console(stderr=True)
    for page in done.pages if len(done.pages) <= _LISTED else ():
        out.print(_safe(os.path.relpath(page)), soft_wrap=True)
    if len(done.pages) > _LISTED:
        out.print(_safe(f"{os.path.relpath(course.feedback)}/ID/{name}.html"), soft_wrap=True)
    for who, why in done.plain.items():
        err.print(
            f"{_safe(who)}: shown as plain text, laying it out did not work: {_safe(why)}", soft_wrap=True
        )
    for who, why in done.refused.items():
        err.print(f"{_safe(who)}: no page was written: {_safe(why)}", soft_wrap=True)
    for line in stale_lines(name, done.stale):
        err.print(_safe(line), soft_wrap=True)
    unchanged = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
    out.print(f"{count(len(done.pages), 'page')} written{unchanged}")
    if done.refused:
        raise typer.Exit(1)


for register in (
    register_roster,
    register_people,
    register_marking,
    register_similar,
    register_audit,
    register_validate,
):
    register(app)


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NN-NAME", help="The unit, as in 07-tokenization.")],
) -> None:
    """Lay out a new unit from a template that passes every check: lecture, solution, sample submissions."""
    from .authoring.new import new_unit
    from .display import console

    out, course = console(), Course.find()
    for path in new_unit(course, name):
        out.print(_safe(os.path.relpath(path)), soft_wrap=True)
    out.print(
        "Next: in `make lab`, write what the comments `<!-- template: … -->` ask for (a double click on a "
        f"text shows them), then `autograder audit {name}` and `autograder release {name}`"
    )


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
    """Run one exercise of one student again, on the student's own hidden inputs. Changes no grade.

    For instructors alone: it shows the lines of the test that failed, and their inputs, with what came back
    and what was expected, as a cell to paste into a notebook.
    """
    from .display import console, print_exercise
    from .grading.replay import replay as do_replay
    from .grading.task import Settings
    from .text import points, printable

    done = do_replay(
        Course.find(), name, student, exercise, seed=seed, settings=Settings(sandboxed=not unsandboxed)
    )
    result, out = done.result, console()
    share = f"{points(result.points or 0)} of {points(result.max_points)}"
    out.print(f"{_safe(student)}, {exercise}, seed {result.seed}: {result.status}, {share}")
    if done.printed:
        out.print(printable(done.printed.rstrip(), multiline=True), soft_wrap=True)
    print_exercise(out, result)
    for failure in done.failures:
        out.print(f"\n{_safe(failure.where)}")
        for text in (*failure.lines, "", "# --- a cell for a notebook ---", *failure.cell.splitlines()):
            out.print(printable(text, multiline=True), soft_wrap=True)
    if done.inputs is not None:
        out.print(_safe(f"\nThe long inputs lie in {os.path.relpath(done.inputs)}"), soft_wrap=True)


@app.command()
def demo() -> None:
    """The whole way on sample submissions, in a temporary course."""
    from .demo import run_demo

    run_demo()


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
        if error.errno in FULL:
            where = error.filename or f"{Path.cwd()}, or the folder for temporary files,"
            sys.exit(_complain(cannot("written", where, error)))
        sys.exit(_complain(f"{error.filename or 'the system'}: {error.strerror or error}"))


def _complain(message: str) -> int:
    print(f"autograder: {_safe(message)}", file=sys.stderr)
    return 2
