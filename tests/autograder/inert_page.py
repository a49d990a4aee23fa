"""A page that shows what students wrote, and in which nothing of that can act."""

from __future__ import annotations

import html.parser
import re


class Inventory(html.parser.HTMLParser):
    """Every tag and attribute of a page, as a browser would meet them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def assert_cannot_act(page: str) -> None:
    """The page has no active element, handler or address but links that a reader may follow."""
    seen = Inventory(page)
    active = {
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "link",
        "base",
        "svg",
        "button",
        "frame",
    }
    assert not active & set(seen.tags)
    assert seen.tags.count("style") == 1, "the page's own"
    assert seen.tags.count("meta") == 3, "the page's own"
    assert seen.tags.count("main") == 1
    for tag, name, value in seen.attributes:
        assert not name.startswith("on"), f"<{tag} {name}>"
        if name == "style":
            assert re.fullmatch(r"width: [\d.]+%", value), "the bar's own"
        if name == "src":
            assert value.startswith("data:image/"), value[:60]
        if name == "href":
            assert value.startswith(("#cell-", "https://", "http://", "mailto:")), value
        assert name not in ("srcset", "action", "formaction", "xlink:href", "data", "ping")
