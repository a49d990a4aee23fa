"""An assistant marks in a browser: points are checked as they are entered, kept, saved and loaded again."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe import serious_faults
from marking_course import graded_class, points_of, recorded
from playwright.sync_api import BrowserContext, Page, expect
from small_course import NAME, SmallCourse

from autograder.marking.read import take
from autograder.marking.write import write_lots
from autograder.similarity.find import find_similar, write_page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: Its smaller sibling once gave back what a page keeps only after it had been loaded again.
WHOLE_BROWSER = True


@pytest.fixture
def context(new_context: BrowserContext) -> BrowserContext:
    """A browser for each test: it keeps marks for pages of the same name, wherever they lie."""
    return new_context


def test_marks_travel_from_the_page_to_the_gradebook(page: Page, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    small = graded_class(SmallCourse(tmp_path / "course"))
    [lot] = write_lots(small.course, NAME, ["Ada"]).lots
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(lot.page.as_uri())
    expect(page.locator("#progress")).to_have_text("0 of 6 marked")
    first, second = page.locator("article.answer").nth(0), page.locator("article.answer").nth(1)
    for button in first.locator(".full").all():
        button.click()
    first.locator(".said").first.fill('=1+1, "yes"')
    first.locator("textarea").fill("Good,\nvery")
    expect(first.locator("[data-total]")).to_have_text("2 of 2 points")
    second.locator(".given-points").first.fill("1,6")
    expect(page.locator("#progress")).to_have_text("1 of 6 marked, 1 out of range")
    page.locator("#save").click()
    expect(page.locator("#message")).to_contain_text("out of range: nothing was saved")
    second.locator(".given-points").first.fill("1,25")
    second.locator(".none").nth(1).click()

    # The browser keeps it, and the file does.
    page.reload()
    expect(page.locator("#progress")).to_have_text("2 of 6 marked")
    with page.expect_download() as download:
        page.locator("#save").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("#progress")).to_have_text("0 of 6 marked")
    page.locator("#load").set_input_files(saved)
    expect(page.locator("#progress")).to_have_text("2 of 6 marked")
    expect(first.locator("textarea")).to_have_value("Good,\nvery")
    expect(first.locator(".said").first).to_have_value('=1+1, "yes"')
    assert errors == []

    done = take(small.course, NAME, [saved])
    assert (done.written, done.open, done.problems) == (2, 4, [])
    assert sorted(points for points in points_of(small).values() if points is not None) == [1.25, 2]
    [full] = [one for one in recorded(small).values() if one.comments]
    assert full.comments == {"written-why": "Good,\nvery"}
    assert full.result.exercises["written-why"].rubric[0].comment == '=1+1, "yes"'


def test_a_screen_reader_and_a_keyboard_get_along_with_it(page: Page, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    small = graded_class(SmallCourse(tmp_path / "course"))
    [lot] = write_lots(small.course, NAME, ["Ada"]).lots
    page.goto(lot.page.as_uri())
    assert serious_faults(page) == []
    page.locator("#next").click()
    expect(page.locator(".given-points").first).to_be_focused()


def test_the_page_of_copies_has_no_serious_fault(page: Page, tmp_path: Path) -> None:
    (tmp_path / "course").mkdir()
    small = SmallCourse(tmp_path / "course")
    body = "\n".join(f"    value_{n} = table_{n}[{n}] + other.method_{n}(x * {n})" for n in range(9))
    for student in ("alice", "bob"):
        small.submit(student, {"double": f"def double(x):\n{body}\n    return value_0"})
    path = write_page(small.course, find_similar(small.course, NAME), 10)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(path.as_uri())
        expect(page.locator("mark").first).to_be_visible()
        assert serious_faults(page) == [], scheme
