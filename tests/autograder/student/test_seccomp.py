# ruff: noqa: E501 - sources of processes stand on one line each
"""The filter of system calls: its program read by an interpreter of its own, then by the kernel."""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import subprocess
import sys
from collections.abc import Iterator

import pytest

from autograder.student import seccomp, syscalls

ALLOWED, REFUSED = "allowed", "refused"
X86_64, AARCH64, I386, X32 = 0xC000003E, 0xC00000B7, 0x40000003, 0x40000000
MACHINES = {0: X86_64, 1: AARCH64}
TABLES = {"ALLOWED": syscalls.ALLOWED, "IGNORED": syscalls.IGNORED, "REFUSED": syscalls.REFUSED}


def answer(
    number: int, *arguments: int, column: int = 0, architecture: int | None = None, counted: bool = True
) -> int | str:
    """What the filter says to a call: `ALLOWED`, or the error's number (0: said to be done)."""
    lines = [
        struct.unpack("HBBI", line)
        for line in seccomp.program(column, MACHINES[column], counted=counted, protected=(41, -41))
    ]
    data = struct.pack(
        "iIQ6Q",
        number,
        MACHINES[column] if architecture is None else architecture,
        0,
        *(argument & 0xFFFFFFFFFFFFFFFF for argument in (*arguments, *[0] * 6)[:6]),
    )
    place, word = 0, 0
    while True:
        code, if_true, if_false, value = lines[place]
        place += 1
        if code == 0x20:
            word = struct.unpack_from("I", data, value)[0]
        elif code == 0x54:
            word &= value
        elif code == 0x06:
            return ALLOWED if value == 0x7FFF0000 else value & 0xFFFF
        else:
            met = {0x15: word == value, 0x35: word >= value, 0x45: bool(word & value)}[code]
            place += if_true if met else if_false


def numbers(table: syscalls.Table) -> Iterator[tuple[str, int, int]]:
    for name, columns in table.items():
        for column, number in enumerate(columns):
            if number is not None:
                yield name, column, number


@pytest.mark.parametrize("column", [0, 1], ids=["x86_64", "aarch64"])
def test_every_number_gets_its_tables_answer_and_every_other_is_unknown(column: int) -> None:
    expected: dict[int, int | str] = {}
    for table, said in (
        (syscalls.ALLOWED, ALLOWED),
        (syscalls.IGNORED, 0),
        (syscalls.REFUSED, errno.EPERM),
    ):
        expected |= {number: said for _, of, number in numbers(table) if of == column}
    filtered = {number for _, of, number in numbers(syscalls.FILTERED) if of == column}
    for number in range(700):
        if number not in filtered:
            assert answer(number, column=column) == expected.get(number, errno.ENOSYS), number


def test_no_call_stands_in_two_tables() -> None:
    names = [name for table in (*TABLES.values(), syscalls.FILTERED) for name in table]
    assert len(names) == len(set(names))


def test_numbers_are_those_of_the_kernels_names() -> None:
    try:
        resolve = ctypes.CDLL("libseccomp.so.2").seccomp_syscall_resolve_name_arch
    except OSError:
        pytest.skip("libseccomp, which knows the numbers of every architecture, is not installed")
    newer_than_the_library = {"fchmodat2", "setxattrat", "removexattrat"}
    for table in (*TABLES.values(), syscalls.FILTERED):
        for name, columns in table.items():
            for column, number in enumerate(columns):
                known = resolve(MACHINES[column], name.encode())
                if known != -1 or name not in newer_than_the_library:
                    # Negative: no such call on that architecture.
                    assert (known if known >= 0 else None) == number, (name, column)


@pytest.mark.parametrize("number", [0, 39, 59, 517])
def test_other_sets_of_numbers_are_refused(number: int) -> None:
    assert answer(number, architecture=I386) == errno.EPERM
    assert answer(number, architecture=AARCH64) == errno.EPERM
    assert answer(number | X32) == errno.ENOSYS


