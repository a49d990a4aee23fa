"""Points that the page names have to be those that its cells carry."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.declared_points import wrong_points
from autograder.course import Course
from autograder.notebook import Assignment, Cell, Role, load_assignment

TOP = "# 01 · Small\n\n**Time:** 5 minutes · **Points:** 5 (3 autograded, 2 for a written answer)"
DOUBLE = "## 1 · Double\n\n★ · 5 minutes · 1 point · *You will be able to double.*\n\n| a · 7 points | b |"
GREET = "## 2 · Greet\n\n★ · 5 minutes · 2 points"
TOGETHER = "## 3 · Together\n\n10 minutes · no points"
WHY = "## 4 · Why\n\n15 minutes · 2 points · marked by a person"
RUBRIC = "**Rubric (2 points).**\n\n- 1 point: the sum.\n- 0.5 points: its name.\n- 0.5 points: why."


def page(**changed: str) -> Assignment:
    text = {"top": TOP, "double": DOUBLE, "greet": GREET, "together": TOGETHER, "why": WHY, "rubric": RUBRIC}
    text |= changed

    def told(name: str) -> Cell:
        return Cell(Role.LOCKED, "markdown", text[name], f"text-{name}")

    cells = (
        told("top"),
        told("double"),
        Cell(Role.TEST, "code", "assert True", "test-double", 1.0),
        told("greet"),
        Cell(Role.TEST, "code", "assert True", "test-greet", 2.0),
        told("together"),
        told("why"),
        Cell(Role.WRITTEN, "markdown", text["rubric"], "written-why", 2.0),
    )
    return Assignment("01-small", cells)


def test_points_that_add_up() -> None:
    assert wrong_points(page()) == []


@pytest.mark.parametrize(
    ("where", "old", "new", "told"),
    [
        ("top", "** 5", "** 6", "the page names 6 points, its cells carry 5"),
        ("top", "3 auto", "4 auto", "the page names 4 autograded points, its cells carry 3"),
        ("top", "2 for a", "1 for a", "the page names 1 points for written answers, its cells carry 2"),
        ("double", "1 point ", "2 points ", "section “1 · Double” names 2 points, its cells carry 1"),
        ("greet", "2 points", "no points", "section “2 · Greet” names 0 points, its cells carry 2"),
        ("together", "no points", "1 point", "section “3 · Together” names 1 points, its cells carry 0"),
        ("why", "2 points", "2.5 points", "section “4 · Why” names 2.5 points, its cells carry 2"),
        ("rubric", "(2", "(3", "the rubric of written-why names 3 points, its cell carries 2"),
        (
            "rubric",
            "- 1 point",
            "- 2 points",
            "the rubric of written-why adds up to 3 points, the cell has 2: "
            "write a line as `- 0.5 points: what for`",
        ),
    ],
)
def test_each_place_that_names_other_points_is_told(where: str, old: str, new: str, told: str) -> None:
    right = {"top": TOP, "double": DOUBLE, "greet": GREET, "together": TOGETHER, "why": WHY, "rubric": RUBRIC}
    assert old in right[where]
    assert wrong_points(page(**{where: right[where].replace(old, new)})) == [told]


def test_what_a_page_does_not_name_is_not_asked_for() -> None:
    assert wrong_points(page(top="# 01", double="## 1", greet="", together="", why="", rubric="")) == []


def test_this_courses_pages_name_their_points(root: Path) -> None:
    course = Course.at(root)
    for name in course.assignment_names():
        assignment = load_assignment(course.solution(name), name)
        assert wrong_points(assignment) == []
        text = "\n".join(cell.source for cell in assignment.cells)
        assert "**Points:**" in text, f"{name} says at its top what it is worth"
