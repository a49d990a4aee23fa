"""System calls that a student's process does without: what outlives it in the kernel, and what files' modes
give away.

Landlock watches over the content of files, not over their modes: where root grades, inside the sandbox the
devices of the machine belong to the student's user. Keyrings and System V objects belong to no file at all,
and stay when the process has gone. The filter (see seccomp(2)) binds all descendants. It is a wall behind the
others: on a processor that it does not know it is left out.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_X32 = 0x40000000  # the second set of numbers on x86_64

# Numbers by machine: x86_64, aarch64 (None: there is no such call there).
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
_REFUSED = {
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "shmget": (29, 194),
    "semget": (64, 190),
    "msgget": (68, 186),
    "mq_open": (240, 180),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "perf_event_open": (298, 241),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "mount_setattr": (442, 442),
}
# Said to be done, and not done: copying a file sets its mode, and an honest copy must not fail.
_IGNORED = {"chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452)}


def restrict() -> bool:
    """From now on, this process and its children go without those calls. False where no filter can be had."""
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or ctypes.sizeof(ctypes.c_void_p) != 8:
        return False
    column, architecture = machine
    refuse = _instruction(_RETURN, 0, 0, _ERRNO | errno.EPERM)
    program = [
        _instruction(_LOAD, 0, 0, 4),
        _instruction(_EQUAL, 1, 0, architecture),
        refuse,
        _instruction(_LOAD, 0, 0, 0),
    ]
    if column == 0:
        program += [_instruction(_AT_LEAST, 0, 1, _X32), refuse]
    for calls, answer in ((_REFUSED, refuse), (_IGNORED, _instruction(_RETURN, 0, 0, _ERRNO))):
        for numbers in calls.values():
            if numbers[column] is not None:
                program += [_instruction(_EQUAL, 0, 1, numbers[column]), answer]
    program.append(_instruction(_RETURN, 0, 0, _ALLOW))
    code = ctypes.create_string_buffer(b"".join(program), 8 * len(program))
    filter_program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(program), ctypes.addressof(code))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    return libc.prctl(_PR_SET_SECCOMP, _MODE_FILTER, filter_program, 0, 0) == 0


def _instruction(code: int, if_true: int, if_false: int, value: int) -> bytes:
    return struct.pack("HBBI", code, if_true, if_false, value)
