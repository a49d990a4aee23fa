"""The student's command: lines, exit codes, advice in one line."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from student_notebooks import exercise, saved

from coursekit.checks import Table
from coursekit.checks._table import Row
from coursekit.validation import CannotValidate, Outcome, Status, Validation, terminal
from coursekit.validation._outcomes import Status as Ended

WRONG = Outcome(
    "softmax",
    Status.FAILED,
    "Opposite sign.",
    ("softmax([0])",),
    Table((), (Row("expected", ("1",)), Row("got", ("-1",), (0,)))),
    "c",
    3,
    7,
)
RIGHT = Outcome("entropy", Status.PASSED, "The visible checks pass.", number=9)


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[Outcome]:
    """What every validation comes to; to be filled."""
    outcomes: list[Outcome] = []

    async def run(self: Validation) -> AsyncIterator[Outcome]:
        if not outcomes:
            raise CannotValidate("no fresh kernel starts")
        for outcome in outcomes:
            yield outcome

    monkeypatch.setattr(Validation, "run", run)
    return outcomes


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(saved(tmp_path / "a.ipynb", *exercise("softmax", "1", "2")))


def test_each_exercise_is_a_line_with_its_place(
    ends: list[Outcome], file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ends += [WRONG, RIGHT]
    assert terminal.main(["validate", file]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "✗ Opposite sign.  softmax (cell 7, line 3)",
        "    softmax([0])",
        "    expected   1",
        "    got       -1",
        "              ^^",
        "✓ The visible checks pass.  entropy (cell 9)",
        "",
        "1 of 2 pass",
        "Hidden checks run when your work is graded.",
    ]


def test_a_missing_written_answer_fails_no_check(ends: list[Outcome], file: str) -> None:
    ends += [RIGHT, Outcome("why", Ended.UNANSWERED, "No answer yet.")]
    assert terminal.main(["validate", file]) == 0


def test_what_cannot_be_validated_is_one_line(
    ends: list[Outcome], file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert terminal.main(["validate", str(tmp_path / "none.ipynb")]) == 2
    assert terminal.main(["validate", file]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("autograder: ")
    assert "does not exist" in first
    assert second == "autograder: no fresh kernel starts"


@pytest.mark.parametrize("arguments", [["grade", "x"], ["validate", "x", "--seconds", "0"], []])
def test_wrong_usage_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        terminal.main(arguments)
    assert caught.value.code == 2
    assert "usage: autograder" in capsys.readouterr().err
