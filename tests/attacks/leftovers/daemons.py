"""Daemons by double fork, in sessions of their own, that ignore signals and write into what comes after.

expect: zero
"""
# %% free
import os, signal, sys, time

for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork():
            os._exit(0)
        for number in range(1, 65):
            try:
                signal.signal(number, signal.SIG_IGN)
            except (OSError, ValueError):
                pass
        for handle in range(3, 256):
            try:
                os.close(handle)
            except OSError:
                pass
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                os.makedirs("/tmp/turn", exist_ok=True)
                with open("/tmp/turn/daemon-was-here", "w") as stream:
                    stream.write("x")
            except OSError:
                pass
            time.sleep(0.01)
        os._exit(0)
# %% next
import os, time

time.sleep(0.1)
if os.path.exists("/tmp/turn/daemon-was-here"):
    print("FOUND a daemon")
