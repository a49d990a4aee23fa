"""Run notebooks as the student's own Validate does, and say which of their visible checks pass.

    python run_visible_checks.py assignments [FOLDER or FILE …]

Prints a line for each exercise, writes the same as a table to the summary of a GitHub workflow, and ends with
1 if a check failed. Runs in the student's environment.
"""

import asyncio
import os
import sys
from pathlib import Path

from coursekit.validation import CannotValidate, Validation, read_notebook, score_line, written_line


def notebooks(paths):
    """Return the notebooks that the paths name: themselves, or below them."""
    found = []
    for path in map(Path, paths):
        below = [path] if path.is_file() else sorted(path.rglob("*.ipynb"))
        found += [one for one in below if ".ipynb_checkpoints" not in one.parts]
    return found


async def run(path):
    """Return the outcomes of a notebook's exercises; none for one that has no exercises."""
    notebook = read_notebook(path)
    try:
        validation = Validation(notebook, path.resolve().parent)
    except CannotValidate:
        return []
    return [outcome async for outcome in validation.run()]


def row(notebook, exercise, fine, said):
    """Return a row of the summary; what a student's code said is text."""
    shown = said.replace("|", "\\|").replace("<", "&lt;")
    return f"| {notebook} | {exercise} | {'✓' if fine else '✗'} | {shown} |"


def main(paths):
    """Run everything; return the exit code."""
    rows, outcomes, broken = [], [], False
    for path in notebooks(paths):
        try:
            found = asyncio.run(run(path))
        except CannotValidate as error:
            broken = True
            print(f"{path.stem}: FAILED: {error}")
            rows.append(row(path.stem, "", False, str(error)))
            continue
        for outcome in found:
            fine = outcome.status.fine
            print(f"{path.stem}: {outcome.exercise}: {'' if fine else 'FAILED: '}{outcome.summary}")
            rows.append(row(path.stem, outcome.exercise, fine, outcome.summary))
        outcomes += found
    if not rows:
        print(f"no notebook with checks in {', '.join(paths)}", file=sys.stderr)
        return 2
    lines = [line for line in (score_line(outcomes), written_line(outcomes)) if line]
    print(*lines, sep="\n")
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as stream:
            head = "| assignment | exercise | | what it said |\n|---|---|---|---|\n"
            said = ". ".join([*lines, "Hidden checks run when your work is graded."])
            stream.write(f"{said}\n\n{head}" + "\n".join(rows) + "\n")
    passed = all(outcome.status.fine for outcome in outcomes if not outcome.status.written)
    return 0 if passed and not broken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["assignments"]))
