"""Threads without an end.

expect: zero
timeout: 0.4
"""
# %% answer *
import threading, time


def ANSWER(*args, **kwargs):
    while True:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
