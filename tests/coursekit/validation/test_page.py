"""A validation as HTML: everything escaped, links that JupyterLab follows."""

from __future__ import annotations

from coursekit.checks import Table
from coursekit.checks._table import Row
from coursekit.validation import Outcome, Status
from coursekit.validation._exercises import Exercise
from coursekit.validation._page import row, waiting_row, whole

OUTCOME = Outcome(
    "<i>softmax",
    Status.FAILED,
    "Off by <b>2</b>.",
    ("softmax([<0>])",),
    Table((), (Row("expected", ("1",)), Row("got", ("<2>",), (0,)))),
    "cell one",
    3,
    7,
    "test-softmax",
)


def test_the_diagnosis_comes_first_and_nothing_is_markup() -> None:
    page = row(OUTCOME, "a 1.ipynb")
    assert (
        page.index("Off by &lt;b&gt;2&lt;/b&gt;.") < page.index("&lt;i&gt;softmax") < page.index("<details>")
    )
    assert "&lt;2&gt;" in page
    assert "softmax([&lt;0&gt;])" in page
    assert 'aria-label="to do"' in page


def test_links_name_notebook_cell_and_line() -> None:
    page = row(OUTCOME, "a 1.ipynb")
    assert 'href="a%201.ipynb#cell-id=cell%20one" data-cell="cell one" data-line="3"' in page
    assert 'href="a%201.ipynb#cell-id=test-softmax" data-cell="test-softmax">the check' in page


def test_what_passes_is_one_line() -> None:
    page = row(Outcome("softmax", Status.PASSED, "The visible checks pass.", cell="c"), "a.ipynb")
    assert "<details>" not in page
    assert 'class="good"' in page


def test_the_whole_brings_its_style_and_says_what_it_is() -> None:
    page = whole(
        ["1 of 2 pass", "<no>"],
        [row(OUTCOME, "a.ipynb"), waiting_row(Exercise("next<", 3))],
        ["Not saved: x"],
    )
    assert page.startswith("<style>/*")
    assert 'aria-label="Validated notebook"' in page
    assert (
        page.index("Not saved")
        < page.index("1 of 2 pass")
        < page.index("&lt;no&gt;")
        < page.index("next&lt;")
    )
