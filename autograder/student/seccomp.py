"""A filter of system calls around a student's process: see `syscalls` for which are left, and why.

Landlock watches over the content of files, the namespaces over what has a name. Neither stops what goes
through a shared inode (a lock, a mode, a time stamp) or through a counter that all processes of a user share,
so those calls are taken away altogether. The filter (see seccomp(2)) binds all descendants and cannot be
lifted.

It is a classic BPF program: the numbers in ascending order, each stretch of numbers with the same answer
ending in a return. A call whose arguments matter carries a small block of its own.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import struct
from collections.abc import Iterable, Iterator

from .syscalls import ALLOWED, FILTERED, IGNORED, REFUSED, Table

_PR_SET_NO_NEW_PRIVS = 38
_SET_MODE_FILTER, _ALL_THREADS = 1, 1
_SECCOMP = (317, 277)
# Numbers of BPF instructions: load a word, compare, test bits, mask, return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
# Where the program finds what it looks at: number, architecture, low words of the arguments.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16

# Column of the tables, and the kernel's name of the machine, as `os.uname` names it.
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}

_AF_UNIX = 1
#: Urgent bytes: no library needs them on Unix sockets, so that little has tried that corner of the kernel.
_MSG_OOB = 1
#: Which argument has the flags.
_MESSAGE_FLAGS = {"sendto": 3, "recvfrom": 3, "sendmsg": 2, "recvmsg": 2, "sendmmsg": 3, "recvmmsg": 3}
# CLONE_PARENT, and every namespace: cgroup, UTS, IPC, user, PID, network, mount.
_CLONE_REFUSED = 0x00008000 | 0x7E020000
_MAP_ANONYMOUS, _MAP_TYPE, _MAP_PRIVATE = 0x20, 0x0F, 0x02
#: Locked memory, huge pages.
_MAP_SHARED_POOLS = 0x2000 | 0x40000
_MFD_HUGETLB = 0x4
_RLIMIT_CORE = 4
# Of fcntl: F_DUPFD to F_SETFL, F_DUPFD_QUERY, F_DUPFD_CLOEXEC, F_GETPIPE_SZ, seals. Locks (F_GETLK to
# F_SETLKW, and those of open files) are said to be taken; leases, notifications and larger pipes are refused.
_FCNTL = (0, 1, 2, 3, 4, 1027, 1030, 1032, 1033, 1034)
_FCNTL_LOCKS = (5, 6, 7, 36, 37, 38)
# Of ioctl: terminal settings and sizes (there is no terminal; programs ask), foreground groups, bytes to
# read, blocking, closing at exec.
_IOCTL = (0x5401, 0x5402, 0x5403, 0x5404, 0x540F, 0x5410, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
# Of prctl: parent's death, dumpable, name, seccomp's state, bounding set, timer slack, no new privileges,
# huge pages, vector lengths, tagged addresses, names of memory.
_PRCTL = (1, 2, 3, 4, 15, 16, 21, 23, 27, 29, 30, 38, 39, 41, 42, 51, 56, 64, 0x53564D41)


def machine_is_known() -> bool:
    """Whether there is a filter for this processor, and for a process of this width."""
    return os.uname().machine in _MACHINES and ctypes.sizeof(ctypes.c_void_p) == 8


def restrict(*, counted: bool, protected: Iterable[int] = ()) -> None:
    """From now on, all threads of this process and its children make only the calls that are left to them.

    Parameters
    ----------
    counted
        Whether a control group counts all memory. A watcher from outside sees no memory that belongs to no
        process: without a group, files in memory (``memfd_create``) and shared anonymous memory are refused.
    protected
        Processes that may not be signalled, limited or looked at, by number as the calls take it: a negative
        one is a process group.

    Raises
    ------
    OSError
        If the kernel refuses, or no filter is known for this machine; the caller must then not run anything
        untrusted.
    """
    instructions = prepared(counted, frozenset(protected))
    column, _ = _MACHINES[os.uname().machine]
    code = ctypes.create_string_buffer(instructions, len(instructions))
    described = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(instructions) // 8, ctypes.addressof(code))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "no_new_privs")
    if libc.syscall(_SECCOMP[column], _SET_MODE_FILTER, _ALL_THREADS, described):
        raise OSError(ctypes.get_errno(), "seccomp")


@functools.cache
def prepared(counted: bool, protected: frozenset[int]) -> bytes:
    """The filter of `restrict` as the kernel takes it: a server makes it once for all that it forks.

    Raises
    ------
    OSError
        If no filter is known for this machine.
    """
    machine = os.uname().machine
    if not machine_is_known():
        raise OSError(errno.ENOSYS, f"no filter of system calls for {machine}")
    column, architecture = _MACHINES[machine]
    return b"".join(program(column, architecture, counted=counted, protected=protected))


def program(column: int, architecture: int, *, counted: bool, protected: Iterable[int]) -> list[bytes]:
    """The filter as BPF instructions: see `restrict`.

    Parameters
    ----------
    column
        Of the tables in `syscalls`.
    architecture
        The only one whose calls are answered (``AUDIT_ARCH_…``): on x86_64 the 32-bit ones are refused.
    """
    answers: dict[int, list[bytes]] = {}
    rules = _rules(counted, frozenset(protected) | {1, -1})
    for table, answer in ((ALLOWED, _done()), (IGNORED, _error(0)), (REFUSED, _error(errno.EPERM))):
        answers |= {number: answer for _, number in _numbers(table, column)}
    answers |= {number: rules[name] for name, number in _numbers(FILTERED, column)}
    lines = [
        _instruction(_LOAD, _ARCHITECTURE),
        _instruction(_EQUAL, architecture, 1, 0),
        *_error(errno.EPERM),
        _instruction(_LOAD, _NUMBER),
    ]
    missing = _error(errno.ENOSYS)
    current = answers.get(0, missing)
    for number in range(1, max(answers) + 2):
        following = answers.get(number, missing)
        if following != current:
            lines += [_instruction(_AT_LEAST, number, len(current), 0), *current]
            current = following
    # From the newest number that is known upwards, where x86_64 has a second set of numbers (x32) as well.
    return [*lines, *missing]


def _numbers(table: Table, column: int) -> Iterator[tuple[str, int]]:
    for name, numbers in table.items():
        number = numbers[column]
        if number is not None:
            yield name, number


def _rules(counted: bool, protected: frozenset[int]) -> dict[str, list[bytes]]:
    """For each filtered call, what decides about it: always ends in a return."""
    pids = sorted(number & 0xFFFFFFFF for number in protected)
    signalled = [*_unless(0, pids, errno.EPERM), *_done()]
    return {
        "socket": _one_of(0, (_AF_UNIX,), errno.EAFNOSUPPORT),
        **{name: _no_bit(flags, _MSG_OOB, errno.EOPNOTSUPP) for name, flags in _MESSAGE_FLAGS.items()},
        "clone": _no_bit(0, _CLONE_REFUSED, errno.EPERM),
        "fcntl": [*_unless(1, _FCNTL_LOCKS, 0), *_one_of(1, _FCNTL, errno.EPERM)],
        "ioctl": _one_of(1, _IOCTL, errno.ENOTTY),
        "prctl": _one_of(0, _PRCTL, errno.EINVAL),
        "mmap": _mmap(counted),
        "memfd_create": _no_bit(1, _MFD_HUGETLB, errno.EPERM) if counted else _error(errno.ENOSYS),
        # Of this process only: its server, which has the same user, would not be asked for its consent.
        "prlimit64": [*_require(0, 0, errno.EPERM), *_keep_core_limit(1, new=2)],
        "setrlimit": _keep_core_limit(0, new=1),
        "setpriority": [*_require(0, 0, errno.EPERM), *_one_of(1, (0,), errno.EPERM)],
        # Of this process: said to be done. Where no group has a quota, its one core is what holds a sandbox.
        "sched_setaffinity": [*_require(0, 0, errno.EPERM), *_error(0)],
        **dict.fromkeys(("kill", "tkill", "tgkill", "pidfd_open"), signalled),
    }


def _mmap(counted: bool) -> list[bytes]:
    shared = (
        []
        if counted
        else [
            # Anonymous, and of any type but private.
            _instruction(_ANY_BIT, _MAP_ANONYMOUS, 0, 4),
            _instruction(_AND, _MAP_TYPE),
            _instruction(_EQUAL, _MAP_PRIVATE, 1, 0),
            *_error(errno.EPERM),
            *_done(),
        ]
    )
    return [*_argument(3), *_refuse_bits(_MAP_SHARED_POOLS, errno.ENOMEM), *shared, *_done()]


def _keep_core_limit(index: int, new: int) -> list[bytes]:
    """An error if the limit of core dumps would be set: see `fork_server` for what it keeps away."""
    return [
        *_argument(index),
        _instruction(_EQUAL, _RLIMIT_CORE, 1, 0),
        *_done(),
        # Asking is allowed: then there is no new value.
        *_argument(new),
        _instruction(_EQUAL, 0, 0, 3),
        _instruction(_LOAD, _ARGUMENTS + 8 * new + 4),
        _instruction(_EQUAL, 0, 0, 1),
        *_done(),
        *_error(errno.EPERM),
    ]


def _one_of(index: int, values: Iterable[int], number: int) -> list[bytes]:
    """Done if the argument is one of these, otherwise an error."""
    allowed = [line for value in values for line in (_instruction(_EQUAL, value, 0, 1), *_done())]
    return [*_argument(index), *allowed, *_error(number)]


def _unless(index: int, values: Iterable[int], number: int) -> list[bytes]:
    """An error if the argument is one of these, otherwise on to what follows."""
    refused = [line for value in values for line in (_instruction(_EQUAL, value, 0, 1), *_error(number))]
    return [*_argument(index), *refused]


def _require(index: int, value: int, number: int) -> list[bytes]:
    """On to what follows if the argument is this one, otherwise an error."""
    return [*_argument(index), _instruction(_EQUAL, value, 1, 0), *_error(number)]


def _no_bit(index: int, bits: int, number: int) -> list[bytes]:
    """Done if the argument has none of these bits, otherwise an error."""
    return [*_argument(index), *_refuse_bits(bits, number), *_done()]


def _refuse_bits(bits: int, number: int) -> list[bytes]:
    return [_instruction(_ANY_BIT, bits, 0, 1), *_error(number)]


def _argument(index: int) -> list[bytes]:
    # The low word: all of these arguments are ints to the kernel, or have their flags there.
    return [_instruction(_LOAD, _ARGUMENTS + 8 * index)]


def _done() -> list[bytes]:
    return [_instruction(_RETURN, _ALLOW)]


def _error(number: int) -> list[bytes]:
    return [_instruction(_RETURN, _ERRNO | number)]


def _instruction(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
