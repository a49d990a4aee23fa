"""Limit, slow down and look at the process that starts the next student's: it belongs to the same user.

expect: zero
"""
# %% free
import ctypes, os, resource, signal

server = os.getppid()
for limit in (resource.RLIMIT_NOFILE, resource.RLIMIT_NPROC, resource.RLIMIT_FSIZE, resource.RLIMIT_DATA):
    for values in ((1, 1), None):
        try:
            print("FOUND", resource.prlimit(server, limit, *([values] if values else [])))
        except OSError as error:
            print(error)
for attempt in (
    lambda: os.setpriority(os.PRIO_PROCESS, server, 19),
    lambda: os.setpriority(os.PRIO_PGRP, os.getpgid(server), 19),
    lambda: os.setpriority(os.PRIO_USER, 0, 19),
    lambda: os.sched_setaffinity(server, {0}),
    lambda: os.sched_setscheduler(server, os.SCHED_IDLE, os.sched_param(0)),
    lambda: os.pidfd_open(server),
    lambda: os.kill(-1, 0),
    lambda: os.kill(server, 0),
    lambda: os.kill(-os.getpgid(server), 0),
    lambda: os.open("/proc/1/mem", os.O_RDWR),
    lambda: os.open(f"/proc/{server}/mem", os.O_RDWR),
):
    try:
        attempt()
        print("FOUND", attempt.__code__.co_names)
    except OSError as error:
        print(error)
libc = ctypes.CDLL(None, use_errno=True)
CLONE_PARENT = 0x8000
made = libc.syscall(56 if os.uname().machine == "x86_64" else 220, CLONE_PARENT | signal.SIGKILL, 0, 0, 0, 0)
if made == 0:
    os._exit(0)
if made > 0:
    print("FOUND a sibling")
# %% next
import os, resource

if resource.getrlimit(resource.RLIMIT_NOFILE)[0] < 64 or os.nice(0) > 10:
    print("FOUND limits", resource.getrlimit(resource.RLIMIT_NOFILE), os.nice(0))
