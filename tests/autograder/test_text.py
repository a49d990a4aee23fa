"""What everybody shows is one line, can be written to any file, and does not move a cursor."""

from __future__ import annotations

import pytest

from autograder.text import first_line, points, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("José García 王", "José García 王"),
        ("a\nb\tc", "a b\\tc"),
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("abc\u202egnp.exe", "abc\\u202egnp.exe"),
        ("bad \udcff byte", "bad \\udcff byte"),
        ("two\u2028lines", "two\\u2028lines"),
    ],
)
def test_what_could_deceive_is_spelled_out(text: str, shown: str) -> None:
    assert printable(text) == shown
    shown.encode("utf-8")


def test_several_lines_stay_where_they_are_wanted() -> None:
    assert printable("a\n\tb\r\n", multiline=True) == "a\n\tb\\r\n"


@pytest.mark.parametrize(
    ("value", "shown"), [(2, "2"), (0, "0"), (10, "10"), (1.5, "1.5"), (1 / 3, "0.33"), (99.999, "100")]
)
def test_points_go_without_needless_decimals(value: float, shown: str) -> None:
    assert points(value) == shown


def test_the_first_line_of_a_message() -> None:
    assert first_line("\n  wrong sign\nmore") == "wrong sign"
    assert first_line(" \n") == ""
