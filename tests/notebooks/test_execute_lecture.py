"""Refreshing a lecture: what differs from run to run is not saved, and a failure leaves the file alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from execute_lecture import fold_answers
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

SCRIPT = Path(__file__).with_name("execute_lecture.py")


def write(path: Path, *sources: str) -> bytes:
    cells = [new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
    nbformat.write(
        new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "x"}}), path
    )
    return path.read_bytes()


def run(*paths: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, paths)], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_two_runs_save_the_same_bytes(tmp_path):
    lecture = tmp_path / "lecture.ipynb"
    write(
        lecture,
        "from coursekit.widgets import similarity as widgets\nwidgets.two_vectors()",
        "print('a')\nprint('b')",
    )
    assert run(lecture).returncode == 0
    first = lecture.read_bytes()
    assert run(lecture).returncode == 0
    assert lecture.read_bytes() == first
    widget, text = (cell.outputs for cell in nbformat.read(lecture, as_version=4).cells)
    assert set(widget[0].data) == {"text/plain", "text/html"}
    assert [output.text for output in text] == ["a\nb\n"]


@pytest.mark.slow
def test_a_failing_cell_changes_nothing(tmp_path):
    lecture = tmp_path / "lecture.ipynb"
    before = write(lecture, "print(1)", "1 / 0")
    done = run(lecture)
    assert done.returncode != 0
    assert "ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr.splitlines()[0]
    assert lecture.read_bytes() == before


def test_bad_input_gets_one_line(tmp_path):
    broken = tmp_path / "broken.ipynb"
    broken.write_text("{", encoding="utf-8")
    for path, said in ((tmp_path / "absent.ipynb", "no such file"), (broken, "not a notebook")):
        done = run(path)
        assert done.returncode == 1
        assert done.stderr.splitlines() == [done.stderr.strip()]
        assert path.name in done.stderr
        assert said in done.stderr


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
