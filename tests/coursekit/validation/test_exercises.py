"""Exercises of a saved notebook: found by nbgrader's metadata, in files of every condition."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from student_notebooks import cell, exercise, given, notebook, saved, written

from coursekit.validation._exercises import (
    CannotValidate,
    Exercise,
    checksum,
    defined_names,
    find_exercises,
    is_free,
    is_locked,
    read_notebook,
)


def test_exercises_are_found_with_the_cell_to_work_in() -> None:
    cells = [
        given("imports", "import math"),
        *exercise("softmax", "def softmax(z): ...", "softmax([0])"),
        cell("free", "softmax([1])"),
        cell("other-name", "def entropy(p): ...", solution=True, grade=False, locked=False),
        cell("test-entropy", "entropy([1])", grade=True, solution=False, locked=True, points=1),
        written("why", "Because.", "*Write your answer here.*"),
        written("why-not", "*Write your answer here.*", "*Write your answer here.*"),
    ]
    assert find_exercises(cells) == [
        Exercise("softmax", 1, 2),
        Exercise("entropy", 4, 5),
        Exercise("why", 6, answered=True),
        Exercise("why-not", 7),
    ]
    assert [is_locked(one) for one in cells[:4]] == [True, False, True, False]
    assert [is_free(one) for one in cells[:4]] == [False, False, False, True]


def test_released_checksums_are_nbgraders(root: Path) -> None:
    """Those that `autograder release` wrote by nbgrader's own function."""
    released = 0
    for path in sorted((root / "assignments").glob("*/*.ipynb")):
        for one in read_notebook(path)["cells"]:
            expected = one["metadata"].get("nbgrader", {}).get("checksum")
            if expected:
                assert checksum(one) == expected, f"{path.name}, {one['id']}"
                released += 1
    assert released > 100


def test_a_check_that_the_student_changed_is_noticed() -> None:
    cells = exercise("softmax", "def softmax(z): ...", "assert softmax([0]) == [1]")
    cells[1]["metadata"]["nbgrader"]["checksum"] = checksum(cells[1])
    assert not find_exercises(cells)[0].changed
    cells[1]["source"] = "pass"
    assert find_exercises(cells)[0].changed


def test_an_answer_that_was_deleted_leaves_its_check() -> None:
    [_, check] = exercise("softmax", "", "softmax([0])")
    assert find_exercises([check]) == [Exercise("softmax", 0, 0)]


def test_metadata_of_other_kinds_is_no_exercise() -> None:
    odd = cell("odd", "1")
    odd["metadata"]["nbgrader"] = "yes"
    assert find_exercises([odd, cell("plain", "2")]) == []


def test_names_of_a_cell_are_found_even_if_it_is_no_python() -> None:
    source = "def softmax(z):\n    inner = 1\n    return z @@ 2\nclass Node: pass\n"
    source += "rate: float = 0.1\nx == 2\nasync def f(): ..."
    assert defined_names(source) == {"softmax", "Node", "rate", "f"}


def test_a_notebook_of_lines_without_ids_is_read(tmp_path: Path) -> None:
    made = notebook({"cell_type": "code", "source": ["a = 1\n", "a"], "metadata": {}})
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps(made), "utf-8")
    [only] = read_notebook(path)["cells"]
    assert (only["source"], only["id"]) == ("a = 1\na", "cell-0")
    assert read_notebook(saved(tmp_path / "new.ipynb", cell("mine", "1")))["cells"][0]["id"] == "mine"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "does not exist"),
        (b"{", "is damaged"),
        (b"[1]", "is no notebook"),
        (b"\xff\xfe", "cannot be read"),
    ],
)
def test_what_is_no_notebook_is_refused_in_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "x.ipynb"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CannotValidate, match=said) as caught:
        read_notebook(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
