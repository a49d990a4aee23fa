"""The term's rules: deadlines, what lateness costs, what counts."""

from __future__ import annotations

import datetime

import pytest
from small_course import NAME, SmallCourse, small_solution

from autograder.course import CourseError
from autograder.term import FILE, LatePolicy, Rules, read_rules

HOUR, DAY = 3600.0, 86400.0
WHOLE = """
timezone = "Europe/Berlin"

[late]
grace = "10 min"
percent = 10
per = "1 day"

[assignments.01]
due = 2026-11-02 23:59:00
drop = ["double"]
points = { greet = 3 }
column = "Homework 1"

[assignments.01.late]
percent = 20
cutoff = "5 days"

[assignments.01.extensions]
1001 = 2026-11-05
1002 = "36 hours"
"""


def rules(small: SmallCourse, text: str, name: str = NAME) -> Rules:
    (small.root / FILE).write_text(text, encoding="utf-8")
    return read_rules(small.course, name)


def test_a_whole_file(small: SmallCourse) -> None:
    found = rules(small, WHOLE)
    due = datetime.datetime(2026, 11, 2, 22, 59)
    assert found.due == due
    assert found.policy == LatePolicy(grace=600, percent=20, per=DAY, cutoff=5 * DAY)
    assert found.due_for("1001") == datetime.datetime(2026, 11, 5, 22, 59, 59), "to the end of the day"
    assert found.due_for("1002") == due + datetime.timedelta(hours=36)
    assert found.due_for("1003") == due
    assert (found.dropped, found.points, found.column) == ({"double"}, {"greet": 3.0}, "Homework 1")
    small.write_solution(small_solution(), "02-more")
    other = read_rules(small.course, "02-more")
    assert (other.due, other.dropped) == (None, frozenset())
    assert other.policy == LatePolicy(grace=600, percent=10, per=DAY)


def test_without_a_file_nothing_holds(small: SmallCourse) -> None:
    assert read_rules(small.course, NAME) == Rules()


def test_a_time_without_a_zone_is_this_machines(small: SmallCourse) -> None:
    found = rules(small, "[assignments.1]\ndue = '2026-11-02 23:59'\n")
    local = datetime.datetime(2026, 11, 2, 23, 59).astimezone(datetime.UTC).replace(tzinfo=None)
    assert found.due == local
    assert rules(small, "[assignments.1]\ndue = 2026-11-02T23:59:00+02:00\n").due == datetime.datetime(
        2026, 11, 2, 21, 59
    )


@pytest.mark.parametrize(
    ("policy", "late", "left"),
    [
        (LatePolicy(), 100 * DAY, 8.0),
        (LatePolicy(percent=10, grace=600), 600, 8.0),
        (LatePolicy(percent=10, grace=600), 601, 7.2),
        (LatePolicy(percent=10), DAY, 7.2),
        (LatePolicy(percent=10), DAY + 1, 6.4),
        (LatePolicy(percent=10), 20 * DAY, 0.0),
        (LatePolicy(percent=5, per=HOUR), 3 * HOUR, 6.8),
        (LatePolicy(percent=10, cutoff=2 * DAY), 2 * DAY, 6.4),
        (LatePolicy(percent=10, cutoff=2 * DAY), 2 * DAY + 1, 0.0),
        (LatePolicy(percent=100), 1, 0.0),
    ],
)
def test_what_lateness_costs(policy: LatePolicy, late: float, left: float) -> None:
    assert 8.0 - policy.penalty(8.0, late) == pytest.approx(left)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("late = [", "is no TOML"),
        ("timezone = 'Berlin'", "timezone: 'Berlin' is no time zone"),
        ("[lates]", r"lates: unknown; did you mean late\?"),
        ("late = 3", "late: it has to be a table"),
        ("[late]\ngrace = 10", "late.grace: 10 is no span of time"),
        ("[late]\npercent = -1", "late.percent: -1 is no number"),
        ("[late]\npercent = 110", "late.percent: 110 is more than all"),
        ("[late]\nper = '0 days'", "late.per: it has to be longer"),
        ("[assignments.09]", "assignments.09: there is no such assignment"),
        ("[assignments.01]\ndeu = 2026-11-02", r"assignments.01.deu: unknown; did you mean due\?"),
        ("[assignments.01]\ndue = 'tomorrow'", "due: 'tomorrow' is no time"),
        ("[assignments.01]\ndue = 7", "due: 7 is no time"),
        (
            "[assignments.01]\ndrop = ['dubble']",
            "drop: there is no exercise 'dubble': there are double, greet",
        ),
        ("[assignments.01]\ndrop = 'double'", "drop: 'double' is no list"),
        ("[assignments.01]\npoints = { greet = true }", "points.greet: True is no number"),
        ("[assignments.01.extensions]\n1001 = 'soon'", "extensions.1001: 'soon' is no time"),
    ],
)
def test_a_mistake_is_one_line_that_names_the_place(small: SmallCourse, text: str, says: str) -> None:
    with pytest.raises(CourseError, match=says) as caught:
        rules(small, text)
    assert FILE in str(caught.value)
    assert "\n" not in str(caught.value)
