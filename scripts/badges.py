"""Write the badges in README.md: the site, and where the lectures run without an installation.

Run: ``python scripts/badges.py OWNER/NAME``, or ``make badges REPOSITORY=OWNER/NAME``, once the course has a
place on GitHub; again when it moves.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- badges: begin (written by scripts/badges.py) -->", "<!-- badges: end -->"
LECTURE = "lectures/01-cosine-similarity.ipynb"


def badges(repository: str) -> str:
    """The line of badges of a repository.

    Raises
    ------
    ValueError
        If it is not of the form ``owner/name``.
    """
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise ValueError(f"{repository!r}: name the repository as OWNER/NAME")
    owner, name = repository.split("/")
    site = f"https://{owner.lower()}.github.io/{name}"
    colab = "https://colab.research.google.com"
    rows = [
        ("Read the site", "https://img.shields.io/badge/read-the_site-0072b2", site),
        (
            "Open in JupyterLite",
            "https://jupyterlite.rtfd.io/en/latest/_static/badge.svg",
            f"{site}/lite/lab/",
        ),
        (
            "Open in Binder",
            "https://mybinder.org/badge_logo.svg",
            f"https://mybinder.org/v2/gh/{repository}/HEAD",
        ),
        (
            "Open in Colab",
            f"{colab}/assets/colab-badge.svg",
            f"{colab}/github/{repository}/blob/main/{LECTURE}",
        ),
    ]
    return "\n".join(f"[![{text}]({image})]({target})" for text, image, target in rows)


def with_badges(text: str, line: str) -> str:
    """The page with these badges between the two marks.

    Raises
    ------
    ValueError
        If the marks are not there.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the badges stand between the lines {BEGIN!r} and {END!r}: put them back")
    return f"{before}{BEGIN}\n{line}\n{END}{after}"


def main() -> int:
    """Write them; return the exit code."""
    try:
        line = badges(sys.argv[1] if len(sys.argv) > 1 else "")
        README.write_text(with_badges(README.read_text(encoding="utf-8"), line), encoding="utf-8")
    except ValueError as error:
        print(f"badges: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
