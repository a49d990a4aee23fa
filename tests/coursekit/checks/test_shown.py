"""A failed check in a notebook: its message and the table, no frames of the library."""

from __future__ import annotations

import re
import subprocess
import sys

import nbformat
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient import NotebookClient

from coursekit.checks import CheckFailed, check_close, check_true

CELL = """from coursekit.checks import check_close

check_close([1.0, 2.0], [1.0, 3.0], '<b>two</b> numbers', hint='h')"""


def failing() -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check_close(np.array([1.0, 2.0]), [1.0, 3.0], "<b>two</b> numbers", hint="Count <again>.")
    return caught.value


def test_html_has_the_pieces_escaped() -> None:
    page = failing()._repr_html_()
    assert "&lt;b&gt;two&lt;/b&gt; numbers: 1 of 2 values differs." in page
    assert "<b>two" not in page
    assert "Hint: Count &lt;again&gt;." in page
    assert page.index("<table") < page.index("Hint")
    assert "<table" not in CheckFailed("only words\nand more")._repr_html_()


def test_the_message_stays_one_line_and_its_notes() -> None:
    error = failing()
    assert str(error).splitlines()[0] == "<b>two</b> numbers: expected [1., 3.], got [1., 2.]."
    with pytest.raises(CheckFailed) as caught:
        check_true(False, "first line\nsecond")
    assert (caught.value.headline, caught.value.notes) == ("first line", ["second"])


def test_a_terminal_gets_aligned_rows_without_frames() -> None:
    shell = InteractiveShell.instance()
    try:
        with capture_output() as captured:
            shell.run_cell(CELL)
    finally:
        InteractiveShell.clear_instance()
    assert "expected  1  3\ngot       1  2\n             ^" in captured.stdout
    assert "CheckFailed" in captured.stdout
    assert "line 3" in captured.stdout
    assert "numeric.py" not in captured.stdout
    assert "_text.py" not in captured.stdout


CALLING = """import numpy as np
from coursekit.checks import check_raises, check_unchanged, check_vectorised

def f(x):
    return {}[x]

def stub(x):
    raise NotImplementedError()"""


@pytest.mark.parametrize(
    "check",
    [
        "check_unchanged(f, [1], 'f(1)')",
        "check_unchanged(f, [1, 2], 'f(1, 2)')",
        "check_vectorised(f, abs, lambda: [1], lambda x: x)",
        "check_raises(ValueError, stub, 1)",
    ],
)
def test_what_a_function_raises_within_a_check_shows_no_frame_of_the_library(check: str) -> None:
    shell = InteractiveShell.instance(colors="nocolor")
    try:
        shell.run_cell(CALLING, store_history=True)
        with capture_output() as captured:
            shell.run_cell(check, store_history=True)
    finally:
        InteractiveShell.clear_instance()
    assert re.search(
        "KeyError: 1|NotImplementedError|f.1, 2.: raised TypeError: f.. takes 1", captured.stdout
    )
    assert "line 1" in captured.stdout
    assert "coursekit/" not in captured.stdout


@pytest.mark.slow
def test_a_notebook_gets_a_table_and_one_line() -> None:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, allow_errors=True, kernel_name="python3").execute()
    shown, error = notebook.cells[0].outputs
    assert "<table" in shown["data"]["text/html"]
    assert "&lt;b&gt;two&lt;/b&gt;" in shown["data"]["text/html"]
    assert "got       1  2" in shown["data"]["text/plain"]
    assert error["ename"] == "CheckFailed"
    assert "[1., 3.], got [1., 2.]" in "".join(error["traceback"])
    assert error["evalue"].startswith("<b>two</b> numbers: expected [1., 3.]")
    assert "Hint: h" in "".join(error["traceback"])
    assert "Hint" not in shown["data"]["text/html"], "once is enough"
    assert "coursekit" not in "".join(error["traceback"]).replace("from coursekit.checks", "")


def test_a_plain_traceback_ends_with_the_table() -> None:
    done = subprocess.run([sys.executable, "-c", CELL], capture_output=True, text=True)
    assert "expected  1  3\ngot       1  2" in done.stderr
