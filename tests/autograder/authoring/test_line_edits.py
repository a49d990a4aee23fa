"""Lines to replace: where they are found, what stands there afterwards, and what is refused."""

from __future__ import annotations

import pytest

from autograder.authoring.line_edits import EditError, edited, is_edit

PROGRAM = """\
def total(xs):
    s = 0

    for x in xs:
        s += x
        s += 0
    return s"""


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (["# - s = 0", "# + s = 1"], PROGRAM.replace("s = 0", "s = 1")),
        (["# - s += x"], PROGRAM.replace("        s += x\n", "")),
        (["#- s += x", "#+ if x:", "#+     s += x"], PROGRAM.replace("s += x", "if x:\n            s += x")),
        (["# - s = 0", "# -", "# + s = 1"], PROGRAM.replace("s = 0\n", "s = 1")),
        (["# - return s", "# +", "# + return -s"], PROGRAM.replace("    return s", "\n    return -s")),
        (["# - s = 0", "# + t = 0", "# - return s", "# + return t"], None),
        (["# - s = 0", "", "# - return s", "# + return t"], None),
        (["# - return s", "# + return t", "# a comment", "# - s = 0"], None),
    ],
)
def test_lines_are_replaced_where_they_stand(edits: list[str], expected: str | None) -> None:
    if expected is None:
        first = "    t = 0\n" if "# + t = 0" in edits else ""
        expected = PROGRAM.replace("    s = 0\n", first).replace("return s", "return t")
    assert edited(PROGRAM, edits) == expected


def test_each_is_looked_for_in_the_program_as_it_stands() -> None:
    assert edited("a\nb", ["# - a", "# + b", "# - b", "# + a"]) == "b\na"


@pytest.mark.parametrize(
    ("edits", "complaint"),
    [
        (["# - s = 2", "# + s"], "'s = 2' stands nowhere in the base: copy it from there"),
        (["# -      s = 0"], "nowhere"),
        (["# - for x in xs:", "# - s += x"], "nowhere"),
        (["# + s = 2"], "'s = 2' has no '# -' above"),
        (["# - s = 0", "# + a", "# - s = 0", "# + b"], "'s = 0' is replaced twice"),
        (["# - s += x", "# - s += 0", "", "# - s += 0"], "'s += 0' is replaced twice"),
    ],
)
def test_what_cannot_be_made_is_refused(edits: list[str], complaint: str) -> None:
    with pytest.raises(EditError, match=complaint.replace("+", r"\+")):
        edited(PROGRAM, edits)


def test_a_line_that_stands_twice_needs_its_neighbour() -> None:
    with pytest.raises(EditError, match="'x' stands 2 times in the base: add the line above or below it"):
        edited("x\ny\nx", ["# - x", "# + z"])
    assert edited("x\ny\nx", ["# - y", "# - x", "# + z"]) == "x\nz"


def test_comments_and_code_are_no_edits() -> None:
    assert is_edit("# - x")
    assert is_edit("#+")
    assert not any(map(is_edit, ["# about", "    # - x", "#-- rule", "-x", "", "# −1"]))
