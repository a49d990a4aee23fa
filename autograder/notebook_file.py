"""The file of a submitted notebook, of which nothing is believed: its size, its kind, its cells."""

from __future__ import annotations

import json
import os
import stat
import typing
from pathlib import Path

from .files import cannot

#: Larger files are refused unread: outputs of an honest notebook stay far below.
MAX_FILE_BYTES = 64_000_000
MAX_BRACKETS = 2_000_000
MAX_CELLS = 2_000
MAX_SOURCE_CHARACTERS = 2_000_000


class NotebookError(Exception):
    """A notebook that cannot be used: the message is one line that names what is wrong and the remedy."""


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """The content of a submitted file, which must be a plain file of sensible size.

    Raises
    ------
    NotebookError
        For symbolic links, devices, unreadable and oversized files.
    """
    try:
        # O_NOFOLLOW: a link could point at another student's work or at the gradebook. O_NONBLOCK: a pipe
        # would hang.
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        if path.is_symlink():
            raise NotebookError(f"{path.name} is a symbolic link: submit the file itself") from None
        raise NotebookError(cannot("opened", path.name, error)) from None
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        os.close(handle)
        raise NotebookError(f"{path.name} is no ordinary file: submit a notebook")
    with os.fdopen(handle, "rb") as stream:
        if info.st_size > limit:
            raise NotebookError(
                f"{path.name} has {info.st_size / 1e6:.0f} MB, more than {limit / 1e6:.0f} MB: "
                "clear its outputs and submit it again"
            )
        return stream.read(limit + 1)


def parse_cells(content: bytes, name: str = "the notebook") -> list[dict[str, typing.Any]]:
    """The cells of a notebook file, as ``{"kind", "source", "nbgrader"}``, whatever else the file holds.

    Raises
    ------
    NotebookError
        If the file is no notebook of format 4.
    """
    # An empty list is three bytes in a file and seventy in memory, so count before parsing. Brackets within
    # strings count as well: no notebook that a person wrote has so many of either.
    if content.count(b"[") + content.count(b"{") > MAX_BRACKETS:
        raise NotebookError(
            f"{name} has more than {MAX_BRACKETS:,} brackets: clear its outputs and submit it again"
        )
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotebookError(f"{name} is not UTF-8 text: save it in JupyterLab and submit it again") from None
    except RecursionError:
        raise NotebookError(
            f"{name} is nested too deeply to be a notebook: save it in JupyterLab again"
        ) from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        what = "is empty" if not content.strip() else f"is not valid JSON ({error.msg}, {where})"
        raise NotebookError(f"{name} {what}: open it in JupyterLab, save it and submit it again") from None
    except ValueError as error:
        # An integer of more digits than Python reads.
        raise NotebookError(
            f"{name} cannot be read ({error}): save it in JupyterLab and submit it again"
        ) from None
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        if isinstance(document, dict) and "worksheets" in document:
            raise NotebookError(f"{name} has notebook format 3: open it in JupyterLab, which saves format 4")
        raise NotebookError(
            f"{name} is JSON but no notebook (it has no list of cells): submit the .ipynb file"
        )
    if len(document["cells"]) > MAX_CELLS:
        raise NotebookError(
            f"{name} has {len(document['cells'])} cells, more than {MAX_CELLS}: delete what is not needed"
        )
    cells = [_plain_cell(cell) for cell in document["cells"] if isinstance(cell, dict)]
    if sum(len(cell["source"]) for cell in cells) > MAX_SOURCE_CHARACTERS:
        raise NotebookError(
            f"{name} has over {MAX_SOURCE_CHARACTERS:,} characters in its cells: delete what is not needed"
        )
    return cells


def _plain_cell(cell: dict[str, typing.Any]) -> dict[str, typing.Any]:
    """A cell of whatever shape, brought to plain strings."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        source = ""
    # A lone surrogate is valid JSON and cannot be written to any file.
    source = source.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    kind = cell.get("cell_type")
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return {
        "kind": kind if kind in ("code", "markdown", "raw") else "raw",
        "source": source,
        "nbgrader": nbgrader if isinstance(nbgrader, dict) else {},
    }
