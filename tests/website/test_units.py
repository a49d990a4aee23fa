"""Units follow from the folders: a lecture that is there is on the site."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

from website.units import UnitError, read_units

TITLE = (
    "# 13 · Attention\n\n*Who looks at whom?* About 50 minutes.\n\nYou can\n\n- read a\n  table;\n- draw one."
)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    (tmp_path / "lectures").mkdir()
    return tmp_path


def write(path: Path, source: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)]), path)


def test_a_new_lecture_is_a_unit_with_its_goals_and_its_homework(course: Path) -> None:
    write(course / "lectures" / "13-attention.ipynb", TITLE)
    write(course / "assignments" / "13-attention" / "13-attention.ipynb", "# Homework")
    [unit] = read_units(course)
    assert (unit.number, unit.week, unit.title, unit.minutes) == ("13", 13, "Attention", 50)
    assert unit.question == "Who looks at whom?"
    assert unit.goals == ("read a table", "draw one")
    assert unit.assignment == course / "assignments" / "13-attention" / "13-attention.ipynb"


def test_a_bonus_lecture_belongs_to_its_units_week_and_needs_no_homework(course: Path) -> None:
    for name in ("05b-fast", "05-skip", "10-next"):
        write(course / "lectures" / f"{name}.ipynb", TITLE)
    units = read_units(course)
    assert [(unit.number, unit.week) for unit in units] == [("05", 5), ("05b", 5), ("10", 10)]
    assert all(unit.assignment is None for unit in units)


def test_a_lecture_without_its_first_cell_is_named(course: Path) -> None:
    write(course / "lectures" / "13-attention.ipynb", "# 13 · Attention")
    with pytest.raises(UnitError, match=r"^13-attention\.ipynb: its first cell needs"):
        read_units(course)


def test_an_unknown_unit_is_named(course: Path) -> None:
    with pytest.raises(UnitError, match="14-nothing: no such lecture"):
        read_units(course, ("14-nothing",))


def test_the_courses_own_lectures_all_say_what_the_site_needs(root: Path) -> None:
    units = read_units(root)
    assert [unit.lecture for unit in units] == sorted(
        (root / "lectures").glob("*.ipynb"), key=lambda path: path.stem.partition("-")[0]
    )
