"""Links between the pages of the repository: each leads to a file that is there, and to a heading in it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: Pages of the website are read by Sphinx, which checks their links itself.
PLACES = (
    "*.md",
    "docs/*.md",
    "deploy/**/*.md",
    "lectures/*.md",
    "tests/**/*.md",
    "benchmarks/*.md",
    "website/*.md",
)
PAGES = sorted(
    path
    for place in PLACES
    for path in ROOT.glob(place)
    if not {"node_modules", "build"} & set(path.relative_to(ROOT).parts)
)
_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)|(?:src|href)=\"([^\"]+)\"")
_CODE = re.compile(r"(?ms)^( *)(```+).*?^\1\2[ ]*$|`[^`\n]*`")


def links(page: Path) -> list[str]:
    """The targets of a page's links and pictures, those in code aside."""
    # What a link is called may be code: only its target must not be.
    text = _CODE.sub("code", page.read_text(encoding="utf-8"))
    return ["".join(found) for found in _LINK.findall(text)]


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to a page's headings."""
    text = re.sub(r"(?ms)^(```+).*?^\1[ ]*$", "", page.read_text(encoding="utf-8"))
    names = set()
    for heading in re.findall(r"(?m)^#+ +(.+?) *$", text):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        names.add(re.sub(r"[^\w\- ]", "", words).replace(" ", "-"))
    return names


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    wrong = []
    for target in links(page):
        link = urlsplit(target)
        if link.scheme:
            if link.scheme not in ("https", "mailto"):
                wrong.append(f"{target}: use https")
            continue
        file = (page.parent / unquote(link.path)).resolve() if link.path else page
        if not file.exists():
            wrong.append(f"{target}: no such file")
        elif not file.is_relative_to(ROOT):
            wrong.append(f"{target}: leads out of the repository")
        elif link.fragment and file.suffix == ".md" and link.fragment not in anchors(file):
            wrong.append(f"{target}: no such heading")
    assert wrong == []


def test_the_pages_of_every_reader_are_linked_from_the_first_one() -> None:
    first = {(ROOT / urlsplit(target).path).resolve() for target in links(ROOT / "README.md")}
    index = ROOT / "docs" / "README.md"
    listed = {(index.parent / urlsplit(target).path).resolve() for target in links(index)}
    assert index in first
    assert set((ROOT / "docs").glob("*.md")) - {index} <= listed


def test_links_are_found_and_code_is_none(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('[a](b.md#c) ![d](e.png "t") [`x`](f.md)\n```\n[no](g.md)\n```\n`[no](h.md)`\n')
    assert links(page) == ["b.md#c", "e.png", "f.md"]
    page.write_text("# What `nobody` wrote\n\n## A [link](x.md), and more\n")
    assert anchors(page) == {"what-nobody-wrote", "a-link-and-more"}
