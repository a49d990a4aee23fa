"""Feedback pages: what they say, what they never show, and that nothing a student wrote can act in them."""

from __future__ import annotations

import base64
import html
import json
import re
import sqlite3
from multiprocessing import active_children

import pytest
import slow_pages
from inert_page import Inventory, assert_cannot_act
from stub_graders import InlinePool

from autograder.course import CourseError
from autograder.feedback import sanitize
from autograder.feedback.children import Renderers
from autograder.feedback.page import page_without_own_code, render_page
from autograder.feedback.write import LeakError, student_page, write_feedback
from autograder.grading.run import grade_assignment
from autograder.leaks import hidden_tests
from autograder.notebook import load_assignment
from autograder.result import ExerciseResult, Finding, Status, SubmissionResult, SubmissionStatus, ungradable

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 20).decode()

ATTACKS = """<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)></svg>
<iframe src="https://example.org"></iframe><style>body{display:none}</style><base href="https://example.org/">
<meta http-equiv="refresh" content="0;url=https://example.org"><form action="https://example.org"><input></form>
<a href="javascript:alert(1)" onclick="alert(1)">x</a> <a href="data:text/html,<script>1</script>">y</a>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>
<object data="x"></object><link rel=stylesheet href="https://example.org/x.css"><img src="https://example.org/p.png">
</pre></div></section></main><h1 style="position:fixed">20 of 20</h1>
"""


@pytest.fixture
def assignment(small):
    [name] = small.course.assignment_names()
    return load_assignment(small.course.solution(name), name)


def cell(kind: str, source: str, grade_id: str | None = None, outputs: list[dict] | None = None) -> dict:
    made = {"cell_type": kind, "source": source, "metadata": {}}
    if grade_id:
        made["metadata"] = {"nbgrader": {"grade_id": grade_id}}
    if kind == "code":
        made["outputs"] = outputs or []
    return made


def result_of(assignment, cells: list[dict], *exercises: ExerciseResult, **more) -> SubmissionResult:
    exercises = exercises or (
        ExerciseResult("double", "test-double", 1.0, 1.0, Status.PASSED, seed=11),
        ExerciseResult("greet", "test-greet", 0.0, 2.0, Status.FAILED, "got 'Hi', expected 'Hello'", seed=12),
        ExerciseResult("written-why", "written-why", None, 2.0, Status.MANUAL),
    )
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    by_name = {exercise.name: exercise for exercise in exercises}
    status = more.pop("status", SubmissionStatus.GRADED)
    return SubmissionResult("ada", assignment.name, status, exercises=by_name, notebook=notebook, **more)


def test_the_page_says_what_each_exercise_got(assignment):
    page = render_page(result_of(assignment, []), assignment)
    text = html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<body>")[2])))
    assert "1 of 3 points" in text
    assert "1 of 2 exercises with full marks. 1 written answer (2 points) is still to be marked" in text
    assert text.index("got 'Hi', expected 'Hello'") < text.index("a check failed")
    assert "autograder replay 01-small ada greet" in text
    assert " 12 " in text
    assert "all passed" not in text.lower()
    assert "all checks" not in text.lower()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.TIMEOUT, "ran longer than"),
        (Status.KILLED, "ended the process"),
        (Status.MISSING, "no answer found"),
        (Status.ERROR, "not your mistake"),
    ],
)
def test_statuses_come_in_words(assignment, status, words):
    exercise = ExerciseResult("double", "test-double", 0.0, 1.0, status, "the message")
    page = render_page(result_of(assignment, [], exercise, status=SubmissionStatus.PARTIAL), assignment)
    assert words in page
    assert page.index("the message") < page.index(words), "the message comes first"
    assert "cut short" in page


def test_partial_credit_and_marks_by_hand_are_told_apart(assignment):
    some = ExerciseResult("greet", "test-greet", 1.0, 2.0, Status.FAILED, "one part failed")
    raised = ExerciseResult("double", "test-double", 1.0, 1.0, Status.FAILED, "wrong")
    written = ExerciseResult("written-why", "written-why", 1.5, 2.0, Status.MANUAL)
    page = render_page(
        result_of(assignment, [], some, raised, written), assignment, {"written-why": "*Nice* <b>try</b>"}
    )
    assert "part of the points: not all of its checks passed" in page
    assert page.count("marked by your instructor") == 2
    assert "<em>Nice</em>" in page
    assert "still to be marked" not in page
    assert "<b>3.5</b> of 5 points" in page


