"""Run the students' version of every assignment, as a student does who has not begun.

    python scripts/run_assignments.py [NOTEBOOK…]

An exercise that nobody has solved yet raises `NotImplementedError`; any other error is a fault of the
notebook or of the environment. Needs the student set alone, on Linux, macOS and Windows.
"""

import argparse
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

ROOT = Path(__file__).resolve().parent.parent


def unexpected_errors(notebook: Path) -> list[str]:
    """Run a notebook in its own folder; return a line for each error but `NotImplementedError`."""
    document = nbformat.read(notebook, as_version=4)
    client = NotebookClient(
        document,
        kernel_name="python3",
        timeout=300,
        allow_errors=True,
        resources={"metadata": {"path": str(notebook.parent)}},
    )
    try:
        client.execute()
    except (CellTimeoutError, DeadKernelError) as error:
        return [f"{notebook}: {str(error).strip().splitlines()[0]}"]
    return [
        f"{notebook}, cell {cell.id}: {output.ename}: {output.evalue}"
        for cell in document.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type == "error" and output.ename != "NotImplementedError"
    ]


def main() -> int:
    """Run the notebooks named, or all assignments; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("notebooks", nargs="*", type=Path, metavar="NOTEBOOK")
    notebooks = parser.parse_args().notebooks or sorted((ROOT / "assignments").glob("*/*.ipynb"))
    if not notebooks:
        print("run_assignments: assignments/ holds no notebook; run `make release`", file=sys.stderr)
        return 1
    faults = 0
    for notebook in notebooks:
        if not notebook.is_file():
            print(f"run_assignments: there is no notebook {notebook}", file=sys.stderr)
            return 2
        errors = unexpected_errors(notebook.resolve())
        print(f"{'FAULT' if errors else 'ok':5} {notebook.name}", *errors, sep="\n      ", flush=True)
        faults += bool(errors)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
