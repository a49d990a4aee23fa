"""The page with the pairs: what belongs together has the same number, and nothing of a submission acts."""

from __future__ import annotations

import re

from inert_page import assert_cannot_act
from small_course import NAME, Autograder, SmallCourse

LONG = "\n".join(f"    value_{n} = table_{n}[{n % 7}] + other.method_{n}(x * {n % 5}, key)" for n in range(9))
DOUBLE = f"def double(x):\n{LONG}\n    return value_0"
HOSTILE = f"{DOUBLE}\n    note = '</pre><script>alert(1)</script><img src=x onerror=alert(2)>\u202e'"


def two(small: SmallCourse) -> None:
    small.submit("alice", {"double": HOSTILE})
    small.submit("bob", {"double": DOUBLE.replace("value", "wert").replace("table", "tafel")})


def test_passages_stand_side_by_side_with_the_same_number(small: SmallCourse, autograder: Autograder) -> None:
    two(small)
    code, out, err = autograder("similar", "01")
    assert (code, err) == (0, "")
    assert "1 pair alike among 2 submissions" in out
    assert re.search(r"100 %.*alice.*bob.*double 100 %", out)
    page = (small.root / "grading" / "similarity" / f"{NAME}.html").read_text(encoding="utf-8")
    left, right = page.split('<div class="side">')[1:]
    assert '<mark class="m1"><b>1</b>' in left
    assert '<mark class="m1"><b>1</b>' in right
    assert "wert_3" in right
    assert "wert_3" not in left


def test_what_students_wrote_is_text(small: SmallCourse, autograder: Autograder) -> None:
    two(small)
    assert autograder("similar", "01")[0] == 0
    page = (small.root / "grading" / "similarity" / f"{NAME}.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    # Links lead to pairs on the page itself.
    assert set(re.findall(r'href="([^"]*)"', page)) == {"#pair-1"}
    assert_cannot_act(page.replace('href="#pair-1"', ""))


def test_further_pairs_stand_in_the_table_alone(small: SmallCourse, autograder: Autograder) -> None:
    two(small)
    small.submit("carl", {"double": DOUBLE})
    code, out, _ = autograder("similar", "01", "--pairs", "1", "--json", "alike.json")
    assert code == 0
    assert "linked by pairs: alice, bob, carl" in out
    page = (small.root / "grading" / "similarity" / f"{NAME}.html").read_text(encoding="utf-8")
    assert page.count('<details class="pair"') == 1
    assert page.count('<tr><th scope="row" class="share">') == 3
    assert '"likeness": 1.0' in (small.root / "alike.json").read_text(encoding="utf-8")


def test_thresholds_are_options(small: SmallCourse, autograder: Autograder) -> None:
    two(small)
    assert "0 pairs alike" in autograder("similar", "01", "--tokens", "2000")[1]
    assert "1 pair alike" in autograder("similar", "01", "--threshold", "100")[1]


def test_mistakes_are_one_line(small: SmallCourse, autograder: Autograder) -> None:
    two(small)
    code, _, err = autograder("similar", "01", "--against", "nowhere")
    assert (code, err.count("\n")) == (2, 1)
    (small.root / "grading" / "submitted" / "carl" / NAME).mkdir(parents=True)
    code, _, err = autograder("similar", "01")
    assert code == 1
    assert "carl: not compared" in err