def test_expected_and_got_stand_in_a_table_and_cannot_act(assignment):
    rows = [
        {"label": "expected", "cells": ["0.125", ATTACKS], "marked": []},
        {"label": "got", "cells": ["0.2", "<b>3</b>"], "marked": [0]},
    ]
    table = {"headings": ["index", "0", "<i>1</i>"], "rows": rows, "note": "<u>2</u> more", "listed": False}
    finding = Finding("zeros", "softmax of <b>: 1 of 2 values differs.", ["Diagnosis: <script>"], table)
    second = Finding("", "f(2) raised ValueError: <img src=x>")
    message = "softmax of <b>: expected …, got …"
    exercise = ExerciseResult(
        "greet", "test-greet", 0.0, 2.0, Status.FAILED, message, findings=[finding, second]
    )
    shown = [cell("code", "", "test-greet")]
    page = render_page(result_of(assignment, shown, exercise), assignment)
    assert_cannot_act(page)
    assert page.count('<div class="compare"') == 2, "in the list of exercises, and at the test"
    assert "<mark>0.2</mark>" in page
    assert "<td>&lt;b&gt;3&lt;/b&gt;</td>" in page
    assert '<th scope="row">expected</th>' in page
    assert "<b>zeros:</b> softmax of &lt;b&gt;" in page
    assert "Diagnosis: &lt;script&gt;" in page
    assert "&lt;u&gt;2&lt;/u&gt; more" in page
    assert "f(2) raised ValueError: &lt;img" in page
    assert "expected …, got …" not in page, "the table says it"


def test_a_result_without_findings_shows_its_message(assignment):
    exercise = ExerciseResult("greet", "test-greet", 0.0, 2.0, Status.FAILED, "expected 1, got 2")
    page = render_page(result_of(assignment, [], exercise), assignment)
    assert "expected 1, got 2" in page
    assert '<div class="compare"' not in page


def test_an_ungradable_submission_gets_its_reason(assignment):
    page = render_page(ungradable("<b>eve</b>", assignment.name, "x.ipynb is no <notebook>"), assignment)
    assert "x.ipynb is no &lt;notebook&gt;" in page
    assert "&lt;b&gt;eve&lt;/b&gt;" in page
    assert "could not be graded" in page
    assert_cannot_act(page)


def test_hidden_tests_are_nowhere_even_if_the_notebook_shows_them(assignment):
    tested = next(c for c in assignment.cells if c.grade_id == "test-greet")
    leaky = [{"output_type": "stream", "name": "stdout", "text": tested.source}]
    cells = [cell("code", tested.source, "test-greet", leaky), cell("code", "print(1)")]
    page = render_page(result_of(assignment, cells), assignment)
    assert "hidden_name" not in page
    assert "HIDDEN TESTS" not in page
    assert "endswith" in page, "the visible part is shown"


