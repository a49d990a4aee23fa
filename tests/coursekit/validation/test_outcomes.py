"""How exercises are summed up."""

from __future__ import annotations

import json

from coursekit.checks import CheckFailed, check_close
from coursekit.validation import Outcome, Status, score_line, written_line


def outcome(status: Status) -> Outcome:
    return Outcome("x", status, "Words.")


def test_checks_and_written_answers_are_counted_apart() -> None:
    checked = [outcome(Status.PASSED), outcome(Status.FAILED), outcome(Status.UNWRITTEN)]
    words = [outcome(Status.ANSWERED), outcome(Status.UNANSWERED)]
    assert score_line(checked + words) == "1 of 3 pass"
    assert written_line(checked + words) == "1 of 2 written answers are there"
    assert written_line(words[1:]) == "The written answer is missing"
    assert written_line(words[:1]) == "The written answer is there"
    assert written_line(checked) == ""
    assert score_line(checked[:1]) == "1 of 1 passes"


def test_an_outcome_is_plain_data() -> None:
    try:
        check_close([1.0], [2.0], "one")
    except CheckFailed as error:
        table = error.table
    told = json.loads(
        json.dumps(Outcome("x", Status.FAILED, "Off.", table=table, cell="c", line=3).to_json())
    )
    assert (told["status"], told["line"], told["table"]["rows"][0]["cells"]) == ("failed", 3, ["2"])
