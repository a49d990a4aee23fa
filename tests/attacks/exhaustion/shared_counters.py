"""Take every watch, timer, queue and slot that the kernel counts for a user, or for the whole machine.

Where one user grades, sandboxes beside this one and the grader itself would get none.

expect: zero
"""
# %% free
import ctypes, os, platform, select, signal

libc = ctypes.CDLL(None, use_errno=True)
numbers = {
    # Name: x86_64, aarch64, arguments.
    "inotify": (294, 26, (0,)),
    "fanotify": (300, 262, (0, 0)),
    "POSIX timer": (222, 107, (1, 0, ctypes.byref(ctypes.c_int()))),
    "asynchronous I/O": (206, 0, (100, ctypes.byref(ctypes.c_long()))),
    "io_uring": (425, 425, (1, ctypes.create_string_buffer(120))),
    "locked memory": (149, 228, (ctypes.create_string_buffer(4096), 4096)),
    "secret memory": (447, 447, (0,)),
    "performance counter": (298, 241, (ctypes.create_string_buffer(120), 0, -1, -1, 0)),
    "user namespace": (272, 97, (0x10000000,)),
    "key": (248, 217, (b"user", b"x", b"y", 1, -3)),
}
for name, (x86_64, aarch64, arguments) in numbers.items():
    made = [libc.syscall(x86_64 if platform.machine() == "x86_64" else aarch64, *arguments) for _ in range(200)]
    if max(made) >= 0:
        print("FOUND", name, sum(number >= 0 for number in made))
try:
    select.epoll()
    print("FOUND epoll")
except OSError as error:
    print(error)
try:
    os.open("/dev/ptmx", os.O_RDWR)
    print("FOUND a terminal")
except OSError as error:
    print(error)
libc.mmap.restype = ctypes.c_void_p
if libc.mmap(None, 2 << 20, 3, 0x40022, -1, 0) != ctypes.c_void_p(-1).value:
    print("FOUND a huge page")
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGRTMIN])
for _ in range(5000):
    os.kill(os.getpid(), signal.SIGRTMIN)
status = dict(line.split(":\t") for line in open("/proc/self/status") if ":\t" in line)
queued = int(status["SigQ"].split("/")[0])
if not 0 < queued < 500:
    print("FOUND queued signals", queued)
