"""Tables of expected and got: aligned as text, escaped as HTML, the same after a journey through JSON."""

from __future__ import annotations

import json

from coursekit.checks import Table
from coursekit.checks._table import Row

TABLE = Table(
    ("index", "0", "1"),
    (Row("expected", ("0.125", "<b>2</b>")), Row("got", ("0.2", "3"), (0,))),
    "1 more row differs & more.",
)


def test_text_is_aligned_and_carets_mark_what_differs() -> None:
    assert str(TABLE).splitlines() == [
        "index         0         1",
        "expected  0.125  <b>2</b>",
        "got         0.2         3",
        "            ^^^",
        "1 more row differs & more.",
    ]


def test_wide_characters_take_two_columns() -> None:
    rows = (Row("期待", ("東京", "a"), ()), Row("got", ("x", "cafe\u0301"), (1,)))
    assert str(Table((), rows)) == "期待  東京     a\ngot      x  cafe\u0301\n            ^^^^"


def test_a_list_of_differences_needs_no_carets_and_two_numbers_no_headings() -> None:
    listed = Table(("key", "expected", "got"), (Row("'a'", ("1", "2"), (1,)),), listed=True)
    assert str(listed).splitlines() == ["key  expected  got", "'a'         1    2"]
    assert str(Table((), (Row("expected", ("1",)), Row("got", ("-10",), (0,))))).splitlines() == [
        "expected    1",
        "got       -10",
        "          ^^^",
    ]


def test_html_is_escaped_and_marks_what_differs() -> None:
    page = TABLE.html()
    assert "<b>" not in page
    assert "&lt;b&gt;2&lt;/b&gt;" in page
    assert page.count("<mark") == 1
    assert ">0.2</mark>" in page
    assert 'scope="row"' in page
    assert "differs &amp; more" in page


def test_a_table_survives_json() -> None:
    assert Table.from_json(json.loads(json.dumps(TABLE.to_json()))) == TABLE
