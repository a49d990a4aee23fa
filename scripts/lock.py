"""Compile the pinned requirements from pyproject.toml, for every platform, with hashes.

    python scripts/lock.py             keep the pins that still fit, add what is new
    python scripts/lock.py --upgrade   take the newest version of everything

The student's file and the site's take their versions from the full one, so that all install the same NumPy.
"""

import argparse
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Compiled from pyproject.toml by `make lock`: exact versions with hashes, for every platform.\n"


def compile_requirements(extra: str, target: Path, options: list[str]) -> None:
    """Compile one extra into `target`.

    One version of a package for all interpreters (`--fork-strategy fewest`): committed outputs
    must not depend on which Python a reader has.
    """
    command = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", "--quiet"]
    command += ["--universal", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--fork-strategy", "fewest", "--extra", extra, "--output-file", target.name, *options]
    subprocess.run(command, cwd=ROOT, check=True)
    target.write_text(HEADER + target.read_text(encoding="utf-8").removeprefix(HEADER), encoding="utf-8")


def main() -> int:
    """Compile all files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upgrade", action="store_true", help="take the newest version of everything")
    options = ["--upgrade"] if parser.parse_args().upgrade else []
    full = ROOT / "requirements.txt"
    try:
        compile_requirements("dev", full, options)
        for extra in ("student", "site"):
            target = ROOT / f"requirements-{extra}.txt"
            compile_requirements(extra, target, ["--constraint", full.name, *options])
    except subprocess.CalledProcessError as error:
        print("lock: the requirements were not compiled: see the lines above", file=sys.stderr)
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
