"""Leave System V shared memory, semaphores and queues, and POSIX queues: they outlive their processes.

expect: zero
"""
# %% free
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
print(libc.shmget(0x5EED, 4096, 0o1666), libc.semget(0x5EED, 1, 0o1666), libc.msgget(0x5EED, 0o1666))
print(libc.mq_open(b"/attack", 0o102, 0o666, None))
# %% next
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
if libc.shmget(0x5EED, 0, 0) >= 0 or libc.semget(0x5EED, 0, 0) >= 0 or libc.msgget(0x5EED, 0) >= 0:
    print("FOUND System V objects")
librt = ctypes.CDLL("librt.so.1", use_errno=True) if not hasattr(libc, "mq_open") else libc
if librt.mq_open(b"/attack", 0) >= 0:
    print("FOUND a queue")
