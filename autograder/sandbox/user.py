"""Whose processes the sandbox's are to the machine: where root grades, nobody's.

Inside, a student's process has the number 1000 and no privilege; to the machine it is the user who started
bubblewrap. Root owns the machine's devices and settings, so where root grades the sandbox is started as a
user of its own, which owns nothing, and whose budgets (processes, queued signals, pipes) are no other's.
Anybody else who grades has no second user to give: what they own lies outside, and their budgets are kept by
limits and by the filter of system calls. So it is for root where a second user cannot read Python's packages
(installed with a mask of 077) or may not make namespaces.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Sequence

# Numbers that nobody has (https://systemd.io/UIDS-GIDS lists who has which); in a container, where only the
# first 65,536 may exist, from the unused ones among those. One for each grading process.
_FIRST, _COUNT = 1_879_100_000, 200_000_000
_FIRST_SMALL, _COUNT_SMALL = 60_706, 478


def spare_user() -> int | None:
    """A number for the sandbox's user where root grades, None where there is none to give."""
    if os.geteuid() != 0 or not all(map(shutil.which, ("setpriv", "unshare", "mount"))):
        return None
    pid = os.getpid()
    for number in (_FIRST + pid % _COUNT, _FIRST_SMALL + pid % _COUNT_SMALL):
        if _is_mapped(number):
            return number
    return None


def _is_mapped(number: int) -> bool:
    for kind in ("uid", "gid"):
        try:
            with open(f"/proc/self/{kind}_map") as stream:
                ranges = [tuple(map(int, line.split())) for line in stream]
        except (OSError, ValueError):
            return False
        if not any(first <= number < first + count for first, _, count in ranges):
            return False
    return True


def hidden_from(number: int, paths: Sequence[str]) -> list[str]:
    """Those paths that a user who owns nothing cannot get to, because of a folder above them."""
    return [path for path in paths if not _may_traverse(number, os.path.dirname(path))]


def _may_traverse(number: int, folder: str) -> bool:
    while True:
        status = os.stat(folder)
        needed = stat.S_IXUSR if status.st_uid == number else stat.S_IXOTH
        if not status.st_mode & needed:
            return False
        if folder == "/":
            return True
        folder = os.path.dirname(folder)
