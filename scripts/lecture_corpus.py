"""Write the lectures' own words as the corpus that lecture 12 searches: ``coursekit/data/lectures.json``.

    python scripts/lecture_corpus.py

Run by ``make index``. Every lecture before the one that searches gives its sections: lecture, heading, and
the prose below it with the captions of its figures. Formulas, code, tables, links' addresses and the list of
sources are left out. Lectures after it would change its outputs, and have no questions that look for them.

The outputs of lecture 12 follow from this file: run it again after a change, with ``python
tests/notebooks/execute_lecture.py lectures/12-adapting-and-using.ipynb``. A small edit of a lecture changes
nothing that a searcher would notice, so a test asks for a new file only when one is stale enough: a lecture
that is missing or gone, or one of whose words more than a tenth differ (:func:`stale`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import nbformat

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "coursekit" / "data" / "lectures.json"
SEARCHING = "12-"
"""How the name of the lecture begins that searches: its own questions would be found in it word for word."""
LEFT_OUT = re.compile(r"(?i)^(symbols|sources|summary)\b")
TOLERANCE = 0.1
"""Share of a lecture's words that may differ before the corpus is stale."""

_TAGS = re.compile(r"<[^>]+>")
_FORMULAS = re.compile(r"\$\$.*?\$\$|\$[^$]*\$", re.DOTALL)
_LINKS = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*_`>#|]+")
_HEADING = re.compile(r"^(#+) +(?:[\dA-Z]\d* +)?(.+)$")


def prose(markdown: str) -> str:
    """The words of a piece of Markdown: no tables, formulas, tags, marks or addresses."""
    lines = [line for line in markdown.splitlines() if not line.lstrip().startswith("|")]
    text = _FORMULAS.sub(" ", _TAGS.sub(" ", "\n".join(lines)))
    return " ".join(_MARKS.sub(" ", _LINKS.sub(r"\1", text)).split())


def caption(output: nbformat.NotebookNode) -> str:
    """The caption that stands below a figure; nothing for other outputs."""
    below = output.get("data", {}).get("text/markdown", "")
    return re.sub(r"^\*\*Figure \d+\.\*\* ", "", below)


def sections(path: Path) -> list[dict[str, str]]:
    """The sections of a lecture in their order: lecture, title, text."""
    found: list[dict[str, str]] = []
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            pieces = [caption(output) for output in cell.outputs]
        else:
            pieces = re.split(r"(?m)^(?=#+ )", cell.source)
        for piece in pieces:
            head, _, body = piece.partition("\n")
            heading = _HEADING.match(head)
            if heading:
                title = prose(heading[2].partition("·")[2] or heading[2])
                found.append({"lecture": path.stem, "title": title, "text": prose(body)})
            elif found and piece.strip():
                found[-1]["text"] = f"{found[-1]['text']} {prose(piece)}".strip()
    return [part for part in found if part["text"] and not LEFT_OUT.match(part["title"])]


def corpus(folder: Path = ROOT / "lectures") -> list[dict[str, str]]:
    """The sections of all lectures before the one that searches, as they stand now."""
    lectures = sorted(
        (path for path in folder.glob("*.ipynb") if path.stem < SEARCHING),
        key=lambda path: path.stem.partition("-")[0],
    )
    return [part for path in lectures for part in sections(path)]


def stale(saved: list[dict[str, str]], now: list[dict[str, str]]) -> list[str]:
    """What makes a saved corpus too old, a line for each lecture; empty if it will do."""
    words: list[dict[str, Counter[str]]] = []
    for parts in (saved, now):
        counts: dict[str, Counter[str]] = {}
        for part in parts:
            counts.setdefault(part["lecture"], Counter()).update(f"{part['title']} {part['text']}".split())
        words.append(counts)
    before, after = words
    said = [f"{lecture} is not in it" for lecture in after if lecture not in before]
    said += [f"{lecture} is no lecture any more" for lecture in before if lecture not in after]
    for lecture in after.keys() & before.keys():
        old, new = before[lecture], after[lecture]
        changed = max((old - new).total(), (new - old).total()) / max(old.total(), 1)
        if changed > TOLERANCE:
            said.append(f"{lecture}: {changed:.0%} of its words differ")
    return sorted(said)


def main() -> None:
    """Write the file, unless what it holds will do: then a small edit changes no output of lecture 12."""
    saved: list[dict[str, Any]] = json.loads(CORPUS.read_text("utf-8")) if CORPUS.exists() else []
    now = corpus()
    reasons = stale(saved, now)
    if not reasons:
        return
    text = ",\n".join(json.dumps(part, ensure_ascii=False) for part in now)
    CORPUS.write_text(f"[\n{text}\n]\n", encoding="utf-8")
    print("\n".join(f"{CORPUS.name}: {reason}" for reason in reasons))
    [lecture] = (ROOT / "lectures").glob(f"{SEARCHING}*.ipynb")
    print(f"Written anew: now run python tests/notebooks/execute_lecture.py {lecture.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
