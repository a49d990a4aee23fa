"""A small table of what was expected and what came, as text and as HTML.

It stands beside a message and never in its place; every entry is text by now, and short.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Row", "Table"]

_CELL = "padding:.1em .6em;border:1px solid rgba(128,128,128,.4);"
#: A mark is told by more than its colour: on paper, and for whoever sees colours differently.
_MARK = "background:rgba(214,84,40,.25);color:inherit;font-weight:bold;text-decoration:underline;"


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes
    ----------
    label
        What stands in front of it: ``"expected"``, ``"got"``, or a place.
    cells
        Its entries.
    marked
        The numbers of the entries that differ.
    """

    label: str
    cells: tuple[str, ...]
    marked: tuple[int, ...] = ()


@dataclass(frozen=True)
class Table:
    """Expected beside got.

    Attributes
    ----------
    headings
        Of the labels and of each column; empty for none.
    rows
        The rows.
    note
        What was left out; may be empty.
    listed
        Whether every row is one entry that differs: then carets would say nothing.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""
    listed: bool = False

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Table:
        """The table that :meth:`to_json` wrote."""
        rows = tuple(
            Row(str(row["label"]), tuple(map(str, row["cells"])), tuple(map(int, row["marked"])))
            for row in data["rows"]
        )
        return cls(tuple(map(str, data["headings"])), rows, str(data["note"]), bool(data["listed"]))

    def to_json(self) -> dict[str, Any]:
        """The table as plain lists and dicts."""
        return {
            "headings": list(self.headings),
            "rows": [
                {
                    key: list(value) if isinstance(value, tuple) else value
                    for key, value in asdict(row).items()
                }
                for row in self.rows
            ],
            "note": self.note,
            "listed": self.listed,
        }

    def __str__(self) -> str:
        """Aligned rows, with carets below the entries that differ."""
        lines = [self.headings] if self.headings else []
        carets: dict[int, tuple[int, ...]] = {}
        for row in self.rows:
            carets[len(lines)] = row.marked
            lines.append((row.label, *row.cells))
        columns = max(map(len, lines))
        widths = [max(_width(line[i]) for line in lines if i < len(line)) for i in range(columns)]
        made = []
        for number, line in enumerate(lines):
            made.append(_aligned(line, widths))
            if (marked := carets.get(number)) and not self.listed:
                under = ["^" * _width(text) if i in marked else "" for i, text in enumerate(line[1:])]
                made.append(_aligned(("", *under), widths))
        return "\n".join([*made, self.note] if self.note else made)

    def html(self) -> str:
        """An HTML table that needs no style sheet, everything in it escaped."""
        head = ""
        if self.headings:
            cells = "".join(f'<th scope="col" style="{_CELL}">{html.escape(h)}</th>' for h in self.headings)
            head = f"<thead><tr>{cells}</tr></thead>"
        body = "".join(_html_row(row) for row in self.rows)
        note = f"<p>{html.escape(self.note)}</p>" if self.note else ""
        return (
            '<div style="overflow-x:auto"><table style="border-collapse:collapse;margin:.4em 0">'
            f"{head}<tbody>{body}</tbody></table></div>{note}"
        )


def _aligned(line: tuple[str, ...], widths: list[int]) -> str:
    label, *cells = line
    right = "".join(
        "  " + " " * (width - _width(text)) + text for text, width in zip(cells, widths[1:], strict=False)
    )
    return f"{label}{' ' * (widths[0] - _width(label))}{right}".rstrip()


def _width(text: str) -> int:
    """The columns that a text takes in a terminal: two for a Chinese character, none for an accent."""
    if text.isascii():
        return len(text)
    wide = (2 if unicodedata.east_asian_width(c) in "WF" else not unicodedata.combining(c) for c in text)
    return sum(wide)


def _html_row(row: Row) -> str:
    cells = []
    for i, text in enumerate(row.cells):
        shown = html.escape(text)
        shown = f'<mark style="{_MARK}">{shown}</mark>' if i in row.marked else shown
        cells.append(f'<td style="{_CELL}text-align:right;font-family:monospace">{shown}</td>')
    label = f'<th scope="row" style="{_CELL}text-align:left">{html.escape(row.label)}</th>'
    return f"<tr>{label}{''.join(cells)}</tr>"
