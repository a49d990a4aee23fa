"""The tables of a report in a browser: sorted and filtered by keyboard, on a phone, and without a script."""

from __future__ import annotations

import re

import pytest
from axe import serious_faults
from playwright.sync_api import Browser, Page, expect

from autograder.report.status import AssignmentStatus, Standing
from autograder.report.term_page import render_term
from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def term_page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A term of twelve assignments and fifty students, s00 the best."""
    graded = SubmissionStatus.GRADED
    term = []
    for number in range(1, 13):
        name = f"{number:02}-an-assignment-with-a-long-name"
        standings = {}
        for i in range(50):
            one = ExerciseResult("f", "test-f", (50 - i) / 10, 5.0, Status.PASSED)
            called = "Ada Lovelace" if i == 7 else ""
            result = SubmissionResult(f"s{i:02}", name, graded, exercises={"f": one}, name=called)
            standings[f"s{i:02}"] = Standing(True, None if i == 30 else result)
        term.append(AssignmentStatus(name, None, standings))
    file = tmp_path_factory.mktemp("report") / "term.html"
    file.write_text(render_term(term), "utf-8")
    return file.as_uri()


def test_a_keyboard_sorts_and_finds(term_page: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(term_page)
    rows = page.locator("#everybody tbody tr")
    head = page.locator("#everybody thead th").nth(1)
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(rows.first).to_contain_text("s00")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(rows.first).to_contain_text("s49")
    expect(rows.last).to_contain_text("s30")
    page.locator("#everybody-order").select_option("0 up")
    expect(rows.first).to_contain_text("Ada Lovelace")
    find = page.locator("#everybody-find")
    find.press_sequentially("ada s07")
    expect(rows.filter(visible=True)).to_have_count(1)
    expect(page.get_by_text("1 of 50 shown")).to_be_visible()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


@pytest.mark.parametrize("width", [1100, 390])
def test_it_fits_and_axe_finds_no_serious_fault(term_page: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(term_page)
    name = page.locator("#everybody tbody th").first
    box = name.bounding_box()
    assert box is not None
    assert box["height"] < 40, "a short id stands on one line"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    label = page.get_by_text("Sort by", exact=True).last.bounding_box()
    field = page.locator("#everybody-order").bounding_box()
    assert label is not None
    assert field is not None
    assert field["y"] < label["y"] + label["height"], "a label stands beside its field"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert serious_faults(page) == [], scheme


def test_without_a_script_it_is_a_plain_table(term_page: str, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(term_page)
    expect(page.locator("#everybody tbody tr")).to_have_count(50)
    expect(page.locator("#everybody thead")).to_have_text(re.compile("Student.*Sum.*Percentile"))
    assert page.get_by_role("button").count() == 0
    context.close()
