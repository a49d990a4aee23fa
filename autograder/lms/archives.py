"""Archives and folders of submissions, read as what they are: files made by strangers.

Nothing is ever unpacked to disk, and nothing is decompressed but what somebody asks for. An entry that
cannot be trusted (a path that leads out, a link, an encrypted file, a bomb) is refused by itself; the others
stay readable.
"""

from __future__ import annotations

import dataclasses
import datetime
import io
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from ..course import CourseError
from ..files import cannot
from ..notebook_file import MAX_FILE_BYTES, NotebookError, read_bytes
from .paths import ArchiveError, is_junk, safe_path, shown
from .zips import Budget, Contents, Entry, read_zip

#: A student's own archive, packed.
MAX_NESTED_BYTES = 128_000_000
#: An archive in an archive in the download is as deep as honest work goes.
MAX_DEPTH = 2
#: Bytes of an archive's table of contents: about 500,000 entries of a download, 20,000 of a student's own.
MAX_DIRECTORY_BYTES = 64_000_000
MAX_NESTED_DIRECTORY_BYTES = 2_500_000


def open_download(path: Path) -> Contents:
    """What a zip archive or a folder holds.

    Raises
    ------
    CourseError
        If there is nothing that can be read as one or the other.
    """
    try:
        written = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).replace(tzinfo=None)
        if path.is_dir():
            return dataclasses.replace(_folder(path), name=path.resolve().name, packed_at=written)
        stream = path.open("rb")
    except OSError as error:
        raise CourseError(cannot("read", path, error, "name a zip archive or a folder")) from None
    try:
        return dataclasses.replace(
            read_zip(stream, path.name, MAX_DIRECTORY_BYTES, Budget(2**62)),
            name=path.stem,
            packed_at=written,
        )
    except ArchiveError as error:
        stream.close()
        raise CourseError(f"{path}: {error}") from None


def unpack(entry: Entry, budget: Budget, depth: int = 0) -> tuple[list[Entry], dict[str, str]]:
    """The files in a student's archive, those in archives inside it included.

    Returns
    -------
    entries, refused
        Their paths begin with the archive's own.

    Raises
    ------
    ArchiveError
        If the archive itself cannot be read.
    """
    where = shown(entry.path)
    if depth >= MAX_DEPTH:
        raise ArchiveError(f"{where} is an archive in an archive in an archive: submit the notebook alone")
    content = entry.read(MAX_NESTED_BYTES)
    budget.take(len(content), where)
    inside = read_zip(io.BytesIO(content), entry.path.name, MAX_NESTED_DIRECTORY_BYTES, budget)
    refused = {shown(entry.path / path): why for path, why in inside.refused.items()}
    entries = []
    for one in inside.entries:
        # Its time is the student's own word.
        one = dataclasses.replace(one, path=entry.path / one.path, modified=None)
        if not one.is_archive:
            entries.append(one)
            continue
        try:
            deeper, more = unpack(one, budget, depth + 1)
        except ArchiveError as error:
            refused[shown(one.path)] = str(error)
            continue
        entries += deeper
        refused |= more
    return entries, refused


# --- Folders


def _folder(root: Path) -> Contents:
    found = Contents()
    for path in _walk(root):
        relative = PurePosixPath(path.relative_to(root).as_posix())
        label = shown(relative)
        try:
            safe_path(str(relative))
            info = path.lstat()
            if stat.S_ISLNK(info.st_mode):
                raise ArchiveError("is a symbolic link: put the file itself there")
            if not stat.S_ISREG(info.st_mode):
                raise ArchiveError("is no ordinary file: take it away")
        except ArchiveError as error:
            found.refused[label] = f"{label} {error}"
            continue
        except OSError as error:
            found.refused[label] = cannot("read", label, error, "fix its permissions")
            continue
        if not is_junk(relative):
            at = datetime.datetime.fromtimestamp(info.st_mtime, datetime.UTC).replace(tzinfo=None)
            found.entries.append(Entry(relative, at, _file(path, label)))
    return found


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders.sort()
        # A link to a folder is listed among the folders, and not followed.
        for name in sorted([*files, *(f for f in folders if Path(folder, f).is_symlink())]):
            yield Path(folder, name)


def _file(path: Path, label: str) -> Callable[[int], bytes]:
    def read(limit: int = MAX_FILE_BYTES) -> bytes:
        try:
            return read_bytes(path, limit)
        except NotebookError as error:
            raise ArchiveError(str(error).replace(path.name, label, 1)) from None
        except OSError as error:
            raise ArchiveError(cannot("read", label, error)) from None

    return read
