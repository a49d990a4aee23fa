"""Runs in the fresh kernel: reports how a cell failed, in pieces instead of a traceback."""

from __future__ import annotations

import linecache
from typing import Any

from IPython import get_ipython

from coursekit.checks import CheckFailed, Table

__all__ = ["MIME", "describe", "report_failures"]

#: What the report of a cell is published as.
MIME = "application/vnd.coursekit.failure+json"

_LONGEST = 2_000  # characters of a message


def report_failures() -> None:
    """From now on, publish a report of every cell that fails."""
    shell = get_ipython()

    def report(result: Any) -> None:
        error = result.error_before_exec or result.error_in_exec
        if error is not None:
            shell.display_pub.publish({MIME: describe(error, shell.compile.format_code_name)})

    shell.events.register("post_run_cell", report)


def describe(error: BaseException, name_of_code: Any) -> dict[str, Any]:
    """Return what ended a cell, as plain data.

    Parameters
    ----------
    error : BaseException
        With its traceback.
    name_of_code : callable
        IPython's: maps a file name to ``("Cell", "In[3]")``, or to None where it is no cell.

    Returns
    -------
    dict
        ``kind``, ``message`` and ``notes`` of the exception, the pieces of a failed check as ``check`` (or
        None), the name that was not defined as ``missing`` (or None), and as ``places`` the frames that lie
        in cells, outermost first: the cell's execution count, the line, the function, and the line's text.
    """
    check = None
    if isinstance(error, CheckFailed):
        table = error.table
        check = {
            "headline": error.headline[:_LONGEST],
            "notes": [str(note)[:_LONGEST] for note in error.notes],
            "table": table.to_json() if isinstance(table, Table) else None,
        }
    places = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if (count := _count(name_of_code(code.co_filename))) is not None:
            text = linecache.getline(code.co_filename, trace.tb_lineno).strip()
            places.append([count, trace.tb_lineno, code.co_name, text[:_LONGEST]])
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and (count := _count(name_of_code(error.filename or ""))) is not None:
        places.append([count, error.lineno or 1, "<module>", (error.text or "").strip()[:_LONGEST]])
    try:
        message = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:
        # An exception of the student's own may fail at this as well.
        message = ""
    return {
        "kind": type(error).__name__,
        "message": message[:_LONGEST],
        "notes": [str(note)[:_LONGEST] for note in getattr(error, "__notes__", ())],
        # IPython's refusal of `input` is a subclass.
        "unwritten": type(error) is NotImplementedError,
        "check": check,
        "missing": error.name
        if isinstance(error, NameError) and not isinstance(error, UnboundLocalError)
        else None,
        "places": places,
    }


def _count(name: tuple[str, str] | None) -> int | None:
    if name is None or not name[1].startswith("In["):
        return None
    return int(name[1][3:-1])
