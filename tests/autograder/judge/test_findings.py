"""What checks found reaches the result in pieces: parts, headlines, tables, notes, and nothing but text."""

from __future__ import annotations

import json

import pytest
from one_session import judged

from autograder.judge.findings import findings
from autograder.result import Status
from coursekit.checks import CheckFailed, Table, check_close, check_equal

PARTS = """with part("values", 1.0):
    check_close(f(np.array([1.0, 2.0])), [2.0, 4.0], "twice [1, 2]", hint="Multiply.")
with part("text", 1.0):
    f("a")"""


@pytest.mark.sandbox
def test_every_failed_part_has_its_pieces_and_the_message_stays() -> None:
    result = judged("def f(x):\n    return x + 1.0", PARTS)
    first, second = result.findings
    assert (first.part, first.headline) == ("values", "twice [1, 2]: 1 of 2 values differs.")
    assert first.notes[-1] == "Hint: Multiply."
    assert first.table is not None
    assert first.table["rows"][1] == {"label": "got", "cells": ["2", "3"], "marked": [1]}
    assert (second.part, second.table, second.notes) == ("text", None, [])
    assert second.headline.startswith("f('a') raised TypeError")
    assert "values: twice [1, 2]: expected [2., 4.], got [2., 3.]." in result.message
    written = json.loads(json.dumps(result.to_json()))
    assert written["findings"][0]["headline"] == first.headline


@pytest.mark.sandbox
def test_what_passes_or_was_never_reached_has_no_findings() -> None:
    assert judged("def f(x):\n    return 2 * x", "check_close(f(2), 4, 'f(2)')").findings == []
    ended = judged("import os\ndef f(x):\n    os._exit(0)", "f(2)")
    assert ended.status is Status.KILLED
    assert [finding.headline for finding in ended.findings] == [ended.message]


def failed(check, *args) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        check(*args)
    return caught.value


def test_all_text_is_printable_and_bounded() -> None:
    error = failed(check_equal, ["\u202e\x1b[2J", "b" * 9_000], ["a", "c"], "items")
    [finding] = findings(error, [], str)
    text = json.dumps(finding.table, ensure_ascii=False)
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert len(text) < 1_000
    many = [(f"part {i}", 1.0, failed(check_close, i, -1, "it")) for i in range(500)]
    assert len(findings(None, many, str)) == 20
    [plain] = findings(ValueError("no check"), [], lambda error: f"it says {error}")
    assert (plain.headline, plain.table) == ("it says no check", None)
    assert Table.from_json(finding.table or {}).rows[0].label == "expected"
