"""The command `autograder`, and `python -m autograder`, where the installed script is not on the path.

A student's environment lacks what the grader needs. There the command knows `validate` alone, as in a
student's bundle, which has none of this package.
"""

from importlib.util import find_spec


def main() -> int | None:
    """The entry point; the exit code, unless that is given by leaving."""
    if find_spec("typer") is None:
        from coursekit.validation.terminal import main as validate_only

        return validate_only()
    from autograder.cli import main as everything

    everything()
    return None


if __name__ == "__main__":
    raise SystemExit(main())
