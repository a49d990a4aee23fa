"""What a student is told, by how the cells ended; no kernel runs."""

from __future__ import annotations

from typing import Any

from student_notebooks import cell, exercise, given

from coursekit.validation import Outcome, Status
from coursekit.validation._exercises import find_exercises
from coursekit.validation._explain import Ran
from coursekit.validation._kernel import CellEnd, Stop

CELLS = [
    given("imports", "import numpy as np"),
    *exercise("softmax", "def softmax(z):\n    return z", "check(softmax([0]))"),
    *exercise("entropy", "def entropy(p):\n    return p", "check(entropy([1]))"),
    cell("free", "softmax([2])"),
]
IMPORTS, SOFTMAX, CHECK, ENTROPY, CHECK_ENTROPY, FREE = range(6)


def failure(kind: str, message: str = "", *places: list[Any], **more: Any) -> dict[str, Any]:
    basic = {"notes": [], "unwritten": False, "check": None, "missing": None, "places": list(places)}
    return {"kind": kind, "message": message, **basic, **more}


def told(ends: dict[int, CellEnd], exercise_number: int = 0) -> Outcome:
    fine = {position: CellEnd(position + 1) for position in range(6)}
    exercises = find_exercises(CELLS)
    return Ran(CELLS, 10.0, exercises, fine | ends).checked(exercises[exercise_number])


def test_what_passes_says_so() -> None:
    outcome = told({})
    assert (outcome.status, outcome.summary) == (Status.PASSED, "The visible checks pass.")
    assert (outcome.cell, outcome.number, outcome.check, outcome.line) == ("softmax", 2, "test-softmax", None)


def test_a_diagnosis_comes_before_what_was_checked() -> None:
    check = {
        "headline": "softmax([0]): 1 of 2 values differs.",
        "notes": ["Diagnosis: Right size, opposite sign.", "Hint: Look at the formula."],
        "table": {
            "headings": [],
            "rows": [{"label": "expected", "cells": ["1"], "marked": []}],
            "note": "",
            "listed": False,
        },
    }
    outcome = told({CHECK: CellEnd(3, failure("CheckFailed", check=check))})
    assert outcome.status is Status.FAILED
    assert outcome.summary == "Right size, opposite sign."
    assert outcome.details == ("softmax([0]): 1 of 2 values differs.", "Hint: Look at the formula.")
    assert outcome.table is not None
    check["notes"] = []
    outcome = told({CHECK: CellEnd(3, failure("CheckFailed", check=check))})
    assert (outcome.summary, outcome.details) == ("softmax([0]): 1 of 2 values differs.", ())


def test_an_exception_is_told_with_the_line_of_the_students_cell() -> None:
    places = [[3, 1, "<module>", "check(softmax([0]))"], [2, 2, "softmax", "return z"]]
    outcome = told({CHECK: CellEnd(3, failure("ValueError", "bad\nshape", *places))})
    assert outcome.summary == "softmax raised ValueError: bad shape in line 2 of your cell."
    assert outcome.details == ("In the check: check(softmax([0]))",)
    assert (outcome.cell, outcome.line) == ("softmax", 2)
    noted = failure("ValueError", "bad", *places, notes=["raised by softmax([0])"])
    assert told({CHECK: CellEnd(3, noted)}).details == ("raised by softmax([0])",)


def test_a_long_message_stands_whole_below_the_line() -> None:
    outcome = told({CHECK: CellEnd(3, failure("ValueError", "word " * 60, [2, 2, "softmax", ""]))})
    assert len(outcome.summary) < 170
    assert outcome.summary.endswith("… in line 2 of your cell.")
    assert outcome.details[0].count("word") == 60


def test_what_is_raised_in_the_check_itself_leads_to_the_answer() -> None:
    place = [3, 1, "<module>", "check(softmax([0]))"]
    outcome = told({CHECK: CellEnd(3, failure("TypeError", "softmax() takes 2 arguments", place))})
    assert outcome.summary == "TypeError: softmax() takes 2 arguments."
    assert outcome.cell == "softmax"


