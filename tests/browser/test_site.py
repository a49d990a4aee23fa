"""The course's site in a browser: it asks no other host, its sliders move, and axe finds no serious fault.

A part of the site is built, once: one lecture with its widgets, its assignment and all the other pages.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe import serious_faults
from playwright.sync_api import BrowserContext, Page, expect
from static_site import need_site_tools, serve

from website.build import MATHJAX, Options, build

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNIT = "09-tokenization"
LECTURE = f"lectures/{UNIT}.html"
ASSIGNMENT = f"assignments/{UNIT}/{UNIT}.html"
PAGES = ["index.html", "syllabus.html", LECTURE, ASSIGNMENT, "instructors.html", "api/checks.html"]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a part of the site."""
    need_site_tools(MATHJAX, "sphinx")
    html = build(Options(out=tmp_path_factory.mktemp("site"), units=(UNIT,), lite=False, bundle=False))
    with serve(html) as address:
        yield address


def complaints_of(page: Page) -> list[str]:
    """What a page must not have: requests of other hosts, files that are not there, errors of scripts.

    The list grows for as long as the page is open.
    """
    found: list[str] = []

    def request(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1":
            found.append(f"asks for {address}")

    page.on("request", lambda r: request(r.url))
    page.on("response", lambda r: found.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@dataclasses.dataclass(frozen=True)
class Lecture:
    """A lecture's page, once everything on it is there.

    Attributes
    ----------
    page
    complaints
        What it must not have had.
    fonts
        The fonts that it asked for.
    """

    page: Page
    complaints: list[str]
    fonts: list[str]


@pytest.fixture(scope="module")
def lecture(site: str, context: BrowserContext) -> Iterator[Lecture]:
    """A lecture's page, typeset once for the tests that look at different parts of it."""
    page = context.new_page()
    fonts: list[str] = []
    page.on("requestfinished", lambda r: fonts.append(r.url) if r.url.endswith(".woff") else None)
    complaints = complaints_of(page)
    page.goto(site + LECTURE, wait_until="networkidle")
    yield Lecture(page, complaints, fonts)
    page.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_no_other_host_has_no_serious_fault_and_fits_a_phone(
    site: str, page: Page, picture: Callable[[str, Page], None], path: str
) -> None:
    complaints = complaints_of(page)
    page.goto(site + path, wait_until="networkidle")
    faults = []
    for scheme in ("light", "dark"):
        # The page follows at once: its formulas are typeset for one load only.
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        faults += [f"{scheme}: {fault}" for fault in serious_faults(page)]
        picture(f"site-{path.replace('/', '-').removesuffix('.html')}-{scheme}", page)
    assert faults == []
    assert complaints == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_formulas_are_typeset_with_the_sites_own_fonts(lecture: Lecture) -> None:
    expect(lecture.page.locator("mjx-container").first).to_be_visible()
    assert lecture.page.locator("mjx-merror, .MathJax_Error").count() == 0
    assert lecture.fonts
    assert lecture.complaints == []


def test_a_slider_moves_by_the_keyboard_and_says_where_it_is(lecture: Lecture) -> None:
    box = lecture.page.locator("fieldset.sliders").first
    handle = box.get_by_role("slider").first
    picture, status = box.locator("img"), box.get_by_role("status")
    before, text, value = (
        picture.get_attribute("src"),
        status.inner_text(),
        handle.get_attribute("aria-valuetext"),
    )
    handle.focus()
    lecture.page.keyboard.press("ArrowRight")
    expect(handle).not_to_have_attribute("aria-valuetext", value or "")
    expect(picture).not_to_have_attribute("src", before or "")
    expect(status).not_to_have_text(text)
    expect(picture).to_have_attribute("alt", status.inner_text())
    lecture.page.wait_for_function(
        "image => image.complete && image.naturalWidth > 0", arg=picture.element_handle()
    )


def test_figures_have_captions_and_descriptions(lecture: Lecture) -> None:
    figures = lecture.page.locator("article figure")
    assert figures.count() >= 8
    for figure in figures.all():
        assert len(figure.locator("img").get_attribute("alt") or "") > 20
        caption = figure.locator("figcaption")
        assert (caption.text_content() or "").strip().startswith("Figure ")
        # The theme's own weight is a hairline, which is too faint to read in the dark.
        expect(caption).to_have_css("font-weight", "400")


def test_the_heading_of_the_sidebar_fits_into_it(lecture: Lecture) -> None:
    heading = lecture.page.locator(".bd-links__title")
    expect(heading).to_be_visible()
    assert heading.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_answers_are_folded_until_they_are_wanted_and_printed_unfolded(lecture: Lecture) -> None:
    answer = lecture.page.locator("details.hide").first
    assert answer.get_attribute("open") is None
    answer.locator("summary").click()
    assert answer.get_attribute("open") is not None
    lecture.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert lecture.page.locator("article details:not([open])").count() == 0
    lecture.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert lecture.page.locator("article details:not([open])").count() > 0


def test_the_search_finds_a_word_of_a_lecture(site: str, page: Page) -> None:
    page.goto(f"{site}search.html?q=derivative")
    expect(page.locator("#search-results li a").first).to_be_visible()


def test_the_notebook_that_is_downloaded_is_the_one_of_the_course(site: str, page: Page, root: Path) -> None:
    page.goto(site + ASSIGNMENT)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the notebook").click()
    assert download.value.path().read_bytes() == (root / "assignments" / UNIT / f"{UNIT}.ipynb").read_bytes()
