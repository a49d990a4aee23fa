"""Written answers dealt out: evenly, blind to names, the same again, and on pages that cannot act."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re

import pytest
from inert_page import Inventory
from marking_course import STUDENTS, fill, grade, graded_class, points_of, rows_of
from small_course import NAME, Autograder, SmallCourse

from autograder.gradebook.assistants import assigned
from autograder.gradebook.people import Person, remember
from autograder.marking.page import render_page
from autograder.marking.pseudonyms import pseudonym, version
from autograder.marking.split import to_mark
from autograder.term import FILE


@pytest.fixture
def graded(small: SmallCourse, inline_pages: None) -> SmallCourse:
    return graded_class(small)


def named(who: str, text: str) -> bool:
    """Whether ``text`` says ``who``: as a word, for ``bobena-tirulo`` is a pseudonym like any other."""
    return re.search(rf"(?<!\w){re.escape(who)}(?!\w)", text) is not None


def answers(graded: SmallCourse, assistant: str) -> set[str]:
    sheet = graded.root / "grading" / "marking" / NAME / f"{assistant}.csv"
    return {row["answer"] for row in rows_of(sheet)}


def test_the_split_is_even_and_blind(graded: SmallCourse, autograder: Autograder) -> None:
    remember(graded.course, {"alice": Person("Alice", "Liddell")})
    code, out, err = autograder("marking", "01", "--assistant", "Ada", "--assistant", "Ben")
    assert (code, err) == (0, "")
    assert "Ada: 3 answers" in out
    assert "Ben: 3 answers" in out
    assert not answers(graded, "Ada") & answers(graded, "Ben")
    for path in (graded.root / "grading" / "marking" / NAME).iterdir():
        text = path.read_text(encoding="utf-8")
        assert not [who for who in (*STUDENTS, "Liddell") if named(who, text)], path.name
        assert "Answer number" in text or path.suffix == ".csv"


def test_who_has_an_answer_keeps_it_and_what_is_new_goes_to_who_has_least(
    graded: SmallCourse, autograder: Autograder
) -> None:
    (graded.root / FILE).write_text('assistants = ["Ada", "Ben"]\n')
    autograder("marking", "01")
    before = {who: answers(graded, who) for who in ("Ada", "Ben")}
    for number in range(3):
        graded.submit(f"late-{number}", {"written-why": f"Late answer {number}."})
    grade(graded)
    code, out, _ = autograder(
        "marking", "01", "--assistant", "Ada", "--assistant", "Ben", "--assistant", "Cleo"
    )
    assert code == 0
    assert all(before[who] <= answers(graded, who) for who in before)
    assert [len(answers(graded, who)) for who in ("Ada", "Ben", "Cleo")] == [3, 3, 3]
    assert "Cleo: 3 answers" in out


def test_what_is_marked_is_not_dealt_out_again(graded: SmallCourse, autograder: Autograder) -> None:
    autograder("marking", "01", "--assistant", "Ada")
    filled = fill(graded.root / "grading" / "marking" / NAME / "Ada.csv", points=["1", "0.5", ""])
    assert autograder("marks", "01", str(filled))[0] == 0
    code, _, err = autograder("marking", "01", "--assistant", "Ada")
    assert (code, err.count("\n")) == (2, 1)
    assert "--again" in err
    assert autograder("marking", "01", "--assistant", "Ada", "--again")[0] == 0
    assert len(answers(graded, "Ada")) == len(STUDENTS)


def test_some_go_to_two_assistants(graded: SmallCourse, autograder: Autograder) -> None:
    autograder("marking", "01", "--assistant", "Ada", "--assistant", "Ben", "--both", "2")
    assert len(answers(graded, "Ada") & answers(graded, "Ben")) == 2
    assert len(answers(graded, "Ada")) == len(answers(graded, "Ben")) == 4
    assert sorted(map(len, assigned(graded.course, NAME).values())) == [1, 1, 1, 1, 2, 2]


def test_an_answer_that_was_submitted_again_waits_for_its_grading(
    graded: SmallCourse, autograder: Autograder
) -> None:
    graded.submit("bob", {"written-why": "Another answer."})
    code, _, err = autograder("marking", "01", "--assistant", "Ada")
    assert code == 0
    assert "bob" in err
    assert len(answers(graded, "Ada")) == len(STUDENTS) - 1


def test_nothing_of_an_answer_can_act(graded: SmallCourse, autograder: Autograder) -> None:
    hostile = (
        "</article></script><script>alert(1)</script><img src=x onerror=alert(2)> <b>bold</b> $x^2$ \u202e"
    )
    graded.submit("bob", {"written-why": hostile})
    grade(graded)
    autograder("marking", "01", "--assistant", "<i>Ada & Co</i>")
    [path] = (graded.root / "grading" / "marking" / NAME).glob("*.html")
    assert path.name == "i-Ada-Co-i.html"
    page = path.read_text(encoding="utf-8")
    seen = Inventory(page)
    assert seen.tags.count("script") == 1
    assert seen.tags.count("article") == len(STUDENTS)
    assert not {"img", "i"} & set(seen.tags)
    assert {"b", "math"} <= set(seen.tags)
    assert not [name for _, name, _ in seen.attributes if name.startswith("on")]
    assert "\u202e" not in page
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in page


def test_a_long_answer_changes_nothing_about_how_others_are_shown(graded: SmallCourse) -> None:
    found = to_mark(graded.course, NAME)
    first, second, *_ = (own[0] for own in found.answers.values())
    answers = [
        dataclasses.replace(first, source="long " * 150_000),
        dataclasses.replace(second, source="**few** words"),
    ]
    assert "<strong>few</strong> words" in render_page(NAME, "Ada", answers, plain=False)


def test_the_page_has_question_model_answer_and_rubric(graded: SmallCourse, autograder: Autograder) -> None:
    autograder("marking", "01", "--assistant", "Ada")
    page = (graded.root / "grading" / "marking" / NAME / "Ada.html").read_text(encoding="utf-8")
    for words in ("Say why.", "<em>repeated</em>", "an example.", "Poems are welcome."):
        assert words in page
    assert points_of(graded)["alice"] is None


def test_somebody_has_to_mark(graded: SmallCourse, autograder: Autograder) -> None:
    for toml, says in (
        ("", "who marks?"),
        ("assistants = 'Ada'", "no list of names"),
        ("assistants = [1]", "no list of names"),
    ):
        (graded.root / FILE).write_text(toml)
        code, _, err = autograder("marking", "01")
        assert (code, err.count("\n")) == (2, 1)
        assert says in err


def test_pseudonyms_are_words_that_a_spreadsheet_leaves_alone(small: SmallCourse) -> None:
    names = {pseudonym(small.course, NAME, str(number)) for number in range(500)}
    assert len(names) == 500
    assert all(re.fullmatch(r"[a-z]{6}-[a-z]{6}", name) for name in names)
    assert pseudonym(small.course, NAME, "1") != pseudonym(small.course, "02-more", "1")
    assert re.fullmatch(r"[a-z]{8}", version("ab12"))
