"""Write the table of units in lectures/README.md: a row for each lecture, from its own first cell.

Run: ``python scripts/lecture_index.py``, or ``make index``. A test compares the table with the folders.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
INDEX = ROOT / "lectures" / "README.md"
BEGIN, END = "<!-- units: begin (written by scripts/lecture_index.py) -->", "<!-- units: end -->"


def row(lecture: Path) -> str:
    """A lecture's row: number, title, the sentence that it opens with, its homework."""
    first = nbformat.read(lecture, as_version=4).cells[0].source
    title = re.match(r"# (\S+) · (.+)", first)
    sentence = re.search(r"(?m)^\*(.+?)\*", first)
    if title is None or sentence is None:
        raise SystemExit(
            f"{lecture.name}: its first cell needs '# NUMBER · TITLE' and '*the sentence*' below"
        )
    unit = lecture.stem.split("-")[0]
    folder = ROOT / "assignments" / lecture.stem
    homework = "none"
    if folder.is_dir():
        homework = f"[assignment {unit}](../assignments/{lecture.stem}/{lecture.stem}.ipynb)"
    return f"| {unit} | [{title[2]}]({lecture.name}): {sentence[1]} | {homework} |"


def table() -> str:
    """The whole table, in the lectures' order."""
    lectures = sorted((ROOT / "lectures").glob("*.ipynb"), key=lambda path: path.stem.partition("-")[0])
    return "\n".join(["| unit | lecture | homework |", "|---|---|---|", *map(row, lectures)])


def with_table(text: str) -> str:
    """The page with the table of now between the two marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{INDEX}: the table stands between the lines {BEGIN!r} and {END!r}: put them back")
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    INDEX.write_text(with_table(INDEX.read_text(encoding="utf-8")), encoding="utf-8")
