"""Locks, leases, modes, times, attributes on files and devices that every sandbox shares.

They need no right to write: who may read a file may lock it, and whoever waits for it waits for good.

expect: zero
"""
# %% free
import ctypes, fcntl, os

libc = ctypes.CDLL(None, use_errno=True)
shared = os.open(os.__file__, os.O_RDONLY)
null = os.open("/dev/null", os.O_RDWR)
was = os.stat("/dev/null")
for command in (1024, 1025, 1026, 1031):  # F_SETLEASE, F_GETLEASE, F_NOTIFY, F_SETPIPE_SZ
    try:
        if fcntl.fcntl(shared, command, 0) >= 0:
            print("FOUND fcntl", command)
    except OSError as error:
        print(error)
for handle in (shared, null):
    for lock in (fcntl.flock, fcntl.lockf):
        try:
            lock(handle, fcntl.LOCK_EX)
        except OSError as error:
            print(error)
try:
    os.utime("/dev/null")
    os.utime("/dev/null", (1, 1))
except OSError as error:
    print(error)
os.makedirs("folder")
# setxattrat, removexattrat, file_setattr: the same numbers on every processor.
for number in (463, 466, 469):
    for name in (b"user.attack", b"system.posix_acl_access", b"trusted.attack"):
        if libc.syscall(number, -100, b"/dev/null", 0, name, 0, 0) >= 0:
            print("FOUND", number, name)
for name in ("user.attack", "system.posix_acl_access"):
    try:
        os.setxattr("/dev/null", name, b"x")
        print("FOUND", name)
    except OSError as error:
        print(error)
now = os.stat("/dev/null")
if (was.st_mtime, was.st_ctime, was.st_mode) != (now.st_mtime, now.st_ctime, now.st_mode):
    print("FOUND a changed device")