def test_a_plain_assertion_without_words_shows_itself() -> None:
    place = [3, 4, "<module>", "assert softmax([0]) == [1]"]
    bare = told({CHECK: CellEnd(3, failure("AssertionError", "", place))})
    assert bare.summary == "does not hold: assert softmax([0]) == [1]."
    assert told({CHECK: CellEnd(3, failure("AssertionError", "one", place))}).summary == "one."


def test_what_is_not_written_yet_is_told_from_what_it_calls() -> None:
    stub = failure("NotImplementedError", "", [3, 1, "<module>", ""], [2, 2, "softmax", ""], unwritten=True)
    outcome = told({CHECK: CellEnd(3, stub)})
    assert (outcome.status, outcome.summary) == (Status.UNWRITTEN, "Not written yet.")
    stub["places"][0][0] = 5
    outcome = told({CHECK_ENTROPY: CellEnd(5, stub)}, 1)
    assert outcome.summary == "softmax, which it calls, is not written yet."
    assert outcome.cell == "softmax"


def test_a_name_is_missing_because_its_own_cell_failed() -> None:
    ends = {
        SOFTMAX: CellEnd(2, failure("SyntaxError", "invalid syntax", [2, 2, "<module>", "return z @@"])),
        CHECK: CellEnd(3, failure("NameError", "", [3, 1, "<module>", ""], missing="softmax")),
    }
    outcome = told(ends)
    assert outcome.summary == "SyntaxError: invalid syntax in line 2 of your cell."
    assert outcome.details == ("So softmax does not exist.",)
    assert (outcome.cell, outcome.line) == ("softmax", 2)


def test_a_name_that_no_cell_defines_was_renamed_or_deleted() -> None:
    outcome = told({CHECK: CellEnd(3, failure("NameError", "", [3, 1, "<module>", ""], missing="soft_max"))})
    assert outcome.summary == "soft_max is not defined: was its cell deleted, or the function renamed?"


def test_a_cell_that_was_stopped_says_where_it_was() -> None:
    interrupted = failure("KeyboardInterrupt", "", [3, 1, "<module>", ""], [2, 2, "softmax", ""])
    outcome = told({CHECK: CellEnd(3, interrupted, Stop.TIME)})
    assert (outcome.status, outcome.line) == (Status.STOPPED, 2)
    assert outcome.summary == "Stopped after 10 s in line 2 of your cell: does a loop never end?"
    silent = told({CHECK: CellEnd(None, None, Stop.TIME)})
    assert silent.summary == "Stopped after 10 s: does a loop never end?"
    died = told({CHECK: CellEnd(None, None, Stop.DIED)})
    assert died.summary.startswith("Ended its process:")


def test_what_ran_over_its_time_is_known_by_name() -> None:
    exercises = find_exercises(CELLS)
    interrupted = failure("KeyboardInterrupt", "", [3, 1, "<module>", ""], [2, 2, "softmax", ""])
    ends = {SOFTMAX: CellEnd(2), CHECK: CellEnd(3, interrupted, Stop.TIME)}
    assert Ran(CELLS, 1.0, exercises, ends).overrun_names() == {"softmax"}
    assert Ran(CELLS, 1.0, exercises, {CHECK: CellEnd(None, None, Stop.DIED)}).overrun_names() == {"softmax"}
    assert Ran(CELLS, 1.0, exercises, {FREE: CellEnd(None, None, Stop.DIED)}).overrun_names() == set()


def test_a_check_that_was_changed_is_told() -> None:
    cells = exercise("softmax", "def softmax(z): ...", "check(softmax([0]))")
    cells[1]["metadata"]["nbgrader"]["checksum"] = "another"
    exercises = find_exercises(cells)
    outcome = Ran(cells, 1.0, exercises, {1: CellEnd(1)}).checked(exercises[0])
    assert outcome.status is Status.PASSED
    assert "not as it was released" in outcome.details[0]
