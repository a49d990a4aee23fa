"""Become root, mount, change the root folder, make namespaces, load modules, set the clock.

expect: zero
"""
# %% free
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for flag in (0x10000000, 0x00020000, 0x40000000, 0x20000000, 0x08000000, 0x04000000, 0x02000000):
    if libc.unshare(flag) == 0:
        print("FOUND unshare", hex(flag))
for action in (
    lambda: os.setuid(0), lambda: os.setgid(0), lambda: os.setgroups([0]), lambda: os.chroot("/tmp"), lambda: os.chown("/tmp", 0, 0),
    lambda: os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50)), lambda: os.nice(-10), lambda: os.mknod("/tmp/turn/x", 0o20666, 0x103),
):
    try:
        action()
        print("FOUND", action.__code__.co_names)
    except OSError:
        pass
for call in (
    lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None), lambda: libc.umount2(b"/tmp", 2), lambda: libc.pivot_root(b"/tmp", b"/tmp"),
    lambda: libc.sethostname(b"x", 1), lambda: libc.prctl(23, 21, 0, 0, 0) - 1, lambda: libc.setns(0, 0), lambda: libc.ioperm(0, 1, 1),
):
    if call() == 0:
        print("FOUND", call.__code__.co_names)
for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/proc/1/oom_score_adj", "/sys/kernel", "/proc/kcore"):
    try:
        open(path, "r+b")
        print("FOUND", path)
    except OSError:
        pass
