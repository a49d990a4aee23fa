"""What a cell is for, and a submission merged with its tests."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook_files import file_of, json_values

from autograder.notebook import Assignment, Cell, Role, as_notebook, load_assignment, merge
from autograder.notebook_file import NotebookError, parse_cells

ASSIGNMENT = Assignment(
    "small",
    (
        Cell(Role.LOCKED, "code", "import math", "imports"),
        Cell(Role.ANSWER, "code", "def f(): return 1", "f"),
        Cell(Role.TEST, "code", "assert f() == 1  # hidden", "test-f", 1.0),
        Cell(Role.ANSWER, "code", "def g(): return 2", "g"),
        Cell(Role.TEST, "code", "assert g() == 2  # hidden", "test-g", 2.0),
        Cell(Role.WRITTEN, "markdown", "model answer", "written", 2.0),
    ),
)


def raw(source: str, grade_id: object = None, kind: str = "code") -> dict:
    return {"kind": kind, "source": source, "nbgrader": {} if grade_id is None else {"grade_id": grade_id}}


def sources(cells: list[Cell]) -> list[str]:
    return [cell.source for cell in cells]


def test_answers_come_from_the_student_and_tests_from_the_assignment() -> None:
    merged = merge(
        ASSIGNMENT,
        [
            raw("evil", "imports"),
            raw("mine", "f"),
            raw("1000", "test-f"),
            raw("too", "g"),
            raw("ok", "test-g"),
            raw("words", "written"),
        ],
    )
    assert sources(merged) == [
        "import math",
        "mine",
        "assert f() == 1  # hidden",
        "too",
        "assert g() == 2  # hidden",
        "words",
    ]
    assert [cell.points for cell in merged if cell.role is Role.TEST] == [1.0, 2.0]


def test_free_cells_follow_the_cell_they_stood_after() -> None:
    merged = merge(
        ASSIGNMENT,
        [
            raw("0"),
            raw("", "imports"),
            raw("1"),
            raw("2"),
            raw("mine", "f"),
            raw("3"),
            raw("too", "g"),
            raw("4"),
        ],
    )
    assert sources(merged)[:8] == [
        "0",
        "import math",
        "1",
        "2",
        "mine",
        "3",
        "assert f() == 1  # hidden",
        "too",
    ]


def test_a_copied_answer_cell_is_a_free_cell_and_a_copied_test_cell_nothing() -> None:
    merged = merge(
        ASSIGNMENT, [raw("first", "f"), raw("second", "f"), raw("", "test-f"), raw("assert 0", "test-f")]
    )
    assert [(cell.role, cell.source) for cell in merged if cell.source in ("first", "second")] == [
        (Role.ANSWER, "first"),
        (Role.FREE, "second"),
    ]
    assert "assert 0" not in sources(merged)


def test_order_kind_and_unknown_ids_change_nothing() -> None:
    merged = merge(
        ASSIGNMENT,
        [
            raw("too", "g", "markdown"),
            raw("x", "test-bonus"),
            raw("mine", "f", "raw"),
            raw("y", ["f"]),
            raw("z", 7),
        ],
    )
    assert [cell.source for cell in merged if cell.role is Role.ANSWER] == ["mine", "too"]
    assert [cell.kind for cell in merged if cell.role is Role.ANSWER] == ["code", "code"]
    assert [cell.grade_id for cell in merged if cell.role is Role.TEST] == ["test-f", "test-g"]


def test_an_empty_submission_still_has_every_test_and_written_answer() -> None:
    merged = merge(ASSIGNMENT, [])
    assert [cell.grade_id for cell in merged] == ["imports", "test-f", "test-g", "written"]
    assert merged[-1].source == ""


odd_cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.one_of(st.sampled_from(["code", "markdown", "raw"]), json_values),
        "source": st.one_of(st.text(), st.lists(st.one_of(st.text(), json_values), max_size=3), json_values),
        "metadata": st.one_of(
            json_values,
            st.fixed_dictionaries(
                {
                    "nbgrader": st.one_of(
                        json_values,
                        st.fixed_dictionaries(
                            {"grade_id": st.one_of(st.sampled_from(["f", "test-f"]), json_values)}
                        ),
                    )
                }
            ),
        ),
    },
)


@given(st.lists(st.one_of(odd_cells, json_values), max_size=6))
def test_any_cells_are_read_and_merged(cells: list) -> None:
    read = parse_cells(file_of(*cells))
    assert all(cell["kind"] in ("code", "markdown", "raw") and "\0" not in cell["source"] for cell in read)
    merged = merge(ASSIGNMENT, read)
    assert [cell.grade_id for cell in merged if cell.role is Role.TEST] == ["test-f", "test-g"]
    json.dumps(as_notebook([(cell, []) for cell in merged]), ensure_ascii=False).encode()


def solution(folder: Path, *cells: dict) -> Path:
    path = folder / "x" / "x.ipynb"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(file_of(*cells))
    return path


def graded(grade_id: object, **flags: object) -> dict:
    return {"cell_type": "code", "source": "1", "metadata": {"nbgrader": {"grade_id": grade_id, **flags}}}


def test_a_solution_s_cells_have_roles_points_and_data_files(tmp_path: Path) -> None:
    path = solution(
        tmp_path,
        graded("imports", locked=True),
        graded("f", solution=True),
        graded("test-f", grade=True, locked=True, points=2),
        graded("why", grade=True, solution=True, points=1),
        {"cell_type": "code", "source": "free"},
    )
    (path.parent / "corpus.txt").write_text("x")
    (path.parent / ".hidden").write_text("x")
    loaded = load_assignment(path, "x")
    assert [cell.role for cell in loaded.cells] == [
        Role.LOCKED,
        Role.ANSWER,
        Role.TEST,
        Role.WRITTEN,
        Role.FREE,
    ]
    assert [(cell.exercise, cell.points) for cell in loaded.graded_cells] == [("f", 2.0), ("why", 1.0)]
    assert loaded.data_files == {"corpus.txt": b"x"}


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ((graded("f", solution=True), graded("f", solution=True)), "no grade_id of its own"),
        ((graded(7, solution=True),), "no grade_id of its own"),
        ((graded("test-f", grade=True, locked=True, points="two"),), "give it a number"),
        ((graded("test-f", grade=True, locked=True, points=-1),), "give it a number"),
        ((graded("f", solution=True),), "no cell with points"),
    ],
)
def test_an_unusable_solution_is_refused(tmp_path: Path, cells: tuple[dict, ...], words: str) -> None:
    with pytest.raises(NotebookError, match=words):
        load_assignment(solution(tmp_path, *cells), "x")
