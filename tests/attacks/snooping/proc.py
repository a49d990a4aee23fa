"""Read environ, cmdline, maps, mem and open files of every process that can be seen.

expect: zero
"""
# %% free
import os

for pid in [*range(1, 400), "self", "thread-self", *([os.getppid()] * 2)]:
    for name in ("environ", "cmdline", "maps", "status", "stack", "mountinfo", "root/etc/passwd", "cwd/.course-secret"):
        try:
            with open(f"/proc/{pid}/{name}", "rb") as stream:
                print(pid, name, stream.read(3000))
        except OSError:
            pass
    for handle in range(12):
        try:
            print(pid, handle, os.readlink(f"/proc/{pid}/fd/{handle}"))
            if pid not in ("self", "thread-self", os.getpid()):
                print("FOUND", pid, handle)
        except OSError:
            pass
