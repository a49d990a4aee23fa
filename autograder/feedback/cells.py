"""A student's cells as HTML: sources, outputs and pictures, within what one page can hold."""

from __future__ import annotations

import json
import re
import typing

from ..text import show_directions
from . import sanitize

MAX_OUTPUTS_PER_CELL = 50
#: What the parsers of markup and code are given for one page; the rest is shown as plain text.
MAX_PARSED_CHARACTERS = 500_000
#: HTML of one page, pictures included; the rest is left out.
MAX_PAGE_CHARACTERS = 15_000_000

TOO_LONG = '<p class="cut">… left out: the page has become too long</p>'


class CellRenderer:
    """Renders the cells of one page, and keeps count: a hostile notebook must not make it endless.

    Parameters
    ----------
    plain
        Show everything but pictures as plain text.
    """

    def __init__(self, plain: bool = False) -> None:
        self._parsed = MAX_PARSED_CHARACTERS if plain else 0
        self._written = 0

    def code(self, source: str) -> str:
        """Highlighted Python."""
        return self._within(source, sanitize.highlight_code)

    def markdown(self, source: str) -> str:
        """Rendered markdown."""
        return self._within(source, sanitize.markdown_to_html)

    def plain(self, text: str) -> str:
        """Text as it is."""
        return self._count(sanitize.plain_text(text))

    def _within(self, source: str, render: typing.Callable[[str], str]) -> str:
        if self._written > MAX_PAGE_CHARACTERS:
            return TOO_LONG
        self._parsed += len(source)
        return self._count((render if self._parsed <= MAX_PARSED_CHARACTERS else sanitize.plain_text)(source))

    def _count(self, made: str) -> str:
        if self._written > MAX_PAGE_CHARACTERS:
            return TOO_LONG
        self._written += len(made)
        return made

    def outputs(self, outputs: typing.Sequence[dict[str, typing.Any]]) -> str:
        """The outputs of one cell."""
        parts = []
        for output in outputs[:MAX_OUTPUTS_PER_CELL]:
            if self._written > MAX_PAGE_CHARACTERS:
                parts.append(TOO_LONG)
                break
            parts.append(self._output(output))
        if len(outputs) > MAX_OUTPUTS_PER_CELL:
            left_out = len(outputs) - MAX_OUTPUTS_PER_CELL
            parts.append(f'<p class="cut">… {left_out:,} more outputs left out</p>')
        return "\n".join(part for part in parts if part)

    def _output(self, output: dict[str, typing.Any]) -> str:
        kind = output.get("output_type")
        if kind == "stream":
            tone = " trouble" if output.get("name") == "stderr" else ""
            return f'<div class="stream{tone}">{self.plain(joined(output.get("text", "")))}</div>'
        if kind == "error":
            traceback = output.get("traceback")
            text = "\n".join(map(str, traceback)) if isinstance(traceback, list) else ""
            text = text or f"{output.get('ename', 'Error')}: {output.get('evalue', '')}"
            return f'<div class="stream trouble">{self.plain(text)}</div>'
        data = output.get("data")
        return self._data(data, output.get("metadata")) if isinstance(data, dict) else ""

    def _data(self, data: dict[str, typing.Any], metadata: typing.Any) -> str:
        for mime in ("image/png", "image/jpeg", "image/gif", "image/svg+xml"):
            if mime in data:
                alt = _alternative_text(metadata, mime, joined(data.get("text/plain", "")))
                made = sanitize.image(mime, joined(data[mime]), alt)
                return self._count(made or '<p class="cut">[picture left out]</p>')
        if "text/html" in data:
            return self._within(joined(data["text/html"]), sanitize.clean_html)
        for mime in ("text/markdown", "text/latex"):
            if mime in data:
                return self.markdown(joined(data[mime]))
        return self.plain(joined(data["text/plain"])) if "text/plain" in data else ""


def safe_texts(cells: str, plain: bool = False) -> str:
    """The sources and outputs of a notebook's cells as nbgrader's templates may show them; both are JSON."""
    renderer = CellRenderer(plain)
    shown = []
    for cell in json.loads(cells):
        source = cell["source"]
        if cell["cell_type"] == "code":
            # nbgrader's template highlights it, so that it stays text.
            most = sanitize.MAX_OUTPUT_CHARACTERS if plain else sanitize.MAX_CODE_CHARACTERS
            left_out = f"\n# … {len(source) - most:,} more characters left out" if len(source) > most else ""
            safe = show_directions(source[:most]) + left_out
            shown.append({"source": safe, "outputs": renderer.outputs(cell.get("outputs", []))})
        else:
            render = renderer.markdown if cell["cell_type"] == "markdown" else renderer.plain
            shown.append({"source": render(source)})
    return json.dumps(shown)


def joined(value: typing.Any) -> str:
    """A multi-line field of a notebook as one string."""
    return "".join(map(str, value)) if isinstance(value, list) else str(value)


def _alternative_text(metadata: typing.Any, mime: str, plain: str) -> str:
    """What a picture shows, as the cell that made it says; otherwise what is known about it."""
    for place in (metadata.get(mime), metadata) if isinstance(metadata, dict) else ():
        if isinstance(place, dict) and isinstance(place.get("alt"), str) and place["alt"].strip():
            return place["alt"].strip()[:500]
    size = re.fullmatch(r"<Figure size (\d+)x(\d+) with .*>", plain.strip())
    return "Figure made by this cell" + (f", {size[1]} by {size[2]} pixels" if size else "")
