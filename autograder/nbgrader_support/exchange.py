"""nbgrader's exchange folder, read with the distrust that it needs: ``nbgrader collect`` on a shared machine.

Whatever lies in the exchange's inbound folder was written by students' own accounts. nbgrader copies it with
the instructor's rights and follows symbolic links, so that a link named like the notebook would submit the
solution. ``nbgrader_config.py`` puts the class below in its place.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import pwd
import shutil
import stat
import tempfile
import typing
from pathlib import Path

from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from nbgrader.exchange.default import ExchangeCollect

from ..notebook_file import MAX_FILE_BYTES
from ..receipt import RECEIPT, RECEIPT_BYTES, TIMESTAMP, read_time, write_time
from ..text import explain
from .directory import safe_directory

#: A submission whose folder was changed this long after the time that it claims is reported.
CLAIMED_TOO_EARLY = datetime.timedelta(minutes=5)


Record = dict[str, typing.Any]


class RefusedSubmission(Exception):
    """A submission that is not collected: why, as the end of a line that begins with its folder's name."""


class SafeCollect(ExchangeCollect):
    """``nbgrader collect`` that takes one plain notebook from its owner, and nothing else.

    Symbolic links, hard links, devices and other people's files are refused by name, and leave an earlier
    submission as it was; all others are collected. If any was refused, the command ends with an error.
    """

    coursedir: CourseDirectory
    src_records: list[Record]

    def start(self) -> None:
        self.coursedir = safe_directory(self.coursedir)
        super().start()

    def _path_to_record(self, path: str) -> Record:
        """Whose a folder is and of when, as its name says: anybody can make one of any name there."""
        name = Path(path).name
        parts = name.rsplit("+", 3)
        at = read_time(parts[2]) if len(parts) > 2 else None
        record = {"username": parts[0], "filename": name, "timestamp": at or datetime.datetime.min}
        return record if at else record | {"refused": "has no time in its name that can be read"}

    def _sort_by_timestamp(self, records: list[Record]) -> list[Record]:
        """One student's submissions, the newest first. What somebody else put there in the student's name
        must not stand in the way of the student's own.
        """
        newest_first = super()._sort_by_timestamp(records)
        own = [record for record in newest_first if not self._forgery(record)]
        if own:
            for record in newest_first:
                if reason := self._forgery(record):
                    self._refuse(record, reason)
        return own or newest_first

    def copy_files(self) -> None:
        records = list(self.src_records)
        if not records:
            # It says that there is nothing.
            super().copy_files()
        for record in records:
            with tempfile.TemporaryDirectory(prefix="collect-") as safe:
                try:
                    if reason := self._forgery(record):
                        raise RefusedSubmission(reason)
                    copy_submission(self._folder(record), Path(safe), self.coursedir.assignment_id)
                    # What the student wrote there may be another time; the exchange goes by the folder's.
                    (Path(safe) / TIMESTAMP).write_text(write_time(record["timestamp"]))
                    self._look_at_the_clock(record)
                except RefusedSubmission as refusal:
                    self._refuse(record, str(refusal))
                    continue
                except Exception as error:
                    # One student's folder must not cost the others.
                    self._refuse(record, f"cannot be collected ({explain(error)})")
                    continue
                self._safe, self.src_records = safe, [record]
                # It decides whether this one is newer than the one that is there.
                super().copy_files()
        self.src_records = records
        if self._refused:
            raise ExchangeError(f"not collected: {self._refused}; the lines above say which and why")

    def do_copy(self, src: str, dest: str, log: typing.Any = None) -> None:
        """Put the copy that was made safely in place; ``src`` is not opened again."""
        shutil.copytree(self._safe, dest)

    _refused = 0

    def _refuse(self, record: Record, reason: str) -> None:
        self._refused += 1
        self.log.error("Not collected: %s %s", record["filename"], reason)

    def _folder(self, record: Record) -> Path:
        return Path(self.inbound_path) / record["filename"]

    def _forgery(self, record: Record) -> str:
        """Why a submission is not from whom its name says, or of no time; empty if all is well."""
        if reason := record.get("refused", ""):
            return str(reason)
        try:
            owner = _owner(self._folder(record))
        except RefusedSubmission as refusal:
            return str(refusal)
        if self.check_owner and owner != record["username"]:
            return f"claims to be {record['username']}'s, but is {owner}'s"
        return ""

    def _look_at_the_clock(self, record: Record) -> None:
        # The time in the name is the student's word; a folder's change time is the system's, and nobody can
        # set it back.
        changed = datetime.datetime.fromtimestamp(self._folder(record).lstat().st_ctime, datetime.UTC)
        claimed = record["timestamp"].replace(tzinfo=datetime.UTC)
        if changed - claimed > CLAIMED_TOO_EARLY:
            form = "%Y-%m-%d %H:%M UTC"
            self.log.warning(
                "%s says that it is of %s, but was changed at %s: late?",
                record["filename"],
                claimed.strftime(form),
                changed.strftime(form),
            )


def copy_submission(source: Path, target: Path, name: str) -> None:
    """Copy the notebook ``name`` and nbgrader's receipt out of a folder that somebody may be changing.

    A file that is not there is left out: grading says so.

    Raises
    ------
    RefusedSubmission
        If one of them is not a plain file of sensible size that belongs to the folder's owner, and to this
        folder alone.
    """
    try:
        folder = os.open(source, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError as error:
        raise RefusedSubmission(f"cannot be opened as a folder: {error.strerror}") from None
    try:
        for file, limit in ((f"{name}.ipynb", MAX_FILE_BYTES), *((mark, RECEIPT_BYTES) for mark in RECEIPT)):
            content = _own_file(file, folder, limit)
            if content is not None:
                (target / file).write_bytes(content)
    finally:
        os.close(folder)


def _own_file(name: str, folder: int, limit: int) -> bytes | None:
    """What a file in an opened folder holds; None if there is none."""
    try:
        # O_NONBLOCK: a pipe would hang. The checks are of what was opened, not of what had the name before.
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusedSubmission(f"holds a {name} that is no plain file ({error.strerror})") from None
    info = os.fstat(handle)
    if not stat.S_ISREG(info.st_mode):
        os.close(handle)
        raise RefusedSubmission(f"holds a {name} that is no plain file")
    with os.fdopen(handle, "rb") as stream:
        if info.st_uid != os.fstat(folder).st_uid:
            raise RefusedSubmission(f"holds somebody else's {name}")
        if info.st_nlink != 1:
            raise RefusedSubmission(f"holds a {name} that has a second name elsewhere (a hard link)")
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise RefusedSubmission(f"holds a {name} of more than {limit:,} bytes")
    return content


def _owner(path: Path) -> str:
    """The account that a submission belongs to; a number where it has no name."""
    try:
        info = path.lstat()
    except OSError as error:
        raise RefusedSubmission(f"cannot be looked at: {error.strerror}") from None
    if not stat.S_ISDIR(info.st_mode):
        raise RefusedSubmission("is no folder")
    with contextlib.suppress(KeyError):
        return pwd.getpwuid(info.st_uid).pw_name
    return str(info.st_uid)