def test_arguments_decide_where_a_call_has_two_sides() -> None:
    number = {name: columns[0] for name, columns in syscalls.FILTERED.items()}
    lock, lease, set_flags = 6, 1024, 4
    shared_anonymous, private_anonymous, shared_file, huge = 0x21, 0x22, 0x01, 0x40022
    assert [answer(number["socket"], family) for family in (1, 2, 10, 16, 40)] == [
        ALLOWED,
        *[errno.EAFNOSUPPORT] * 4,
    ]
    urgent, at_once = 0x1, 0x4040
    for name, before in (("sendto", 3), ("recvfrom", 3), ("sendmsg", 2), ("recvmsg", 2), ("sendmmsg", 3)):
        assert [
            answer(number[name], *[9] * before, flags) for flags in (at_once, urgent, urgent | at_once)
        ] == [
            ALLOWED,
            *[errno.EOPNOTSUPP] * 2,
        ]
    assert answer(number["clone"], 0x3D0F00) == ALLOWED
    assert [answer(number["clone"], flag) for flag in (0x10000000, 0x20000, 0x8000)] == [errno.EPERM] * 3
    assert [answer(number["fcntl"], 3, command) for command in (set_flags, lock, lease)] == [
        ALLOWED,
        0,
        errno.EPERM,
    ]
    for counted in (True, False):
        said = [
            answer(number["mmap"], 0, 4096, 3, flags, counted=counted)
            for flags in (private_anonymous, shared_file, huge, shared_anonymous)
        ]
        assert said == [ALLOWED, ALLOWED, errno.ENOMEM, ALLOWED if counted else errno.EPERM]
        assert answer(number["memfd_create"], 0, 1, counted=counted) == (ALLOWED if counted else errno.ENOSYS)
    # One's own core is kept, without a word; another process's is refused.
    assert [answer(number["sched_setaffinity"], pid) for pid in (0, 41, 77)] == [0, errno.EPERM, errno.EPERM]
    for pid, said in (
        (0, ALLOWED),
        (77, ALLOWED),
        (1, errno.EPERM),
        (-1, errno.EPERM),
        (41, errno.EPERM),
        (-41, errno.EPERM),
    ):
        assert [answer(number[name], pid, 9) for name in ("kill", "tgkill", "tkill", "pidfd_open")] == [
            said
        ] * 4
    assert [answer(number["prlimit64"], pid, 7) for pid in (0, 41)] == [ALLOWED, errno.EPERM]
    assert [answer(number["setpriority"], *who) for who in ((0, 0), (0, 41), (2, 0))] == [
        ALLOWED,
        errno.EPERM,
        errno.EPERM,
    ]


def test_the_limit_of_core_dumps_stays() -> None:
    number = {name: columns[0] for name, columns in syscalls.FILTERED.items()}
    files, core, pointer = 7, 4, 0x7FFF00000000
    asked = [answer(number["prlimit64"], 0, limit, new) for limit in (files, core) for new in (0, pointer, 8)]
    assert asked == [ALLOWED, ALLOWED, ALLOWED, ALLOWED, errno.EPERM, errno.EPERM]
    assert [answer(number["setrlimit"], limit, pointer) for limit in (files, core)] == [ALLOWED, errno.EPERM]


def confined(source: str) -> str:
    """What a process prints that has put the filter around itself."""
    start = "from autograder.student import seccomp\nseccomp.restrict(counted=True)\n"
    done = subprocess.run([sys.executable, "-c", start + source], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr[-500:]


def test_the_kernel_takes_the_filter_for_all_threads_and_children() -> None:
    source = """
import os, socket, subprocess, sys, threading
def families():
    try:
        socket.socket(socket.AF_INET)
    except OSError as error:
        print(error.errno, flush=True)
families()
thread = threading.Thread(target=families)
thread.start()
thread.join()
subprocess.run([sys.executable, "-c", "import socket; socket.socket(socket.AF_INET)"], stderr=subprocess.DEVNULL)
subprocess.run([sys.executable, "-c", "import socket\\ntry:\\n    socket.socket(socket.AF_INET)\\nexcept OSError as e:\\n    print(e.errno)"])
"""
    assert confined(source).split() == [str(errno.EAFNOSUPPORT)] * 3


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the numbers below are those of x86_64")
@pytest.mark.parametrize(
    ("number", "name"),
    [
        (253, "inotify_init"),
        (300, "fanotify_init"),
        (222, "timer_create"),
        (206, "io_setup"),
        (425, "io_uring_setup"),
        (291, "epoll_create1"),
        (435, "clone3"),
        (438, "pidfd_getfd"),
        (310, "process_vm_readv"),
        (323, "userfaultfd"),
        (321, "bpf"),
        (135, "personality"),
        (250, "keyctl"),
        (29, "shmget"),
        (463, "setxattrat"),
        (466, "removexattrat"),
        (469, "file_setattr"),
        (1000, "of the future"),
    ],
)
def test_calls_that_reach_beyond_the_process_do_not_exist(number: int, name: str) -> None:
    source = f"import ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\nprint(libc.syscall({number}, 0, 0, 0, 0, 0, 0), ctypes.get_errno())"
    code, reason = confined(source).split()
    assert code == "-1"
    assert int(reason) in (errno.ENOSYS, errno.EPERM), name


def test_without_a_filter_for_the_machine_nothing_is_confined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "_MACHINES", {})
    with pytest.raises(OSError, match="no filter of system calls"):
        seccomp.restrict(counted=True)
