"""Home, syllabus and the links below a notebook's title."""

from __future__ import annotations

from pathlib import Path

import pytest

from website.pages import assignments, cards, colab_note, links, syllabus
from website.units import Unit

NOTEBOOK = "lectures/13-attention.ipynb"


def unit(name: str, homework: bool = True) -> Unit:
    path = Path(f"{name}.ipynb")
    return Unit(name, "Attention", "Who looks?", 50, ("read", "draw"), path, path if homework else None)


def test_the_syllabus_has_a_section_a_week_and_homework_where_there_is_some() -> None:
    text = syllabus([unit("12-tokens"), unit("13-attention"), unit("13b-fast", homework=False)])
    assert [line for line in text.splitlines() if line.startswith("## ")] == ["## Week 12", "## Week 13"]
    assert text.count("**Homework:**") == 2
    assert "- read\n- draw" in text


def test_every_lecture_has_a_card_and_every_assignment_a_row() -> None:
    units = [unit("12-tokens"), unit("13b-fast", homework=False)]
    assert cards(units).count(":link: lectures/") == 2
    assert assignments(units).count("download>") == 1


def test_a_course_without_a_place_links_to_what_the_site_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    html = links(NOTEBOOK, "../", lite=True)
    assert f'href="../notebooks/{NOTEBOOK}"' in html
    assert f'href="../lite/lab/index.html?path={NOTEBOOK}"' in html
    assert "https://" not in html
    assert "lite" not in links(NOTEBOOK, "../", lite=False)
    assert colab_note() == ""


def test_a_published_course_links_to_binder_and_colab(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "ada/course")
    html = links(NOTEBOOK, "../", lite=False)
    assert f"https://mybinder.org/v2/gh/ada/course/HEAD?labpath={NOTEBOOK}" in html
    assert f"https://colab.research.google.com/github/ada/course/blob/main/{NOTEBOOK}" in html
    assert "git+https://github.com/ada/course" in colab_note()


def test_what_is_no_repository_is_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", '"><script>')
    assert "script" not in links(NOTEBOOK, "../", lite=False)