def test_what_a_student_wrote_cannot_act(assignment):
    outputs = [
        {"output_type": "display_data", "data": {"text/html": ATTACKS}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/html": ATTACKS.splitlines()}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/markdown": ATTACKS}, "metadata": {}},
        {"output_type": "display_data", "data": {"text/latex": f"${ATTACKS}$"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/svg+xml": f"<svg>{ATTACKS}</svg>"}, "metadata": {}},
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}, "metadata": {}},
        {"output_type": "display_data", "data": {"image/png": f'{PNG}"><script>1</script>'}, "metadata": {}},
        {
            "output_type": "display_data",
            "data": {"image/png": PNG},
            "metadata": {"image/png": {"alt": '"><script>alert(1)</script>', "width": '"><script>'}},
        },
        {"output_type": "stream", "name": '"><script>', "text": ATTACKS},
        {"output_type": "error", "ename": "<script>", "evalue": ATTACKS, "traceback": [ATTACKS, "\x1b[31mx"]},
        {"output_type": "error", "ename": "<script>", "evalue": ATTACKS, "traceback": []},
        {"output_type": "display_data", "data": "<script>alert(1)</script>"},
    ]
    cells = [
        cell("code", ATTACKS, "double", outputs),
        cell("code", f'"""{ATTACKS}"""', '"><script>alert(1)</script>', outputs),
        cell("markdown", ATTACKS, "written-why"),
        cell(
            "markdown", f"```html\n{ATTACKS}\n```\n\n```mermaid\n{ATTACKS}\n```\n\n$x{ATTACKS}y$ ![a](x.png)"
        ),
        cell("markdown", r"$\href{javascript:alert(1)}{x}$ $\text{<script>alert(1)</script>}$ $\unknown{"),
        cell("raw", ATTACKS),
        cell("<script>", ATTACKS),
    ]
    message = ExerciseResult("double", "test-double", 0.0, 1.0, Status.FAILED, ATTACKS, seed=1)
    page = render_page(result_of(assignment, cells, message), assignment, {"double": ATTACKS})
    assert_cannot_act(page)
    assert "default-src 'none'" in page, "and if anything slipped through, the browser would not run it"


def test_huge_and_hostile_texts_stay_small_and_quick(assignment):
    outputs = [{"output_type": "stream", "name": "stdout", "text": "x" * 30_000_000}]
    outputs += [{"output_type": "stream", "name": "stdout", "text": "y"}] * 5_000
    cells = [
        cell("code", "print()", None, outputs),
        cell("code", "x = 1\n" * 100_000),
        cell("markdown", "> " * 40_000),
        cell("markdown", "[" * 49_000),
        cell("markdown", "<div>" * 9_000),
        cell("markdown", "$" + "{" * 1_900 + "$"),
        cell("code", "1", None, [{"output_type": "display_data", "data": {"text/html": "<b>" * 16_000}}]),
    ]
    page = render_page(result_of(assignment, cells), assignment)
    assert len(page) < 3_000_000
    assert "29,980,000 more characters left out" in page
    assert "more outputs left out" in page
    assert_cannot_act(page)


def test_formulas_need_no_script():
    shown = sanitize.markdown_to_html(r"The cosine is $\frac{v \cdot w}{\lVert v\rVert}$ for $a < b$.")
    assert "<mfrac>" in shown
    assert "<mo>&lt;</mo>" in shown
    assert "$" not in shown
    assert "<code>\\frac{</code>" in sanitize.formula(r"\frac{"), "a broken formula stays readable"


def test_pictures_keep_their_description(assignment):
    output = {
        "output_type": "display_data",
        "data": {"image/png": PNG},
        "metadata": {"image/png": {"alt": "Two arrows"}},
    }
    bare = {
        "output_type": "display_data",
        "data": {"image/png": PNG, "text/plain": "<Figure size 9x8 with 1 Axes>"},
    }
    page = render_page(result_of(assignment, [cell("code", "plot()", None, [output, bare])]), assignment)
    assert 'alt="Two arrows"' in page
    assert 'alt="Figure made by this cell, 9 by 8 pixels"' in page


def test_a_page_with_hidden_tests_in_a_message_is_refused(small, assignment):
    from autograder.gradebook.gradebook import Recorded

    tested = next(c for c in assignment.cells if c.grade_id == "test-greet")
    leaking = ExerciseResult("greet", "test-greet", 0.0, 2.0, Status.FAILED, tested.source)
    forbidden = hidden_tests(small.course, assignment.name)
    with pytest.raises(LeakError, match="test-greet"):
        student_page(
            small.course, assignment, Recorded(result_of(assignment, [], leaking), {}, None), forbidden
        )
    own = result_of(assignment, [cell("code", tested.source)])
    assert "hidden_name" not in page_without_own_code(own, assignment), "what students wrote is theirs"
    assert student_page(small.course, assignment, Recorded(own, {}, None), forbidden)


def test_nothing_graded_or_an_unknown_student_is_one_line(small):
    [name] = small.course.assignment_names()
    with pytest.raises(CourseError, match=f"run `autograder grade {name}` first"):
        write_feedback(small.course, name)


