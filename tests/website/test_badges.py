"""The badges in the README, for a course that has a place on GitHub."""

from __future__ import annotations

from pathlib import Path

import pytest
from badges import BEGIN, END, LECTURE, badges, with_badges


def test_each_badge_leads_to_this_repository_or_its_site() -> None:
    lines = badges("Ada/word-course").splitlines()
    targets = [line.rsplit("](", 1)[1].rstrip(")") for line in lines]
    assert targets == [
        "https://ada.github.io/word-course",
        "https://ada.github.io/word-course/lite/lab/",
        "https://mybinder.org/v2/gh/Ada/word-course/HEAD",
        f"https://colab.research.google.com/github/Ada/word-course/blob/main/{LECTURE}",
    ]


@pytest.mark.parametrize("name", ["", "word-course", "a/b/c", "a b/c"])
def test_what_is_no_repository_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="OWNER/NAME"):
        badges(name)


def test_the_readme_takes_them_and_takes_them_again(root: Path) -> None:
    assert (root / LECTURE).is_file()
    readme = (root / "README.md").read_text(encoding="utf-8")
    once = with_badges(readme, badges("ada/course"))
    assert with_badges(once, badges("ada/course")) == once
    assert once.count(BEGIN) == once.count(END) == 1
    with pytest.raises(ValueError, match="put them back"):
        with_badges("no marks", "line")
