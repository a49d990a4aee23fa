"""The class report: what it counts, how it groups, and that no student's text can act in it."""

from __future__ import annotations

import base64
import datetime
import html.parser
import re

import matplotlib as mpl
import pytest
from small_course import NAME, Autograder, SmallCourse
from stub_graders import InlinePool

from autograder.course import CourseError
from autograder.gradebook.gradebook import Recorded
from autograder.gradebook.people import Person, remember
from autograder.grading.run import grade_assignment
from autograder.notebook import load_assignment
from autograder.report import figures
from autograder.report.report import render_report, write_report
from autograder.report.summary import Outcome, group_messages, look_at, outcome, without_numbers
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable

AT = datetime.datetime(2026, 11, 20, 18, 0)


class Page(html.parser.HTMLParser):
    """Tags, attributes and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self.feed(page)
        self.close()
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.text += " " * (tag in ("p", "td", "th", "div", "li", "dt", "dd"))
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data):
        if self.tags and self.tags[-1] != "style":
            self.text += data


def exercise(
    name: str,
    status: Status = Status.PASSED,
    points: float | None = None,
    message: str = "",
    top: float = 1.0,
) -> ExerciseResult:
    had = (
        (top if status is Status.PASSED else 0.0)
        if points is None and status is not Status.MANUAL
        else points
    )
    grade_id = name if name.startswith("written") else f"test-{name}"
    return ExerciseResult(name, grade_id, had, top, status, message, seconds=0.1)


def submission(student: str, *exercises: ExerciseResult, seconds: float = 1.0) -> Recorded:
    stopped = any(e.status in (Status.TIMEOUT, Status.KILLED) for e in exercises)
    return Recorded(
        SubmissionResult(
            student,
            NAME,
            SubmissionStatus.PARTIAL if stopped else SubmissionStatus.GRADED,
            exercises={e.name: e for e in exercises},
            wall_seconds=seconds,
            peak_memory_mb=120.0,
        ),
        {},
        AT,
    )


def pictures(page: Page) -> list[str]:
    return [
        base64.b64decode(value.partition("base64,")[2]).decode()
        for _, name, value in page.attributes
        if name in ("src", "srcset")
    ]


@pytest.fixture
def klass(small: SmallCourse):
    """A class with one of everything, and the assignment."""
    wrong = "double of 3: {0} came, 6 was expected.\nDiagnosis: Too large by the factor {0}."
    recorded = {
        "ada": submission(
            "ada", exercise("double"), exercise("greet", top=2), exercise("written-why", Status.MANUAL, top=2)
        ),
        "bob": submission(
            "bob",
            exercise("double", Status.FAILED, message=wrong.format(2)),
            exercise("greet", top=2),
            exercise("written-why", Status.MANUAL, 2.0, top=2),
        ),
        "cyd": submission(
            "cyd",
            exercise("double", Status.FAILED, message=wrong.format(3.5)),
            exercise("greet", Status.TIMEOUT, message="greet ran longer than 30 seconds.", top=2),
            exercise("written-why", Status.MANUAL, top=2),
            seconds=31.0,
        ),
        "dan": Recorded(ungradable("dan", NAME, "dan/01-small holds no 01-small.ipynb: rename it"), {}, AT),
        "eve": Recorded(ungradable("eve", NAME, "eve/01-small holds no 01-small.ipynb: rename it"), {}, AT),
    }
    return look_at(load_assignment(small.course.solution(NAME), NAME), recorded)


def test_counts_of_a_class(klass):
    assert [r.student for r in klass.graded] == ["bob", "ada", "cyd"]
    assert [r.student for r in klass.ungradable] == ["dan", "eve"]
    assert klass.scores() == [4.0, 3.0, 0.0, 0.0, 0.0]
    assert [r.student for r in klass.partial] == ["cyd"]
    assert klass.waiting == {"written-why": ["ada", "cyd"]}
    double, greet, written = klass.exercises
    assert double.outcomes == {Outcome.PASSED: 1, Outcome.FAILED: 2}
    assert greet.outcomes == {Outcome.PASSED: 2, Outcome.STOPPED: 1}
    assert written.outcomes == {Outcome.PASSED: 1, Outcome.TO_MARK: 2}
    assert (double.mean, greet.mean, written.mean) == (1 / 3, 4 / 3, 2.0)


def test_the_same_diagnosis_counts_once_whatever_the_numbers(klass):
    first, second = klass.messages
    assert (first.exercise, first.heading, first.students) == (
        "double",
        "Too large by the factor ….",
        ["bob", "cyd"],
    )
    assert first.example.startswith("double of 3: 2 came")
    assert (second.exercise, second.students) == ("greet", ["cyd"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("off by 3.5e-07 at row 1, column 12", "off by … at row …, column …"),
        ("[0.1, -2.5, nan] came, [1, 2] was expected", "[…] came, […] was expected"),
        ("shape (3, 4) came", "shape (…) came"),
        ("'king' is not there", "… is not there"),
        ("log2 was expected, ln came; W1 and b2 stay", "log2 was expected, ln came; W1 and b2 stay"),
        ("about 1,234 of 2,000 students", "about … of … students"),
        ("no numbers at all", "no numbers at all"),
    ],
)
def test_numbers_leave_a_message(text, expected):
    assert without_numbers(text) == expected


def test_hostile_messages_are_grouped_in_reasonable_time():
    evil = ["(" * 20_000 + "1," * 20_000, "'" * 30_001, "1e" * 20_000, "…" * 30_000 + "[" * 9_000]
    results = [
        submission(f"s{i}", exercise("double", Status.FAILED, message=m)).result for i, m in enumerate(evil)
    ]
    assert sum(len(group.students) for group in group_messages(results)) == len(evil)
    assert all(0 < len(group.heading) <= 300 for group in group_messages(results))


def test_outcomes():
    assert outcome(None) is Outcome.UNWRITTEN
    assert (
        outcome(exercise("f", Status.FAILED, message="f: it raised NotImplementedError."))
        is Outcome.UNWRITTEN
    )
    assert outcome(exercise("f", Status.MISSING)) is Outcome.UNWRITTEN
    assert outcome(exercise("f", Status.FAILED, 0.5)) is Outcome.PART
    assert outcome(exercise("f", Status.KILLED)) is Outcome.STOPPED
    assert outcome(exercise("w", Status.MANUAL)) is Outcome.TO_MARK
    assert outcome(exercise("w", Status.MANUAL, 1.0)) is Outcome.PASSED


def test_page_says_it_all_and_stands_alone(klass):
    source = render_report(klass, {"ada": "../feedback/ada/01-small.html"})
    page = Page(source)
    for said in (
        "5 ", "could not be graded", "Too large by the factor …", "written-why : 2", "double of 3: 2 came",
        "1 full marks, 2 a check failed", "2 full marks, 1 ran too long", "greet ran too long: 1", "31.0 s",
        "120 MB",
        "and alike: 2 in all dan, eve", "3 points for 2 of them, 5 points for 1 of them",
    ):  # fmt: skip
        assert said.replace(" :", ":") in page.text, said
    assert ("a", "href", "../feedback/ada/01-small.html") in page.attributes
    for _, name, value in page.attributes:
        assert name not in ("src", "srcset") or value.startswith("data:image/svg+xml;base64,")
        assert name != "href" or value.startswith("../feedback/")
    assert "@import" not in source
    assert "url(" not in source
    assert page.tags.count("img") == 3
    alts = [value for tag, name, value in page.attributes if tag == "img" and name == "alt"]
    assert len(alts) == 3
    assert "median 0" in alts[0]
    assert "2 could not be graded" in alts[0]
    assert "3 exercises by 3 students" in alts[1]
    assert "Most failed checks: double" in alts[1]
    assert "median 1 s, at most 31 s" in alts[2]
    assert all(figure.lstrip().startswith("<?xml") for figure in pictures(page))


def test_nothing_that_a_student_wrote_acts(small: SmallCourse):
    evil = '<script>alert(1)</script><img src=x onerror="alert(1)">"\'><b>'
    recorded = {
        evil: submission(
            evil, exercise("double", Status.FAILED, message=evil), exercise("greet", Status.TIMEOUT)
        ),
        "z" + evil: Recorded(ungradable("z" + evil, NAME, evil), {}, AT),
    }
    view = look_at(load_assignment(small.course.solution(NAME), NAME), recorded)
    page = Page(render_report(view, {evil: "../feedback/x/01-small.html"}))
    assert not {"iframe", "svg", "b"} & (set(page.tags) - {"b"})
    # The page's own, which the policy lets run by its hash.
    assert page.tags.count("script") == 1
    assert page.tags.count("img") == 3
    assert not [name for _, name, _ in page.attributes if name.startswith("on")]
    assert evil.replace('"', '"') in page.text
    for figure in pictures(page):
        assert "<script" not in figure
        assert "onerror=" not in re.sub(r"<!--.*?-->", "", figure, flags=re.DOTALL)


@pytest.mark.parametrize("size", [1, 60, 400])
def test_any_size_of_class(small: SmallCourse, size):
    recorded = {
        f"s{i:03}": submission(
            f"s{i:03}", exercise("double", Status.PASSED if i % 3 else Status.FAILED), exercise("greet")
        )
        for i in range(size)
    }
    view = look_at(load_assignment(small.course.solution(NAME), NAME), recorded)
    source = render_report(view)
    assert len(source) < 1_000_000
    page = Page(source)
    assert f"by {size} students" in " ".join(v for t, n, v in page.attributes if t == "img" and n == "alt")
    for figure in pictures(page)[2:4]:  # the heat map names everybody as long as it can be read
        assert ("students, best score first" in figure) == (size > 60)


def test_nobody_could_be_graded(small: SmallCourse):
    recorded = {"dan": Recorded(ungradable("dan", NAME, "broken"), {}, AT)}
    page = Page(render_report(look_at(load_assignment(small.course.solution(NAME), NAME), recorded)))
    assert page.tags.count("img") == 1
    assert "broken" in page.text


@pytest.mark.filterwarnings("error")
def test_letters_that_no_font_has_are_boxes_with_advice(small: SmallCourse, monkeypatch: pytest.MonkeyPatch):
    """U+10FFFD is for private use: no font of a system has it."""
    view = look_at(
        load_assignment(small.course.solution(NAME), NAME),
        {student: submission(student, exercise("double")) for student in ("ada", "\U0010fffd")},
    )
    page = Page(render_report(view))
    assert page.text.count("A box stands for a letter that no font") == 1
    assert "fonts-noto-cjk" in page.text
    monkeypatch.setattr(figures.font_manager, "get_font_names", lambda: ["Droid Sans Fallback", "Other"])
    seen: list[list[str]] = []
    monkeypatch.setattr(figures, "_address", lambda figure: seen.append(mpl.rcParams["font.family"]) or "")
    figures.heat_map_picture(view)
    assert seen[0] == ["DejaVu Sans", "Droid Sans Fallback"], "a font that is not there is not asked for"


@pytest.mark.filterwarnings("error")
def test_an_id_may_look_like_a_formula_or_be_in_another_script(small: SmallCourse):
    recorded = {
        student: submission(student, exercise("double"), exercise("greet", Status.FAILED, message=student))
        for student in ("a$\\frac{$b", "$$", "x_$1$", "\u202eb", "山田")
    }
    troubles: list[str] = []
    view = look_at(load_assignment(small.course.solution(NAME), NAME), recorded)
    source = render_report(view, troubles=troubles)
    assert troubles == []
    page = Page(source)
    assert "a$\\frac{$b" in page.text
    assert "\u202e" not in source
    assert "\\u202eb" in page.text
    assert "山田" in page.text
    # Points go by whole numbers and begin at none.
    ticks = re.findall(r"<!-- (−?[\d.]+) -->", pictures(page)[0])
    assert ticks[:2] == ["0", "1"]
    assert all(tick.isdigit() for tick in ticks)


def test_a_figure_that_cannot_be_drawn_costs_nothing_else(
    small: SmallCourse, autograder: Autograder, monkeypatch: pytest.MonkeyPatch
):
    from autograder.report import report

    def fail(_view):
        raise ValueError("an odd\nnumber")

    recorded = {"ann": submission("ann", exercise("double"))}
    monkeypatch.setattr(report, "cost_picture", fail)
    troubles: list[str] = []
    page = Page(
        render_report(
            look_at(load_assignment(small.course.solution(NAME), NAME), recorded), troubles=troubles
        )
    )
    assert troubles == ["the figure of the cost could not be drawn (ValueError: an odd number)"]
    assert page.tags.count("img") == 2

    # What is missing is said, and the command does not end as if all were well.
    done = report.Report(small.root / "report.html", troubles)
    monkeypatch.setattr(report, "write_report", lambda *_: done)
    code, out, err = autograder("report", NAME)
    assert (code, out, err) == (1, "report.html\n", f"{troubles[0]}\n")


def test_a_plain_report_has_the_numbers(small: SmallCourse):
    recorded = {"ann": submission("ann", exercise("double", Status.FAILED, message="x" * 100))}
    view = look_at(load_assignment(small.course.solution(NAME), NAME), recorded, plain=True)
    page = Page(render_report(view, plain=True))
    assert "img" not in page.tags
    assert "neither figures nor groups of messages" in page.text
    assert "Nobody lost a point" not in page.text
    assert "ann" in page.text


@pytest.mark.usefixtures("inline_pages")
def test_report_from_the_gradebook(small: SmallCourse, autograder: Autograder):
    with pytest.raises(CourseError, match="nobody was graded in 01-small yet"):
        write_report(small.course, NAME)
    small.submit("--help")
    small.submit("bob", {"double": "WRONG"})
    small.submit_raw("carl", b"")
    grade_assignment(small.course, NAME, pool=InlinePool)
    code, out, err = autograder("report", NAME)
    assert (code, err) == (0, "")
    assert out.strip() == f"grading/report/{NAME}.html"
    page = Page((small.root / out.strip()).read_text())
    assert "--help" in page.text
    assert "is wrong" in page.text
    assert "is empty" in page.text
    remember(small.course, {"bob": Person("Bob", "Loblaw")})
    small.submit("bob")
    autograder("report", NAME)
    page = Page((small.root / "grading" / "report" / f"{NAME}.html").read_text())
    assert "Bob Loblaw bob" in page.text
    assert "1 grade out of date, another file has been submitted since: bob" in page.text
    code, out, err = autograder("report", "02-nothing")
    assert code == 2
    assert err.count("\n") == 1
