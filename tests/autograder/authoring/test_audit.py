"""The audit: every kind of surprise is found, and a good collection passes with the real grader."""

from __future__ import annotations

import io
import types
from collections.abc import Callable

import pytest
import stub_graders
from rich.console import Console
from small_course import small_solution
from stub_graders import TableGrader, exercise

from autograder.authoring.audit import audit
from autograder.grading.submission import GradingTask, Settings, grade
from autograder.result import Status, SubmissionResult
from autograder.sandbox import availability

ADDS = "def double(x):\n    return x + x\n"

Write = Callable[[str, str], None]


@pytest.fixture
def samples(small):
    """Write a file of samples below the assignment's folder."""
    [name] = small.course.assignment_names()
    folder = small.root / "tests" / "submissions" / name

    def write(file: str, cells: str) -> None:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'"""Sample answers."""\n\n{cells}')

    return write


def wrong_double(number: int) -> str:
    return f"# %% wrong: adds {number} | mentions: double\ndef double(x):\n    return x + {number}\n\n"


def wrong_greet(number: int) -> str:
    code = f"def greet(name):\n    return 'Hi ' * {number} + '!'"
    return f"# %% wrong: Hi {number} times | mentions: greet is\n{code}\n\n"


def enough(samples: Write) -> None:
    samples("double.py", "".join(map(wrong_double, range(3, 8))))
    samples("greet.py", "".join(map(wrong_greet, range(3, 8))))


def test_a_good_collection_has_no_surprise(small, samples):
    enough(samples)
    samples("right/adds.py", ADDS)
    stub = TableGrader({"right/adds": {"double": exercise("double", 1.0, Status.PASSED, "")}})
    report = audit(small.course, grader=stub, seeds=2)
    assert report.surprises == []
    assert report.ok
    assert len(report.rows) == 2 * (10 + 1 + 2 + 2), "samples, the solution, the blank one, spoiled arguments"
    assert [row.label for row in report.rows[:4]] == ["reference", "reference", "blank", "blank"]
    assert "2 right, 20 wrong, 8 others; no surprise" in report.summary()


def test_seeds_differ_by_number_and_not_by_run(small, samples):
    enough(samples)
    first, second = TableGrader(), TableGrader()
    audit(small.course, grader=first, seeds=2)
    audit(small.course, grader=second, seeds=2)
    assert [task.seeds for task in first.tasks] == [task.seeds for task in second.tasks]
    assert len({task.seeds["double"] for task in first.tasks}) == 2


@pytest.mark.parametrize(
    ("label", "told", "complaint"),
    [
        ("reference", exercise("double", 0.0), "reference: loses double, which it must keep (failed: no)"),
        ("blank", exercise("double", 1.0, Status.PASSED), "blank: keeps double, which it must lose"),
        ("blank", exercise("greet", 1.0), "blank: gets 1 points for greet with nothing written"),
        ("wrong/double: adds 3", exercise("double", 1.0, Status.PASSED), "keeps double, which it must lose"),
        ("wrong/double: adds 3", exercise("greet", 1.0), "loses greet, which it must keep"),
        ("wrong/double: adds 3", exercise("double", 0.0), "does not mention /double/: no"),
        ("wrong/double: adds 3", exercise("double", 0.0, message=""), "loses double without a message"),
        (
            "wrong/double: adds 3",
            exercise("double", 0.0, Status.ERROR, "boom"),
            "double: the test itself broke: boom",
        ),
    ],
)
def test_every_surprise_is_found(small, samples, label, told, complaint):
    enough(samples)
    report = audit(small.course, grader=TableGrader({label: {told.name: told}}))
    assert not report.ok
    assert any(complaint in text for text in report.surprises), report.surprises
    assert all(label in text for text in report.surprises)


def test_a_test_that_is_broken_in_itself_is_told_once(small, samples):
    enough(samples)
    broken = exercise("double", 0.0, Status.ERROR, "NameError: name 'np' is not defined")
    labels = ["reference", "blank", *(f"wrong/double: adds {n}" for n in range(3, 8))]
    report = audit(small.course, grader=TableGrader({label: {"double": broken} for label in labels}))
    assert report.surprises == [
        "01-small double: the test itself broke: NameError: name 'np' is not defined (in 7 of 14 gradings: "
        "reference, blank, wrong/double: adds 3 and 4 more)"
    ]
    assert not report.ok


def test_a_syntax_error_is_told_and_nothing_of_the_assignment_is_graded(small, samples):
    enough(samples)
    cells = small_solution()
    cells[3]["source"] += "\nassert double((2) == 4"
    small.write_solution(cells)
    stub = TableGrader()
    report = audit(small.course, grader=stub, pattern="*adds 3")
    assert report.surprises == [
        "01-small: cell 4 (test-double), line 6: '(' was never closed: assert double((2) == 4"
    ]
    assert stub.tasks == []


