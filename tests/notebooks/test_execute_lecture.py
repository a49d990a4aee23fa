"""Refreshing a lecture: what differs from run to run is not saved, and a failure leaves the file alone."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from execute_lecture import fold_answers, fold_tests, main
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook


def write(path: Path, *sources: str) -> bytes:
    cells = [new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
    nbformat.write(
        new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "x"}}), path
    )
    return path.read_bytes()


def refused(*paths: Path) -> str:
    """Why the script ends early."""
    with pytest.raises(SystemExit) as end:
        main([str(path) for path in paths])
    assert isinstance(end.value.code, str)
    return end.value.code


@pytest.mark.slow
def test_two_runs_save_the_same_bytes(tmp_path):
    lecture = tmp_path / "lecture.ipynb"
    write(
        lecture,
        "from coursekit.widgets import similarity as widgets\nwidgets.two_vectors()",
        "print('a')\nprint('b')",
    )
    main([str(lecture)])
    first = lecture.read_bytes()
    main([str(lecture)])
    assert lecture.read_bytes() == first
    widget, text = (cell.outputs for cell in nbformat.read(lecture, as_version=4).cells)
    assert set(widget[0].data) == {"text/plain", "text/html"}
    assert [output.text for output in text] == ["a\nb\n"]


@pytest.mark.slow
def test_a_failing_cell_changes_nothing(tmp_path):
    lecture = tmp_path / "lecture.ipynb"
    before = write(lecture, "print(1)", "1 / 0")
    said = refused(lecture)
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said.splitlines()[0]
    assert lecture.read_bytes() == before


def test_bad_input_gets_one_line(tmp_path):
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    for path, said in ((tmp_path / "absent.ipynb", "no such file"), (broken, "not a notebook")):
        line = refused(path)
        assert line.splitlines() == [line]
        assert path.name in line
        assert said in line


def test_answers_to_a_prediction_are_folded_and_nothing_else():
    cells = [
        new_markdown_cell("# Title\n\nOutputs under a *predict* prompt are folded."),
        new_code_cell("a", metadata={"collapsed": True, "jupyter": {"outputs_hidden": True}}),
        new_markdown_cell("### Predict, then run\n\nHow many?"),
        new_code_cell("b"),
        new_code_cell("c"),
        new_markdown_cell("Three. Models predict."),
        new_code_cell("d"),
        new_markdown_cell("And now? *Predict:* more or fewer?"),
        new_code_cell("e"),
    ]
    notebook = new_notebook(cells=cells)
    fold_answers(notebook)
    folded = {"collapsed": True, "jupyter": {"outputs_hidden": True}}
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [(cell.source, cell.metadata) for cell in code] == [
        (name, folded if name in "bce" else {}) for name in "abcde"
    ]


def test_the_code_of_tests_is_folded_and_nothing_else():
    marks = {
        "answer": {"grade": False, "solution": True},
        "test": {"grade": True, "solution": False},
        "both": {"grade": True, "solution": True},
    }
    cells = [new_code_cell(name, metadata={"nbgrader": mark}) for name, mark in marks.items()]
    notebook = new_notebook(cells=[*cells, new_code_cell("free"), new_markdown_cell("text")])
    fold_tests(notebook)
    assert [cell.source for cell in notebook.cells if "jupyter" in cell.metadata] == ["test"]
    assert cells[1].metadata.jupyter == {"source_hidden": True}
