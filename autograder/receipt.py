"""The receipt beside a submitted notebook: when it was submitted, and the secret that names its feedback.

nbgrader's exchange puts both there, and nbgrader reads them from there. A student can write a file of either
name, so the receipts below ``grading/submitted`` are written by whoever collects: ``nbgrader collect`` takes
the time from the exchange's folder, ``autograder collect`` from the learning management system.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from .notebook_file import NotebookError, read_bytes

TIMESTAMP = "timestamp.txt"
#: The files of a receipt, and how large one may be.
RECEIPT = (TIMESTAMP, "submission_secret.txt")
RECEIPT_BYTES = 1_000


def read_time(text: str) -> datetime.datetime | None:
    """A time as nbgrader writes it, UTC without zone; None if it is none.

    Unlike nbgrader's own parser, which reads an offset of +0200 as 200 seconds, and fails on +9999.
    """
    import dateutil.parser
    from dateutil.tz import gettz

    try:
        at = dateutil.parser.parse(
            text.strip(), tzinfos=lambda zone, offset: gettz(zone) if offset is None else offset
        )
        return at if at.tzinfo is None else at.astimezone(datetime.UTC).replace(tzinfo=None)
    except Exception:
        # The parser and its zones raise whatever they like over text that is no time.
        return None


def write_time(at: datetime.datetime) -> str:
    """A time (UTC, without zone) as nbgrader reads it, to the microsecond where there is one."""
    return f"{at.isoformat(sep=' ')} UTC"


def submitted_at(folder: Path) -> datetime.datetime | None:
    """When the notebook in a folder was submitted (UTC), None where no receipt says so."""
    try:
        return read_time(read_bytes(folder / TIMESTAMP, limit=RECEIPT_BYTES).decode("utf-8"))
    except (NotebookError, UnicodeDecodeError):
        return None


def read_receipt(folder: Path) -> dict[str, bytes]:
    """The files of the receipt in a folder, those that can be read; the time as nbgrader can read it."""
    found = {}
    for file in RECEIPT:
        try:
            found[file] = read_bytes(folder / file, limit=RECEIPT_BYTES)
        except NotebookError:
            continue
    if TIMESTAMP in found:
        at = submitted_at(folder)
        if at is None:
            del found[TIMESTAMP]
        else:
            found[TIMESTAMP] = write_time(at).encode()
    return found