def test_points_and_placeholders_are_complaints_and_the_template_is_a_note(small, samples):
    enough(samples)
    cells = small_solution()
    cells[0]["source"] += "\n\n**Points:** 6\n\nTODO\n\n<!-- template: what it is about -->"
    small.write_solution(cells)
    report = audit(small.course, grader=TableGrader())
    assert report.complaints == [
        "01-small: the page names 6 points, its cells carry 5",
        "01-small: solution, cell 1: 'TODO' is left to write",
        "01-small: solution, cell 1: '<!-- template: what it is about -->' is left to write",
    ]
    assert audit(small.course, grader=TableGrader(), pattern="*adds 3").complaints == []


def test_too_few_wrong_samples_and_bad_headers_are_complaints(small, samples):
    enough(samples)
    cells = "".join(map(wrong_double, range(3, 7)))
    samples("double.py", f"{cells}# %% wrong: adds 7\ndef double(x): return x + 7\n")
    report = audit(small.course, grader=TableGrader())
    assert any("double has 4 wrong samples, needs 5" in text for text in report.complaints)
    assert any("double.py, line 19: no 'mentions:'" in text for text in report.complaints)
    report = audit(small.course, grader=TableGrader(), pattern="*adds 7")
    [complaint] = report.complaints
    assert "double.py, line 19: no 'mentions:'" in complaint, "a case that is looked for is not just missing"


def test_no_samples_at_all_is_a_complaint(small):
    report = audit(small.course, grader=TableGrader())
    assert any("no sample submissions" in text for text in report.complaints)


def test_a_lost_result_is_a_complaint(small, samples):
    enough(samples)
    report = audit(small.course, grader=lambda tasks: list(TableGrader()(tasks))[:-1])
    assert any("was not graded" in text for text in report.complaints)


def test_a_pattern_audits_a_few_and_counts_none(small, samples):
    enough(samples)
    report = audit(small.course, grader=TableGrader(), pattern="*ADDS 3")
    assert [row.label for row in report.rows] == ["wrong/double: adds 3"]
    assert report.ok
    report = audit(small.course, grader=TableGrader(), pattern="greet.py")
    assert len(report.rows) == 5, "a file's name stands for all of its samples"
    report = audit(small.course, grader=TableGrader(), pattern="nothing*")
    assert not report.ok
    assert "matches 'nothing*'" in report.complaints[0]


def test_without_a_sandbox_the_advice_is_one_that_audit_takes(small, autograder, monkeypatch):
    monkeypatch.setattr("autograder.sandbox.availability.shutil", types.SimpleNamespace(which=lambda _: None))
    availability._availability.cache_clear()
    asked = []
    monkeypatch.setattr(
        "autograder.authoring.audit.LocalPool", lambda _jobs: stub_graders.InlinePool(asked_for(asked))
    )
    code, _, err = autograder("audit")
    assert code == 2
    assert err.count("\n") == 1
    assert "bubblewrap is not installed" in err
    assert "or pass --unsandboxed" in err
    code, _, _ = autograder("audit", "--unsandboxed")
    assert code == 1, "it lacks samples, and is graded"
    assert {settings.sandboxed for settings in asked} == {True, False}
    availability._availability.cache_clear()


def asked_for(settings: list[Settings]) -> Callable[[GradingTask], SubmissionResult]:
    def told(task: GradingTask) -> SubmissionResult:
        settings.append(task.settings)
        if task.settings.sandboxed:
            availability.check_available()
        return stub_graders.quick(task)

    return told


def test_what_is_printed_names_samples_and_surprises(small, samples):
    enough(samples)
    told = {"wrong/greet: Hi 4 times": {"double": exercise("double", 0.0, message="[red]odd[/red]\x1b[2J")}}
    report = audit(small.course, grader=TableGrader(told))
    stream = io.StringIO()
    report.print(Console(file=stream, width=150, markup=False))
    printed = stream.getvalue()
    assert "wrong/greet: Hi 4 times" in printed
    assert "[red]odd[/red]" in printed, "a message is no markup"
    assert "\x1b[2J" not in printed
    assert "1 surprise" in printed


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_real_grader_passes_a_good_collection_and_finds_a_survivor(small, samples):
    samples("right/adds.py", ADDS)
    samples("double.py", wrong_double(3) + wrong_double(0).replace("x + 0", "x * 2"))
    report = audit(small.course, grader=lambda tasks: map(grade, tasks))
    assert [s for s in report.surprises if "wrong samples, needs" not in s] == [
        f"{small.course.assignment_names()[0]} wrong/double: adds 0: keeps double, which it must lose"
    ]
    by_label = {row.label: row for row in report.rows}
    assert by_label["blank"].lost == ("double", "greet")
    assert by_label["wrong/double: adds 3"].message == "double(2) is 4"
