"""What an author left for later, and what still stands as the template laid it out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_course import cell, notebook

from autograder.authoring.placeholders import placeholders
from autograder.notebook import Assignment, Cell, Role

COMMENT = "<!-- template: every symbol -->"


def unit(text: str, exercise: str = "double") -> Assignment:
    told = Cell(Role.LOCKED, "markdown", text, "text-title")
    return Assignment("01-small", (told, Cell(Role.TEST, "code", "assert True", f"test-{exercise}", 1.0)))


@pytest.mark.parametrize(
    "word",
    [
        "TODO",
        "FIXME",
        "XXX",
        "TBD",
        "Your text here",
        "YOUR CODE HERE",
        "your answer goes here",
        "Lorem ipsum",
    ],
)
def test_what_is_left_to_write_is_told(word: str, tmp_path: Path) -> None:
    found = placeholders(unit(f"# A title\n\n{word} …"), tmp_path / "none.ipynb")
    assert found.left == (f"solution, cell 1 (text-title): {word!r} is left to write",)
    assert found.note == ""


@pytest.mark.parametrize(
    "word", ["todo = [root]", "the text here", "Your answer is right", "<!-- a comment -->"]
)
def test_what_only_looks_like_it_is_not(word: str, tmp_path: Path) -> None:
    assert placeholders(unit(word), tmp_path / "none.ipynb").left == ()


def test_the_lecture_counts_as_well(tmp_path: Path) -> None:
    lecture = tmp_path / "01-small.ipynb"
    cells = [cell("markdown", "# A title", "title"), cell("code", "x = 1  # TODO", "code")]
    lecture.write_text(json.dumps(notebook(cells)))
    assert placeholders(unit("# A title"), lecture).left == ("lecture, cell 2: 'TODO' is left to write",)


def test_the_template_is_noted_until_the_unit_has_an_exercise_of_its_own(tmp_path: Path) -> None:
    fresh = placeholders(unit(f"Symbols\n\n{COMMENT}", "mean_vector"), tmp_path / "none.ipynb")
    assert fresh.left == ()
    assert fresh.note == "still the template: 1 cell of text to write"
    begun = placeholders(unit(f"Symbols\n\n{COMMENT}"), tmp_path / "none.ipynb")
    assert begun.left == (f"solution, cell 1 (text-title): {COMMENT!r} is left to write",)
    assert begun.note == ""
