# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What an exercise is worth: statuses, parts, and what the student reads."""

from __future__ import annotations

import pytest
from one_session import answer, free, graded, judged, test

from autograder.result import Status, SubmissionStatus

pytestmark = pytest.mark.sandbox

RIGHT = "def f(x):\n    return 2 * x"


def test_a_right_answer_passes_without_a_word() -> None:
    result = judged(RIGHT, "assert f(2) == 4\nvisible_checks_passed('f')\nassert f(3) == 6", points=2)
    assert (result.status, result.points, result.message) == (Status.PASSED, 2.0, "")


@pytest.mark.parametrize(
    ("answers", "checks", "status", "message"),
    [
        ("def f(x):\n    return x", "check_close(f(2), 4, 'f(2)')", Status.FAILED, "f(2): expected 4, got 2"),
        ("def f(x):\n    return x", "assert f(2) == 4", Status.FAILED, "a check failed"),
        ("def f(x):\n    return x", "assert f(2) == 4, 'double it'", Status.FAILED, "double it"),
        ("def f(x):\n    raise NotImplementedError()", "f(2)", Status.FAILED, "f is not written yet"),
        ("def h(x):\n    raise NotImplementedError()\ndef f(x):\n    return h(x)", "f(2)", Status.FAILED, "f calls h, which is not written yet"),
        ("def f(x):\n    return x / 0", "f(2)", Status.FAILED, "f(2) raised ZeroDivisionError: division by zero (line 2 of your cell)"),
        ("def f(x)\n    return x", "f(2)", Status.MISSING, "its cell stopped with SyntaxError"),
        ("1 / 0\ndef f(x):\n    return x", "f(2)", Status.MISSING, "its cell stopped with ZeroDivisionError"),
        ("def g(x):\n    return x", "f(2)", Status.MISSING, "f is not defined: its cell was deleted, or the function in it renamed"),
        ("import os\nos._exit(0)", "f(2)", Status.KILLED, "its cell ended the Python process"),
        ("import os\ndef f(x):\n    os._exit(0)", "f(2)", Status.KILLED, "ended the Python process"),
        ("import ctypes\ndef f(x):\n    ctypes.string_at(0)", "f(2)", Status.KILLED, "segmentation fault"),
        ("def f(x):\n    return np.zeros((2, 2))", "int(f(2))", Status.FAILED, "the check cannot work with what came back: TypeError"),
        ("def f(x):\n    return x", "f(2)\nundefined_in_the_test", Status.MISSING, "undefined_in_the_test is not defined"),
        ("def f(x):\n    return x", "1 / 0", Status.ERROR, "the test cell itself broke (ZeroDivisionError"),
        ("def f(x):\n    return x", "f(2", Status.ERROR, "the test cell itself broke (SyntaxError"),
        ("f = 3", "f(2)", Status.FAILED, "TypeError"),
        ("def f(x):\n    raise SystemExit(0)", "f(2)", Status.FAILED, "SystemExit"),
        ("def f(x):\n    raise StopIteration", "for _ in [1]:\n    next(iter([f(2)]))", Status.FAILED, "StopIteration"),
        ("def f(x):\n    raise AssertionError", "f(2)", Status.FAILED, "f(2) raised AssertionError"),
    ],
)  # fmt: skip
def test_how_it_ends_and_what_the_student_reads(
    answers: str, checks: str, status: Status, message: str
) -> None:
    result = judged(answers, checks)
    assert (result.status, result.points) == (status, 0.0)
    assert message in result.message


def test_a_slow_answer_times_out() -> None:
    cells = (
        answer("f", "def f(x):\n    while True: pass"),
        test("f", "f(2)"),
        answer("g", "def g(x):\n    return 2 * x"),
        test("g", "assert g(1) == 2"),
    )
    result = graded(*cells, timeout=0.4)
    assert result.exercises["f"].status is Status.TIMEOUT
    assert "0.4 s" in result.exercises["f"].message
    assert result.exercises["g"].status is Status.PASSED
    assert result.status is SubmissionStatus.PARTIAL


def test_a_test_cell_that_loops_over_what_came_back_times_out() -> None:
    result = judged("def f():\n    return 10**30", "for _ in iter(int, f()):\n    pass", timeout=0.4)
    assert result.status is Status.TIMEOUT


PARTS = """assert f(1) == 2, "the gate"
with part("large numbers", 3.0):
    assert f(1000) == 2000, "not for large numbers"
with part("negative numbers"):
    check_close(f(-1), -2, "f(-1)")"""


@pytest.mark.parametrize(
    ("answers", "points", "told"),
    [
        (RIGHT, 8.0, []),
        ("def f(x):\n    return 2 * abs(x)", 6.0, ["negative numbers: f(-1): expected -2, got 2"]),
        ("def f(x):\n    return 2 * x if x < 0 else 2", 2.0, ["large numbers: not for large numbers"]),
        ("def f(x):\n    return 2", 0.0, ["large numbers: ", "negative numbers: "]),
        ("def f(x):\n    return 2 * x + 1", 0.0, ["the gate"]),
        (
            "def f(x):\n    if x > 1: raise KeyError(x)\n    return 2 * x",
            2.0,
            ["large numbers: f(1000) raised KeyError"],
        ),
    ],
)
def test_parts_earn_their_share(answers: str, points: float, told: list[str]) -> None:
    result = judged(answers, PARTS, points=8)
    assert result.points == points
    assert result.status is (Status.PASSED if points == 8 else Status.FAILED)
    for words in told:
        assert words in result.message


