"""Threads, exit handlers and finalizers that go on after the last cell.

expect: zero
"""
# %% free
import atexit, os, sys, threading, time, weakref


def stay():
    while True:
        try:
            open("/tmp/turn/thread-was-here", "w").write("x")
        except OSError:
            pass
        time.sleep(0.01)


atexit.register(stay)
threading._register_atexit(stay)
for _ in range(3):
    threading.Thread(target=stay).start()
sys.exitfunc = stay
weakref.finalize(sys, stay)


class Last:
    def __del__(self):
        stay()


last = Last()
# %% next
import os, time

time.sleep(0.05)
if os.path.exists("/tmp/turn/thread-was-here"):
    print("FOUND a thread")
