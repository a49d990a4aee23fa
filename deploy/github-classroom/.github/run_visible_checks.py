"""Run notebooks and say which of their visible checks pass.

    python run_visible_checks.py assignments [FOLDER or FILE …]

Prints a line for each exercise, writes the same as a table to the summary of a GitHub workflow, and ends with
1 if a check failed. Needs what the student's environment has: nbclient, nbformat.
"""

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

#: Seconds for one cell.
TIMEOUT = 120


def notebooks(paths):
    """Return the notebooks that the paths name: themselves, or below them."""
    found = []
    for path in map(Path, paths):
        below = [path] if path.is_file() else sorted(path.rglob("*.ipynb"))
        found += [one for one in below if ".ipynb_checkpoints" not in one.parts]
    return found


def run(path):
    """Return what each test cell of a notebook said, by exercise: an empty text where it passed."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook, timeout=TIMEOUT, allow_errors=True, resources={"metadata": {"path": str(path.parent)}}
    )
    stopped = ""
    try:
        client.execute()
    except CellTimeoutError:
        stopped = f"a cell ran longer than {TIMEOUT} s"
    except DeadKernelError:
        stopped = "a cell ended Python itself"
    found = {}
    for cell in notebook.cells:
        about = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and about.get("grade") and not about.get("solution"):
            name = str(about.get("grade_id", "")).removeprefix("test-")
            found[name] = _said(cell) if cell.get("execution_count") else stopped or "it was not run"
    return found


def _said(cell):
    for output in cell.outputs:
        if output.output_type == "error":
            lines = [line for line in output.evalue.splitlines() if line.strip()]
            if output.ename == "NotImplementedError":
                return "still to be written"
            return lines[0].strip() if lines else output.ename
    return ""


def main(paths):
    """Run everything; return the exit code."""
    rows, failed = [], 0
    for path in notebooks(paths):
        for exercise, said in run(path).items():
            failed += bool(said)
            print(f"{path.stem}: {exercise}: {'FAILED: ' + said if said else 'passed'}")
            shown = said.replace("|", "\\|").replace("<", "&lt;") or "passed"
            rows.append(f"| {path.stem} | {exercise} | {'✗' if said else '✓'} | {shown} |")
    if not rows:
        print(f"no notebook with checks in {', '.join(paths)}", file=sys.stderr)
        return 2
    passed = f"{len(rows) - failed} of {len(rows)} visible checks pass"
    print(passed)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as stream:
            head = "| assignment | exercise | | what it said |\n|---|---|---|---|\n"
            stream.write(
                f"{passed}. Hidden checks run when the work is graded.\n\n{head}" + "\n".join(rows) + "\n"
            )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["assignments"]))
