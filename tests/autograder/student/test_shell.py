"""What a student's cells show is kept as a notebook keeps it, and has limits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import typing

import pytest

# In a process of its own: an IPython shell takes the streams of its process.
RUN = """
import json, sys
cells = json.loads(sys.stdin.read())
out = sys.stdout
from autograder.student.shell import make_shell
shell = make_shell()
print(json.dumps([shell.run(cell) for cell in cells]), file=out)
"""


@pytest.fixture(scope="module")
def outcomes() -> dict[str, dict[str, typing.Any]]:
    """What cells come to, one after the other in one shell."""
    cells = {
        "streams": "import sys\nprint('a'); print('b'); print('c', file=sys.stderr)",
        "value": "x = 20 + 1\n2 * x",
        "quiet": "x;",
        "magic": "%env COURSE_OF_TEST=1\n!echo from a program",
        "figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "display": "h = display('first', display_id=True)\nh.update('second')",
        "cleared": "print('gone')\nfrom IPython.display import clear_output\nclear_output()\nprint('here')",
        "raises": "def f():\n    raise ValueError('no such word')\nf()",
        "unprintable": "class E(Exception):\n    def __str__(self): raise RuntimeError\nraise E()",
        "syntax": "def f(:",
        "exit": "exit()\nprint('still here')",
        "after": "x, Out[2], 'sys' in dir()",
        "awaits": "import asyncio\nawait asyncio.sleep(0, 'slept')",
    }
    # Whatever tests before this one chose in this process: the shell shows figures in the page.
    environment = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(list(cells.values())),
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(cells, json.loads(done.stdout), strict=True))


def test_streams_come_in_order_and_joined(outcomes: dict) -> None:
    assert outcomes["streams"] == {
        "outputs": [
            {"output_type": "stream", "name": "stdout", "text": "a\nb\n"},
            {"output_type": "stream", "name": "stderr", "text": "c\n"},
        ],
        "error": None,
    }


def test_the_value_of_a_cell_has_its_number(outcomes: dict) -> None:
    [shown] = outcomes["value"]["outputs"]
    assert (shown["output_type"], shown["execution_count"]) == ("execute_result", 2)
    assert shown["data"]["text/plain"] == "42"
    assert outcomes["quiet"]["outputs"] == []
    assert outcomes["after"]["outputs"][0]["data"]["text/plain"] == "(21, 42, True)", "names stay"


def test_magics_figures_and_displays_work_as_in_a_notebook(outcomes: dict) -> None:
    assert "from a program" in "".join(item.get("text", "") for item in outcomes["magic"]["outputs"])
    [figure] = outcomes["figure"]["outputs"]
    assert figure["data"]["image/png"].startswith("iVBOR")
    [updated] = outcomes["display"]["outputs"]
    assert updated["data"]["text/plain"] == "'second'"
    assert [item["text"] for item in outcomes["cleared"]["outputs"]] == ["here\n"]


def test_errors_say_what_and_where_and_end_only_their_cell(outcomes: dict) -> None:
    assert outcomes["raises"]["error"] == ["ValueError", "no such word"]
    [shown] = outcomes["raises"]["outputs"]
    assert shown["ename"] == "ValueError"
    assert any("raise ValueError" in line for line in shown["traceback"])
    assert outcomes["unprintable"]["error"] is not None
    assert outcomes["unprintable"]["outputs"][-1]["output_type"] == "error"
    assert outcomes["syntax"]["error"][0] == "SyntaxError"
    assert outcomes["exit"]["error"] is None
    assert outcomes["exit"]["outputs"][0]["text"] == "still here\n"


def test_a_cell_may_await_at_its_top_level(outcomes: dict) -> None:
    assert outcomes["awaits"]["error"] is None
    assert outcomes["awaits"]["outputs"][0]["data"] == {"text/plain": "'slept'"}


# What a notebook can see of its shell, before and after it was warmed up; then what an error still imports.
WARMED = """
import json, sys
out = sys.stdout
from autograder.student.shell import make_shell, warm_up
shell = make_shell()

def visible():
    names = {name: repr(value) for name, value in shell.user_ns.items()}
    last = [name for name in vars(sys) if name.startswith("last_")]
    return [names, sorted(shell.user_ns_hidden), shell.execution_count, last, shell.outputs.items]

before = visible()
warm_up(shell)
unchanged = visible() == before
known = set(sys.modules)
shown = [shell.run(cell)["outputs"] for cell in ("'first'", "1 / 0")]
print(json.dumps([unchanged, shown, sorted(set(sys.modules) - known)]), file=out)
"""


def test_a_warm_shell_is_that_of_a_new_notebook() -> None:
    done = subprocess.run([sys.executable, "-c", WARMED], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    unchanged, (value, error), imported = json.loads(done.stdout)
    assert unchanged
    assert value[0]["execution_count"] == 1
    assert error[0]["ename"] == "ZeroDivisionError"
    assert not any(name.startswith(("IPython", "bdb", "stack_data", "executing")) for name in imported), (
        imported
    )
