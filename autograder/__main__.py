"""The command `autograder`, and `python -m autograder`, where the installed script is not on the path.

A student's environment lacks what the grader needs. There the command knows `validate` alone, as in a
student's bundle, which has none of this package.
"""

import atexit
import gc
import sys
from importlib.util import find_spec
from pathlib import Path


def main() -> int | None:
    """The entry point; the exit code, unless that is given by leaving."""
    _trust_no_folder()
    _collect_less()
    if find_spec("typer") is None:
        from coursekit.validation.terminal import main as validate_only

        return validate_only()
    if sys.argv[1:2] == ["grade"] and not {"--help", "--dask", "--unsandboxed"} & set(sys.argv):
        from autograder.grading import worker_server

        # It imports what grading takes while this process imports the rest.
        worker_server.context()
    from autograder.cli import main as everything

    everything()
    return None


def _collect_less() -> None:
    """Let the collector of cyclic garbage look less often at what is imported, which stays, and not at all
    at the end: each takes a tenth of a second.
    """
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)


def _trust_no_folder() -> None:
    """Import nothing more from the current folder, where `python -m` looks first: it may be a student's."""
    here = Path.cwd().resolve()
    if here != Path(__file__).resolve().parents[1]:
        sys.path[:] = [entry for entry in sys.path if entry and Path(entry).resolve() != here]


if __name__ == "__main__":
    raise SystemExit(main())
