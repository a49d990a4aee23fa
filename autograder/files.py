"""Files: written in one step, and what to say when one cannot be."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

#: What the system says when a disk is full, or a user's share of it.
FULL = (errno.ENOSPC, errno.EDQUOT)
MAKE_ROOM = "free some space on its disk, then run this again"


@contextlib.contextmanager
def open_atomically(target: Path, mode: int = 0o644) -> Iterator[typing.BinaryIO]:
    """Open a file for writing that takes its place when the block ends without an error.

    A reader sees the old content or the new one, never a part.

    Parameters
    ----------
    mode
        The permissions of the file.

    Raises
    ------
    OSError
        If the file cannot be written; an older one is then untouched.
    """
    handle, aside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(aside).chmod(mode)
        Path(aside).replace(target)
    except BaseException as error:
        Path(aside).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, aside):
            # A full disk refuses the writing, and does not say of what.
            error.filename = str(target)
        raise


def atomic_write(target: Path, content: bytes | str) -> None:
    """Write a whole file in one step; what text cannot be encoded is written as escapes."""
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    with open_atomically(target) as stream:
        stream.write(data)


def write_below(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, by their relative paths."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def cannot(what: str, path: object, error: OSError, remedy: str = "") -> str:
    """One line for an operating system's refusal: ``grades.csv cannot be written (No space left): …``.

    Parameters
    ----------
    what
        The participle: ``read``, ``written``, ``opened``.
    remedy
        What to do about it. Of a full disk it is always the same.
    """
    reason = error.strerror or type(error).__name__
    if error.errno in FULL:
        remedy = MAKE_ROOM
    return f"{path} cannot be {what} ({reason})" + (f": {remedy}" if remedy else "")


def is_hidden(relative: Path) -> bool:
    """Whether a path leads through something whose name begins with a dot, or to bytecode."""
    return any(part.startswith((".", "__pycache__")) for part in relative.parts)
