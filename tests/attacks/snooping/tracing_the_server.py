"""Attach to the fork server and to init: ptrace, process_vm_readv, pidfd_getfd, /proc/PID/mem, kcmp.

expect: zero
"""
# %% free
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for pid in (1, 2, 3, os.getppid()):
    if libc.ptrace(16, pid, 0, 0) == 0 or libc.ptrace(0x4206, pid, 0, 0) == 0:
        print("FOUND ptrace", pid)
    try:
        handle = os.pidfd_open(pid)
        for number in range(10):
            if libc.syscall(438, handle, number, 0) >= 0:
                print("FOUND pidfd_getfd", pid, number)
    except OSError:
        pass
    buffer = ctypes.create_string_buffer(100)
    remote = (ctypes.c_void_p * 2)(0x400000, 100)
    local = (ctypes.c_void_p * 2)(ctypes.addressof(buffer), 100)
    if libc.process_vm_readv(pid, ctypes.byref(local), 1, ctypes.byref(remote), 1, 0) > 0:
        print("FOUND process_vm_readv", pid, buffer.raw)
    try:
        open(f"/proc/{pid}/mem", "rb")
        print("FOUND mem", pid)
    except OSError:
        pass