def test_a_process_that_dies_in_a_part_ends_the_cell() -> None:
    result = judged("import os\ndef f(x):\n    return 2 * x if x == 1 else os._exit(0)", PARTS, points=8)
    assert (result.status, result.points) == (Status.KILLED, 0.0)


def test_a_part_that_is_not_reached_earns_nothing() -> None:
    checks = "for _ in range(f(0)):\n    with part('never', 1.0):\n        assert f(1) == 2"
    assert judged("def f(x):\n    return 0", checks).points == 0


@pytest.mark.parametrize(
    ("closing", "points"),
    [
        ("1.5", 1.5),
        ("0", 0),
        ("99", 2),
        ("-3", 0),
        ("float('nan')", 2),
        ("float('inf')", 2),
        ("True", 2),
        ("'text'", 2),
        ("None", 2),
        ("f(1)", 2),
    ],
)
def test_a_closing_number_is_the_points_as_nbgrader_has_it(closing: str, points: float) -> None:
    assert judged(RIGHT, f"assert f(2) == 4\n{closing}", points=2).points == points


def test_test_cells_leave_nothing_in_the_student_s_process() -> None:
    later = free(
        "print(sorted(set(globals()) & {'hidden', 'x'}), [t for t in In if 'hidden' in t and 'print' not in t])"
    )
    result = graded(answer("f", RIGHT), test("f", "hidden = x = 3\nassert f(x) == 6"), later)
    assert result.notebook is not None
    assert result.notebook["cells"][-1]["outputs"][0]["text"] == "[] []\n"


def test_objects_that_a_test_cell_held_are_gone_when_the_next_cell_runs() -> None:
    # One that nothing runs between (its test asks for them), and one after a cell of the student's.
    source = "import weakref\nkept = weakref.WeakSet()\nclass Thing: pass\ndef f():\n    kept.add(thing := Thing())\n    return thing"
    count = answer("count", "def count():\n    return len(kept)")
    asks = "check_equal(count(), {}, 'how many there are')"
    result = graded(
        answer("f", source),
        count,
        test("f", "things = [f(), f()]\n" + asks.format(2)),
        test("next", asks.format(0) + "\nthing = f()\n" + asks.format(1)),
        free("print(len(kept))"),
        test("count", asks.format(0)),
    )
    assert [exercise.message for exercise in result.exercises.values()] == ["", "", ""]
    assert result.notebook is not None
    assert result.notebook["cells"][-2]["outputs"][0]["text"] == "0\n"


def test_what_a_test_cell_leaves_asks_the_student_s_process_nothing_more() -> None:
    # Its time is over, and its handles may be another cell's by now.
    source = "class Thing:\n    def __len__(self): return 3\ndef f(): return Thing()"
    result = graded(
        answer("f", source),
        test("f", "import sys\nsys.kept = f()\nassert len(sys.kept) == 3"),
        test("g", "import sys\nkept = vars(sys).pop('kept')\nf()\nlen(kept)"),
    )
    assert result.exercises["f"].status is Status.PASSED
    assert "a question after the end of a test cell" in result.exercises["g"].message


def test_random_inputs_follow_the_seed() -> None:
    checks = "raise AssertionError(str(fresh_rng('f').integers(10**12) + 0 * f(0)))"
    first = judged(RIGHT, checks, seeds={"f": 1})
    again = judged(RIGHT, checks, seeds={"f": 1})
    other = judged(RIGHT, checks, seeds={"f": 2})
    assert first.message == again.message != other.message
    assert (first.seed, other.seed) == (1, 2)


def test_the_random_state_of_the_student_s_process_is_its_own() -> None:
    source = answer("f", "import random\ndef f():\n    return np.random.rand(), random.random()")
    checks = test("f", "raise AssertionError(repr(f()))")
    assert graded(source, checks).exercises["f"].message != graded(source, checks).exercises["f"].message


def test_what_a_test_prints_and_warns_costs_nothing() -> None:
    checks = "import sys, warnings\nprint('seen', f(1))\nprint('err', file=sys.stderr)\nwarnings.warn('hm')\nassert f(1) == 2"
    with pytest.warns(UserWarning, match="^hm$"):
        result = graded(answer("f", RIGHT), test("f", checks))
    assert result.exercises["f"].status is Status.PASSED
    assert result.notebook is not None
    assert "seen 2" in result.notebook["cells"][-1]["outputs"][0]["text"]


def test_control_characters_do_not_reach_a_message() -> None:
    result = judged("def f(x):\n    raise ValueError('\\x1b[2J\\0\\ud800\\u202e')", "f(1)")
    assert result.message.isprintable()
    result = judged("raise ValueError('\\x1b[2J\\0\\ud800')", "f(1)")
    assert result.message.isprintable()
