"""The names of files in a download: where they may lead, and how they are shown."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from ..text import printable

MAX_NAME_CHARACTERS = 1_000
#: As many as the gradebook's column holds.
MAX_ID_CHARACTERS = 128

#: Written by macOS, Windows and Jupyter beside what a student submits.
_JUNK = frozenset(
    {"__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".github"}
)

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)


class ArchiveError(Exception):
    """Something in an archive that is refused: one line that names it, and the remedy."""


def safe_path(name: str) -> PurePosixPath:
    """The path that an archive gives a file.

    Raises
    ------
    ArchiveError
        If it leads out of the archive, or cannot be shown to anybody; the message lacks its subject.
    """
    parts = name.replace("\\", "/").split("/")
    if not any(part not in ("", ".") for part in parts):
        raise ArchiveError("is a file without a name: pack it again")
    if parts[0] == "" or (len(parts[0]) == 2 and parts[0][1] == ":"):
        raise ArchiveError("has an absolute path: pack the files without it")
    if ".." in parts:
        raise ArchiveError("leads out of the archive: pack the files without '..'")
    if odd := odd_characters(name):
        raise ArchiveError(f"has characters in its name that cannot be trusted ({odd}): rename it")
    if len(name) > MAX_NAME_CHARACTERS:
        raise ArchiveError(f"has a name of {len(name):,} characters: rename it")
    return PurePosixPath(*(part for part in parts if part not in ("", ".")))


def odd_characters(name: str) -> str:
    """The characters of a name that would deceive a reader, spelled out: control characters, such as turn
    the direction of writing, undecodable ones.
    """
    # Part of correct spelling in Persian and Hindi, and of emoji.
    joiners = "\u200c\u200d"
    odd = [
        c
        for c in name
        if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp") and c not in joiners
    ]
    return ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(odd))


def unfit_id(student: str) -> str:
    """Why a folder's name cannot be a student's id here or on a colleague's computer; empty if it can."""
    if student.startswith("."):
        return "it begins with a dot"
    if odd := odd_characters(student):
        return f"it has characters that cannot be trusted ({odd})"
    if _RESERVED.fullmatch(student):
        return "Windows reserves that name"
    if student != student.strip() or student.endswith("."):
        return "it begins or ends with a space, or ends with a dot"
    if any(c in student for c in '<>:"|?*'):
        return 'it has one of < > : " | ? * in it'
    if len(student) > MAX_ID_CHARACTERS:
        return f"it is longer than {MAX_ID_CHARACTERS} characters"
    return ""


def is_junk(path: PurePosixPath) -> bool:
    """Whether a file was written by a program (macOS, Jupyter, git) beside what a student submits."""
    return path.name.startswith("._") or not _JUNK.isdisjoint(path.parts)


def shown(path: PurePosixPath | str) -> str:
    """A path for a message: control characters spelled out, not endless."""
    text = printable(str(path)) or "(no name)"
    return text if len(text) <= 200 else f"{text[:120]}…{text[-60:]}"
