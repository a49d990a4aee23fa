"""Landlock: a process walls itself off from files, signals and sockets outside, for good.

A thin layer over three system calls (see landlock(7)); it needs no privilege and binds all descendants.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Iterable

#: The same numbers on every architecture.
_CREATE, _ADD, _RESTRICT = 444, 445, 446
_PR_SET_NO_NEW_PRIVS = 38

# Rights of files, by the version of the interface that brought them.
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
#: Execute, read a file, read a folder.
_READ = 1 << 0 | 1 << 2 | 1 << 3
#: What may be granted on a file that is no folder.
_FILE_ONLY = 1 << 0 | 1 << 1 | 1 << 2 | 1 << 14 | 1 << 15
_TCP = 1 << 0 | 1 << 1
#: Abstract Unix sockets, signals.
_SCOPES = 1 << 0 | 1 << 1

_libc = ctypes.CDLL(None, use_errno=True)


def version() -> int:
    """The version of Landlock that the running kernel offers, 0 where it offers none."""
    return max(0, _libc.syscall(_CREATE, None, 0, 1))


def restrict(read: Iterable[str], write: Iterable[str], devices: Iterable[str] = ()) -> None:
    """From now on, for this process and its children: read (and execute) below ``read``, everything below
    ``write``, nothing else.

    Parameters
    ----------
    devices
        Files that may be read and written, such as ``/dev/null``.

    Raises
    ------
    OSError
        If the kernel refuses; the caller must then not run anything untrusted.
    """
    abi = version()
    if abi < 1:
        raise OSError("Landlock is not available")
    everything = (1 << _RIGHTS[min(abi, 5)]) - 1
    attributes = struct.pack("QQQ", everything, _TCP if abi >= 4 else 0, _SCOPES if abi >= 6 else 0)
    size = 24 if abi >= 6 else 16 if abi >= 4 else 8
    ruleset = _check(_libc.syscall(_CREATE, attributes, size, 0))
    try:
        for paths, rights in (
            (read, _READ),
            (write, everything),
            (devices, 1 << 1 | 1 << 2 | everything & 1 << 15),
        ):
            for path in paths:
                _allow(ruleset, path, rights & everything)
        _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
        _check(_libc.syscall(_RESTRICT, ruleset, 0))
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= _FILE_ONLY
        _check(_libc.syscall(_ADD, ruleset, 1, struct.pack("=Qi", rights, handle), 0))
    finally:
        os.close(handle)


def _check(result: int) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result
