"""The leak rule, to the letter: more than half of a block's telling lines in one file."""

from __future__ import annotations

import html
import json

import pytest
from small_course import NAME, SmallCourse, cell, notebook, small_solution

from autograder.course import CourseError
from autograder.leaks import (
    Block,
    blocks,
    file_text,
    find_leaks,
    notebook_text,
    page_text,
    refuse_leaks,
    student_folders,
    telling_lines,
)
from autograder.notebook_file import NotebookError

LINES = [f"the_{number}_telling_line = {number * 11111}" for number in ("one", "two", "three", "four")]
BLOCK = Block("a", "test-x", "hidden test", telling_lines("\n".join(LINES)))


def test_lines_that_tell() -> None:
    text = """import numpy as np_with_a_long_name
    from coursekit.checks import check_close
    short = 1
        a_line_that_is_long_enough = 1  # with a comment
    a line that is long enough     =     1
    a_line_that_is_long_enough = 1  # with a comment"""
    assert telling_lines(text) == ("a_line_that_is_long_enough=1#withacomment", "alinethatislongenough=1")


@pytest.mark.parametrize(("shared", "leaks"), [(0, False), (2, False), (3, True), (4, True)])
def test_more_than_half_is_a_leak(shared: int, leaks: bool) -> None:
    text = "something of its own\n" + "\n".join("    " + line.replace(" ", "   ") for line in LINES[:shared])
    found = find_leaks(text, [BLOCK], "page.html")
    assert bool(found) is leaks
    if leaks:
        assert (
            str(found[0])
            == f"page.html holds {shared} of the 4 telling lines of the hidden test of test-x (a)"
        )


@pytest.mark.parametrize("length", [20, 21, 29, 30, 47])
def test_a_line_is_found_wherever_it_stands(length: int) -> None:
    line = "".join(chr(ord("a") + (7 * i) % 26) for i in range(length))
    block = Block("unit", "cell", "hidden test", (line,))
    for offset in range(45):
        assert find_leaks("." * offset + line + "." * (offset % 7), [block], "a file"), offset
        # Its pieces alone are not the line.
        assert not find_leaks("." * offset + line[:-1] + "." + line[1:], [block], "a file"), offset


def test_white_space_and_comments_do_not_hide_a_leak() -> None:
    assert find_leaks("\n".join(f"# {line}" for line in LINES), [BLOCK], "x")
    assert find_leaks("\n\n".join(line.replace("=", " =\t") for line in LINES), [BLOCK], "x")


def test_blocks_of_a_course(small: SmallCourse) -> None:
    found = {(b.grade_id, b.kind) for b in blocks(small.course)}
    assert found == {
        ("double", "solution"),
        ("test-double", "hidden test"),
        ("greet", "solution"),
        ("test-greet", "hidden test"),
        ("written-why", "solution"),
    }


def test_an_answer_without_marks_is_a_solution_as_a_whole(small: SmallCourse) -> None:
    cells = small_solution()
    cells[2]["source"] = "def double(x):\n    return the_whole_answer_is_secret(x)"
    small.write_solution(cells)
    assert [b.lines for b in blocks(small.course) if b.grade_id == "double"] == [
        ("returnthe_whole_answer_is_secret(x)",)
    ]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("### BEGIN SOLUTION\nreturn 1", "has no END SOLUTION"),
        ("### END SOLUTION", "every BEGIN needs its END"),
        ("### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION", "every BEGIN needs its END"),
        ("### BEGIN SOLUTION\n### END HIDDEN TESTS", "every BEGIN needs its END"),
    ],
)
def test_marks_that_do_not_match(small: SmallCourse, source: str, says: str) -> None:
    cells = small_solution()
    cells[2]["source"] = source
    small.write_solution(cells)
    with pytest.raises(NotebookError, match=f"cell double.*{says}"):
        blocks(small.course)


def test_notebooks_are_searched_in_sources_and_textual_outputs() -> None:
    code = cell("code", "print(1)", "a")
    code["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": [line + "\n" for line in LINES]},
        {"output_type": "display_data", "data": {"image/png": "picture" * 10}, "metadata": {}},
    ]
    text = notebook_text(json.dumps(notebook([code])))
    assert find_leaks(text, [BLOCK], "x")
    assert "picture" not in text


def test_highlighted_pages_are_searched() -> None:
    page = "".join(
        f"<span class='n'>{html.escape(line[:7])}</span><span>{html.escape(line[7:])}</span>\n"
        for line in LINES
    )
    assert find_leaks(page_text(f"<pre>{page}</pre>"), [BLOCK], "x")


@pytest.mark.parametrize(
    "place", ["lectures/01.ipynb", "coursekit/helper.py", "assignments/02-other/notes.md"]
)
def test_every_file_for_students_is_searched(small: SmallCourse, place: str) -> None:
    path = small.root / place
    path.parent.mkdir(parents=True)
    secret = "\n".join(line for b in blocks(small.course) if b.grade_id == "test-greet" for line in b.lines)
    text = json.dumps(notebook([cell("code", secret, "a")])) if path.suffix == ".ipynb" else secret
    path.write_text(text)
    with pytest.raises(
        CourseError, match=rf"^{place} holds 2 of the 2 telling lines of the hidden test of test-greet"
    ):
        refuse_leaks(blocks(small.course), student_folders(small.course), small.root)
    path.write_text("nothing to see")
    refuse_leaks(blocks(small.course), student_folders(small.course), small.root)


def test_binary_files_are_no_text(small: SmallCourse) -> None:
    path = small.root / "figure.png"
    path.write_bytes(b"\x89PNG\xff\xfe\x00")
    assert file_text(path) == ""
    assert NAME
