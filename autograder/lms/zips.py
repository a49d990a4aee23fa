"""The files of a zip archive, none of which is believed to be what it says."""

from __future__ import annotations

import dataclasses
import datetime
import os
import stat
import struct
import typing
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath

from ..text import explain
from .paths import ArchiveError, is_junk, safe_path, shown

#: What one student's archives may unpack to altogether.
MAX_UNPACKED_BYTES = 512_000_000
#: Text compresses 3 to 10 times, printed loops perhaps 100 times; small files may do so without harm.
MAX_RATIO = 200
RATIO_FREE_BYTES = 5_000_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@dataclasses.dataclass(frozen=True)
class Entry:
    """One file in a download.

    Attributes
    ----------
    path
        Folders and file name, as the archive says; never used to write anything.
    modified
        The time that the archive gives the file, UTC without zone.
    read
        Its content.

    Raises
    ------
    ArchiveError
        By ``read``: the entry is encrypted, damaged, a bomb, or larger than the limit that it is given.
    """

    path: PurePosixPath
    modified: datetime.datetime | None
    read: Callable[[int], bytes] = dataclasses.field(repr=False, compare=False)

    @property
    def is_notebook(self) -> bool:
        return self.path.suffix.lower() == ".ipynb"

    @property
    def is_archive(self) -> bool:
        return self.path.suffix.lower() == ".zip"


@dataclasses.dataclass
class Contents:
    """What a download holds.

    Attributes
    ----------
    refused
        Why some of it was left out, by path.
    name
        What the archive or folder itself is called, without ``.zip``.
    packed_at
        When the archive or folder itself was written, UTC without zone.
    """

    entries: list[Entry] = dataclasses.field(default_factory=list)
    refused: dict[str, str] = dataclasses.field(default_factory=dict)
    name: str = ""
    packed_at: datetime.datetime | None = None

    def times_tell(self) -> bool:
        """Whether the files' times say when they were submitted.

        Canvas and recent Moodles give every file the time of the download instead; such times lie close
        together and close to the archive's own.
        """
        times = [entry.modified for entry in self.entries if entry.modified is not None]
        if not times:
            return False
        hour = datetime.timedelta(hours=1)
        if max(times) - min(times) > hour:
            return True
        # So close together, a few may have been submitted; a whole class was packed.
        return len(times) <= 5 and self.packed_at is not None and self.packed_at - max(times) > hour


class Budget:
    """Counts what is unpacked, and stops at the limit."""

    def __init__(self, limit: int = MAX_UNPACKED_BYTES) -> None:
        self._limit = limit
        self._left = limit

    def take(self, size: int, where: str) -> None:
        self._left -= size
        if self._left < 0:
            raise ArchiveError(
                f"{where} unpacks to more than {self._limit / 1e6:.0f} MB: submit the notebook alone"
            )


def read_zip(stream: typing.BinaryIO, name: str, directory_limit: int, budget: Budget) -> Contents:
    """What a zip archive holds; nothing is decompressed before an entry is read.

    Parameters
    ----------
    directory_limit
        Bytes that its table of contents may have.
    budget
        What reading entries counts against.

    Raises
    ------
    ArchiveError
        If it is no zip archive.
    """
    size = _directory_size(stream)
    if size > directory_limit:
        raise ArchiveError(f"{shown(name)} lists too many files: submit the notebook alone")
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError):
        raise ArchiveError(f"{shown(name)} is no zip archive, or a damaged one: pack it again") from None
    found = Contents()
    seen: set[str] = set()
    for info in archive.infolist():
        raw = _file_name(info)
        label = shown(raw)
        if raw.endswith(("/", "\\")):
            continue
        try:
            path = safe_path(raw)
            if stat.S_ISLNK(info.external_attr >> 16):
                raise ArchiveError("is a symbolic link: put the file itself there")
            if str(path) in seen:
                raise ArchiveError("stands in the archive twice, nobody can tell which counts: pack it again")
            if not is_junk(path):
                found.entries.append(Entry(path, _time(info), _member(archive, info, label, budget)))
            seen.add(str(path))
        except ArchiveError as error:
            found.refused[label] = f"{label} {error}"
        except Exception as error:
            # One odd member must not cost the others.
            found.refused[label] = f"{label} cannot be read ({explain(error)}): pack it again"
    # A doubled name casts doubt on its first bearer too.
    found.entries = [entry for entry in found.entries if shown(entry.path) not in found.refused]
    return found


def _file_name(info: zipfile.ZipInfo) -> str:
    """The name as its author wrote it: many programs write UTF-8 without saying so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            pass
    return name


def _member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, label: str, budget: Budget
) -> Callable[[int], bytes]:
    def read(limit: int) -> bytes:
        if info.flag_bits & 0x1:
            raise ArchiveError(f"{label} is encrypted: submit it without a password")
        if info.compress_type not in _METHODS:
            raise ArchiveError(f"{label} is compressed in an unusual way: pack it as an ordinary zip archive")
        if info.file_size > max(RATIO_FREE_BYTES, MAX_RATIO * info.compress_size):
            raise ArchiveError(
                f"{label} would unpack to {info.file_size / max(info.compress_size, 1):,.0f} times its size, "
                "as a zip bomb does: submit the notebook itself"
            )
        if info.file_size > limit:
            raise ArchiveError(f"{label} has {info.file_size / 1e6:,.0f} MB, more than {limit / 1e6:.0f} MB")
        budget.take(info.file_size, label)
        try:
            with archive.open(info) as stream:
                # Never more than the size in the table of contents.
                return stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error):
            raise ArchiveError(f"{label} is damaged: submit it again") from None

    return read


def _time(info: zipfile.ZipInfo) -> datetime.datetime | None:
    """When an entry was last changed, UTC: exactly where the archive says so, else read as local time."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        # Info-ZIP's "extended timestamp".
        if kind == 0x5455 and len(field) >= 5 and field[0] & 1:
            return datetime.datetime.fromtimestamp(
                struct.unpack_from("<i", field, 1)[0], datetime.UTC
            ).replace(tzinfo=None)
    try:
        local = datetime.datetime(*info.date_time)
        # What programs write that do not know the time.
        if local.year <= 1980:
            return None
        return local.astimezone(datetime.UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None


def _directory_size(stream: typing.BinaryIO) -> int:
    """Bytes of an archive's table of contents as its end says, 0 if it has none.

    Looked at first: Python reads the whole table when it opens an archive.
    """
    end = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, end - 66_000))
    tail = stream.read()
    at = tail.rfind(b"PK\x05\x06")
    size = 0
    if 0 <= at <= len(tail) - 22:
        (size,) = struct.unpack_from("<I", tail, at + 12)
        locator = tail[max(0, at - 20) : at]
        if len(locator) == 20 and locator.startswith(b"PK\x06\x07"):
            (offset,) = struct.unpack_from("<Q", locator, 8)
            stream.seek(min(offset, end))
            record = stream.read(56)
            # The end of a large archive: Python goes by this size.
            if len(record) == 56:
                (size,) = struct.unpack_from("<Q", record, 40)
    stream.seek(0)
    return size