@pytest.mark.sandbox
@pytest.mark.slow
def test_pages_of_a_graded_class(small):
    [name] = small.course.assignment_names()
    wrong = "def greet(name):\n    print('<script>alert(1)</script>')\n    return 'Hi, ' + name + '!'\n"
    small.submit("ada")
    small.submit("--help", {"greet": wrong})
    small.submit_raw("bob", b"{")
    grade_assignment(small.course, name)
    with pytest.raises(CourseError, match="'eve' was not graded"):
        write_feedback(small.course, name, ["eve"])
    pages = write_feedback(small.course, name)
    assert pages == [
        small.root / "grading" / "feedback" / who / f"{name}.html" for who in ("--help", "ada", "bob")
    ]
    helpful, ada, bob = (page.read_text() for page in pages)
    for page in (helpful, ada, bob):
        assert "hidden_name" not in page
        assert "value_to_double" not in page
        assert_cannot_act(page)
    assert "<b>3</b> of 3 points" in ada
    assert "autograder replay -- 01-small --help greet" in helpful
    assert "greet is wrong for a hidden name" in helpful
    assert "not valid JSON" in bob

    # A mark and a comment by hand, as formgrader gives them.
    of_ada = """notebook_id = (SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s
        ON n.assignment_id = s.id WHERE s.student_id = 'ada')
        AND cell_id IN (SELECT id FROM base_cell WHERE name = 'written-why')"""
    with sqlite3.connect(small.course.gradebook_file) as database:
        given = f"UPDATE grade SET manual_score = 1.5, needs_manual_grade = 0 WHERE {of_ada}"
        assert database.execute(given).rowcount == 1
        said = f"UPDATE comment SET manual_comment = 'Think of *zero*.' WHERE {of_ada}"
        assert database.execute(said).rowcount == 1
    [page] = write_feedback(small.course, name, ["ada"])
    assert "<b>4.5</b> of 5 points" in page.read_text()
    assert "Think of <em>zero</em>." in page.read_text()

    # The instructor's copy does show the hidden tests.
    graded = json.loads((small.course.autograded / "ada" / name / f"{name}.ipynb").read_text())
    assert any("hidden_name" in "".join(c["source"]) for c in graded["cells"])


def test_markup_of_any_depth_is_taken_apart_in_one_go():
    for text in ("<div>" * 9_000, "<b><i>" * 8_000, "<table><tr><td>" * 3_000, "<ul><li>" * 6_000):
        shown = sanitize.clean_html(text + "deep")
        assert "deep" in shown
        assert "<pre>" not in shown, "what can be cleaned is not shown as text"
        opened, closed = re.findall(r"<([a-z]+)>", shown), re.findall(r"</([a-z]+)>", shown)
        assert opened == closed[::-1], "nothing is left open that could swallow the rest of the page"


def test_pictures_and_formulas_in_attributes_stay_in_their_quotes():
    shown = sanitize.markdown_to_html(
        f"""<details open="

$x$

<img alt="> <script>" title="<img alt=" src="https://example.org/p.png">
<img alt="<b>" src="data:image/png;base64,{PNG}">"""
    )
    assert_only_tags(shown, {"details", "p", "em", "img", "math", "mrow", "mi"})
    assert sanitize.clean_html('<a title="<img>" href="https://example.org">x</a>').count("<em>") == 0
    assert sanitize.clean_html('<img alt="a > b" src="x.png">!') == "<em>[picture left out]</em>!"


def assert_only_tags(shown: str, allowed: set[str]) -> None:
    seen = Inventory(shown)
    assert set(seen.tags) <= allowed
    assert {name for _, name, _ in seen.attributes} <= {
        "open", "alt", "src", "title", "display", "xmlns", "class"
    }  # fmt: skip


