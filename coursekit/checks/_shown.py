"""How a failed check is shown in a notebook: what was checked and the table, without frames of the library.

A notebook gets HTML, a terminal the same as aligned text.
"""

from __future__ import annotations

import html
from collections.abc import Sequence
from pathlib import Path

from coursekit.checks._table import Table

__all__ = ["html_of", "traceback_of"]

_HERE = str(Path(__file__).resolve().parent.parent)
_RED, _PLAIN = "\x1b[31m", "\x1b[0m"


def html_of(headline: str, notes: Sequence[str], table: Table | None) -> str:
    """Return a failed check as HTML, everything in it escaped."""
    below = "".join(f"<p>{html.escape(note)}</p>" for note in notes)
    shown = table.html() if table is not None else ""
    return f"<div><p><b>{html.escape(headline)}</b></p>{shown}{below}</div>"


def traceback_of(error: BaseException, headline: str, table: Table | None) -> list[str]:
    """Return the lines that IPython shows in place of a traceback; HTML, where there is any, has the table.

    Of the frames only the line of the cell is told: those of the checks say nothing about the mistake.
    """
    message = f"{_RED}{type(error).__name__}{_PLAIN}{_line_of(error)}: {error}"
    if table is None or _display(error, headline, table):
        return [message]
    return [message, *str(table).splitlines()]


def _display(error: BaseException, headline: str, table: Table) -> bool:
    """Show expected and got where a front end reads HTML; whether there is one."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        return False
    shell = get_ipython()
    # Only a kernel has a front end that does.
    if getattr(shell, "kernel", None) is None:
        return False
    # It asks twice for the traceback of one cell: for the page, and for its own answer.
    cell = shell.execution_count
    if getattr(error, "_displayed_in", None) == cell:
        return True
    error._displayed_in = cell  # type: ignore[attr-defined]
    display({"text/html": html_of(headline, (), table), "text/plain": f"{headline}\n{table}"}, raw=True)
    return True


def _line_of(error: BaseException) -> str:
    """The line of the cell in which the check stands."""
    found = ""
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if not file.startswith(_HERE) and "IPython" not in Path(file).parts:
            found = f" in line {trace.tb_lineno}"
        trace = trace.tb_next
    return found
