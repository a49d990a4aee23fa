"""What a failed cell reports: pieces instead of a traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from coursekit.validation._listener import MIME, describe, report_failures

Run = Callable[[str], dict[str, Any] | None]


@pytest.fixture
def run(shell: InteractiveShell) -> Run:
    """Run a cell in a shell with the listener; the report, or None."""
    published: list[dict[str, Any]] = []
    shell.display_pub.publish = lambda data, *_, **__: published.append(data)
    report_failures()

    def run_cell(source: str) -> dict[str, Any] | None:
        published.clear()
        shell.run_cell(source, store_history=True)
        [report] = [data[MIME] for data in published if MIME in data] or [None]
        return json.loads(json.dumps(report))

    return run_cell


def test_a_failed_check_comes_in_its_pieces(run: Run) -> None:
    report = run(
        "from coursekit.checks import check_close\n\ncheck_close([1.0, 2.0], [1.0, 3.0], 'two', hint='Add.')"
    )
    assert report is not None
    assert report["kind"] == "CheckFailed"
    assert report["check"]["headline"] == "two: 1 of 2 values differs."
    assert report["check"]["notes"][-1] == "Hint: Add."
    assert report["check"]["table"]["rows"][1]["cells"] == ["1", "2"]
    assert [place[:3] for place in report["places"]] == [[1, 3, "<module>"]]


def test_places_are_those_in_cells_outermost_first(run: Run) -> None:
    assert run("def halve(x):\n    return 1 / x") is None
    report = run("values = [\n    halve(0)\n]")
    assert report is not None
    assert (report["kind"], report["message"], report["check"]) == (
        "ZeroDivisionError",
        "division by zero",
        None,
    )
    assert [tuple(place) for place in report["places"]] == [
        (2, 2, "<module>", "halve(0)"),
        (1, 2, "halve", "return 1 / x"),
    ]


def test_what_is_missing_unwritten_or_no_python_is_told(run: Run) -> None:
    missing = run("softmax([0])")
    assert missing is not None
    assert missing["missing"] == "softmax"
    unwritten = run("raise NotImplementedError()")
    assert unwritten is not None
    assert unwritten["unwritten"]
    unbound = run("def f():\n    total += 1\nf()")
    assert unbound is not None
    assert unbound["missing"] is None
    broken = run("x = 1\ny = (")
    assert broken is not None
    assert broken["kind"] in ("SyntaxError", "_IncompleteInputError")
    assert [place[1] for place in broken["places"]] == [2]


def test_an_exception_that_cannot_be_printed_is_described() -> None:
    class Odd(Exception):
        def __str__(self) -> str:
            raise ZeroDivisionError

    report = describe(Odd(), lambda file: None)
    assert (report["kind"], report["message"], report["places"]) == ("Odd", "", [])
