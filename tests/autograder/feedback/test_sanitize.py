"""HTML, markdown, formulas, pictures and code of a submission, one by one: seen, and unable to act."""

from __future__ import annotations

import base64

import pytest
from inert_page import assert_cannot_act

from autograder.feedback import sanitize

#: What a feedback page has of its own.
PAGE = "<meta><meta><meta><style></style><main>{}</main>"
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(20)).decode()


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT src=https://evil.example/x.js></SCRIPT>",
        "<style>body { display: none }</style>",
        "<p onclick='alert(1)' style='position: fixed'>text</p>",
        "<a href='javascript:alert(1)'>here</a>",
        "<img src='https://evil.example/seen.png' onerror='alert(1)'>",
        "<iframe src='https://evil.example'></iframe>",
        "<form action='https://evil.example'><input name=q></form>",
        "<svg><script>alert(1)</script></svg>",
        "<meta http-equiv=refresh content='0; url=https://evil.example'>",
        "<details open ontoggle=alert(1)><summary>x</summary></details>",
    ],
)
def test_html_that_would_act_does_not(hostile: str) -> None:
    for shown in (
        sanitize.clean_html(f"<b>before</b>{hostile}<i>after</i>"),
        sanitize.markdown_to_html(hostile),
    ):
        assert_cannot_act(PAGE.format(shown))
        assert "evil.example/seen" not in shown
    assert "<b>before</b>" in sanitize.clean_html(f"<b>before</b>{hostile}<i>after</i>")


def test_harmless_html_is_as_it_was() -> None:
    table = '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    assert sanitize.clean_html(table) == table
    assert 'href="https://example.org"' in sanitize.clean_html('<a href="https://example.org">x</a>')


def test_too_long_html_is_shown_as_text() -> None:
    shown = sanitize.clean_html("<p>" + "x" * (sanitize.MAX_MARKUP_CHARACTERS + 1))
    assert shown.startswith("<pre>&lt;")
    assert len(shown) < 12 * sanitize.MAX_OUTPUT_CHARACTERS


def test_deeply_nested_html_is_closed() -> None:
    """Otherwise what follows on the page would stand inside of it."""
    depth = 5_000
    for tag in ("b", "div", "li"):
        shown = sanitize.clean_html(f"<{tag}>" * depth)
        assert shown.count(f"<{tag}>") == shown.count(f"</{tag}>")


def test_markdown_keeps_its_form() -> None:
    shown = sanitize.markdown_to_html("# Title\n\n*one* **two** `three`\n\n- a\n- b\n")
    for part in ("<em>one</em>", "<strong>two</strong>", "<code>three</code>", "<li>a</li>"):
        assert part in shown


def test_formulas_become_mathml_and_what_cannot_stays_readable() -> None:
    shown = sanitize.markdown_to_html("so $\\frac{1}{n}$ and $$\\sum_i x_i$$")
    assert shown.count("<math") == 2
    assert 'display="block"' in shown
    assert "$" not in shown
    assert sanitize.formula("\\frac{1}{") == "<code>\\frac{1}{</code>"
    assert sanitize.formula("<script>" * 500).startswith("<code>&lt;script&gt;")


def test_no_mark_of_a_formula_can_be_foreseen() -> None:
    """What a student writes in place of a mark stays what it is."""
    shown = sanitize.markdown_to_html("formula0n0x $x$ formula0000000000000000n0x")
    assert shown.count("<math") == 1
    assert "formula0n0x" in shown


def test_a_picture_is_what_it_says_or_is_left_out() -> None:
    shown = sanitize.image("image/png", PNG, 'two "clusters"')
    assert shown is not None
    assert "two &quot;clusters&quot;" in shown
    assert sanitize.image("image/png", base64.b64encode(b"<script>").decode(), "x") is None
    assert sanitize.image("image/png", "not base64!", "x") is None
    assert sanitize.image("text/html", PNG, "x") is None
    too_large = base64.b64encode(b"\x89PNG" + bytes(sanitize.MAX_IMAGE_BYTES)).decode()
    assert sanitize.image("image/png", too_large, "x") is None
    vector = sanitize.image("image/svg+xml", "<svg onload='alert(1)'/>", "x")
    assert vector is not None
    assert "onload" not in vector, "inside an image, where no script of it runs"


def test_text_is_cut_with_a_line_that_says_so() -> None:
    shown = sanitize.plain_text("a" * 30_000 + "<end>")
    assert "10,005 more characters left out" in shown
    assert sanitize.plain_text("\x1b[31mred\x1b[0m \x07<b>").count("<b>") == 0
    assert "ansi-red" in sanitize.plain_text("\x1b[31mred\x1b[0m")


def test_code_is_coloured_and_huge_code_is_text() -> None:
    assert '<span class="k">def</span>' in sanitize.highlight_code("def f(): return '</div><script>'")
    assert "<script>" not in sanitize.highlight_code("def f(): return '</div><script>'")
    assert sanitize.highlight_code("x = 1\n" * 10_000).startswith("<pre>")