@pytest.mark.parametrize("opened", ["\\\\[", "\\\\(", "\\begin{a}", "$$ a \\", "$a \\"])
def test_formulas_that_never_end_are_shown_as_text(opened):
    """The parser reads on to the end from each of them: 20,000 characters took 20 seconds."""
    shown = sanitize.markdown_to_html(opened * (20_000 // len(opened)))
    assert shown.startswith("<pre>" if opened.startswith("\\") else "<p>")
    some = sanitize.markdown_to_html(f"{opened}x^2 " * 20)
    assert not some.startswith("<pre>"), "an honest text has some of them"


def test_what_turns_the_direction_of_writing_is_shown(assignment):
    turned = "\u202eabc\u2066 \u200f"
    cells = [
        cell("code", f"x = 1  # {turned}", "double", [{"output_type": "stream", "text": turned}]),
        cell("markdown", f"{turned} &#x202e; **&rlm;** $x{turned}$ <abbr title='{turned}'>y</abbr>"),
        cell("raw", turned),
        cell("code", "y", None, [{"output_type": "display_data", "data": {"text/html": "<b>&#8238;</b>"}}]),
        cell(
            "code", "z", None, [{"output_type": "display_data", "data": {"image/png": PNG, "text/plain": ""},
                                 "metadata": {"image/png": {"alt": turned}}}]
        ),
    ]  # fmt: skip
    failed = ExerciseResult("double", "test-double", 0.0, 1.0, Status.FAILED, turned)
    result = result_of(assignment, cells, failed)
    result.student = turned
    page = render_page(result, assignment, {"double": turned})
    assert not re.search("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", page)
    assert page.count("\\u202e") >= 10
    persian = "می\u200cخواهم"
    assert persian in sanitize.markdown_to_html(persian), "a joiner is part of correct spelling"


def test_a_page_that_takes_too_long_is_shown_plainly_and_holds_up_nobody():
    jobs = [("a",), ("ENDLESS",), ("b",)]
    with Renderers(2, seconds=0.5) as renderers:
        shown = list(renderers.map(slow_pages.endless, jobs))
        assert [one.page for one in shown] == ["a", "plain ENDLESS", "b"]
        assert [one.trouble for one in shown] == ["", "it took too long", ""]
        assert renderers.render(slow_pages.endless, "c").page == "c"


@pytest.mark.parametrize(("expected", "started"), [(3, 1), (30, 2), (None, 2)])
def test_a_few_pages_start_one_process(expected: int | None, started: int):
    with Renderers(2, expected=expected) as renderers:
        assert [one.page for one in renderers.map(slow_pages.endless, [("a",), ("b",), ("c",)])] == [*"abc"]
        assert sum(child.name.startswith("SpawnProcess") for child in active_children()) == started


def test_a_page_that_fails_is_said_of_its_student():
    jobs = [("RAISE",), ("DIE",), ("REFUSE",), ("\ud800",), ("a",)]
    with Renderers(1) as renderers:
        shown = list(renderers.map(slow_pages.broken, jobs))
    assert [one.page for one in shown] == [None, None, None, "\\ud800", "a"]
    assert shown[0].trouble == "ZeroDivisionError: a bug of the page"
    assert shown[1].trouble == "the process that rendered it died"
    assert shown[2].refused == "a hidden test stands there"


def test_every_page_is_written_but_the_one_that_fails(small, autograder, monkeypatch):
    [name] = small.course.assignment_names()
    for student in ("ada", "bob", "eve"):
        small.submit(student)
    grade_assignment(small.course, name, pool=InlinePool)
    (small.root / "grading" / "feedback").mkdir()
    (small.root / "grading" / "feedback" / "bob").write_text("in the way")
    code, out, err = autograder("feedback", name)
    assert code == 1
    assert out.splitlines()[-1] == "2 pages written"
    assert err.startswith("bob: no page was written: ")
    assert err.count("\n") == 1
    assert (small.course.feedback / "eve" / f"{name}.html").is_file()


def test_a_plain_page_says_so_and_holds_everything(assignment):
    cells = [cell("markdown", "# Title $x$"), cell("code", "x = 1", "double"), cell("markdown", ATTACKS)]
    page = render_page(result_of(assignment, cells), assignment, plain=True)
    assert "took too long" in page
    assert "# Title $x$" in page
    assert "<math" not in page
    assert_cannot_act(page)
