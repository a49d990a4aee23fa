"""`coursekit.validate()`: which notebook it means, whether that is saved, and what it shows."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell
from student_notebooks import cell, exercise, saved

import coursekit
from coursekit.validation import CannotValidate, Outcome, Status, Validation, _notebook

CELLS = [*exercise("softmax", "def softmax(z):\n    return z", "softmax([0])"), cell("free", "softmax([1])")]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A saved notebook, which JupyterLab says is this one; it passes without a kernel."""

    async def run(self: Validation) -> AsyncIterator[Outcome]:
        await asyncio.sleep(0)
        yield Outcome("softmax", Status.PASSED, "The visible checks pass.", cell="softmax", number=1)

    path = saved(tmp_path / "a.ipynb", *CELLS)
    monkeypatch.setattr(Validation, "run", run)
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    return path


def test_it_finds_the_notebook_that_it_stands_in(
    file: Path, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _notebook.open_notebook() == file
    shell.user_ns["__vsc_ipynb_file__"] = str(file)
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert _notebook.open_notebook() == file
    file.rename(file.with_name("b.ipynb"))
    with pytest.raises(CannotValidate, match="was renamed"):
        _notebook.open_notebook()
    del shell.user_ns["__vsc_ipynb_file__"]
    with pytest.raises(CannotValidate, match="name it"):
        _notebook.open_notebook()


def test_what_ran_in_another_version_is_not_saved() -> None:
    as_saved = CELLS[0]["source"]
    newer = "def softmax(z):\n    return z / sum(z)"
    assert list(_notebook.unsaved(CELLS, [as_saved, "softmax([0])"])) == []
    assert list(_notebook.unsaved(CELLS, [newer, f"{as_saved}\n"])) == []
    [said] = _notebook.unsaved(CELLS, [as_saved, newer])
    assert said == "Not saved: softmax ran here in another version than the file has. Save, then validate."


def test_without_a_front_end_it_prints(
    file: Path, shell: InteractiveShell, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.run_cell("def softmax(z):\n    return 0", store_history=True)
    coursekit.validate()
    said = capsys.readouterr().out
    assert said.startswith("Not saved: softmax")
    assert "✓ The visible checks pass.  softmax (cell 1)\n1 of 1 passes\n" in said


def test_a_front_end_watches_it_grow(
    file: Path, shell: InteractiveShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[dict[str, str]] = []

    class Handle:
        def update(self, data: dict[str, str], raw: bool) -> None:
            assert raw
            shown.append(data)

    def display(data: dict[str, str], **_: object) -> Handle:
        shown.append(data)
        return Handle()

    shell.kernel = object()
    monkeypatch.setattr(_notebook, "display", display)
    coursekit.validate(str(file))
    first, last = shown
    assert "Running in a fresh kernel" in first["text/plain"]
    assert 'aria-label="waiting"' in first["text/html"]
    assert last["text/plain"].endswith("1 of 1 passes")
    assert "a.ipynb#cell-id=softmax" in last["text/html"]


def test_a_mistake_is_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    coursekit.validate(tmp_path / "none.ipynb")
    assert capsys.readouterr().out.startswith("validate: ")


def test_where_no_kernel_can_start_it_says_what_else_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "coursekit.validation._notebook")
    monkeypatch.setitem(sys.modules, "coursekit.validation._kernel", None)
    coursekit.validate()
    assert capsys.readouterr().out.strip().endswith("is missing): run the cells one by one")


def test_a_notebook_that_validates_itself_does_so_once(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COURSEKIT_VALIDATES", "1")
    coursekit.validate()
    assert "does nothing here" in capsys.readouterr().out
