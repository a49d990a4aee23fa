"""``python -m website``: build the site; ``make site`` sets up what it needs and calls it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from website.build import ROOT, BuildError, Options, build
from website.units import UnitError


def main() -> int:
    """Parse, build, say where the site lies; return the exit code."""
    parser = argparse.ArgumentParser(prog="make site", description="Build the course's site.")
    parser.add_argument("units", nargs="*", metavar="UNIT", help="lectures by name; all by default")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "site", help="folder for the site")
    parser.add_argument("--no-frames", action="store_true", help="without the pictures that sliders move")
    parser.add_argument("--no-lite", action="store_true", help="without JupyterLite")
    given = parser.parse_args()
    try:
        html = build(
            Options(
                out=given.out.resolve(),
                units=tuple(given.units),
                frames=not given.no_frames,
                lite=not given.no_lite,
            )
        )
    except (BuildError, UnitError) as error:
        print(f"site: {error}", file=sys.stderr)
        return 2
    print(f"The site: {html / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
