"""Sixty processes that compute for ever, started by a cell and by an answer that waits beside them.

base: right
timeout: 0.3
expect: loses one_hot
status one_hot: timeout
"""
# %% free
import os

for _ in range(60):
    try:
        if os.fork() == 0:
            while True:
                pass
    except OSError:
        break
# %% answer one_hot
import os, time


def one_hot(*args):
    for _ in range(60):
        try:
            if os.fork() == 0:
                while True:
                    pass
        except OSError:
            break
    time.sleep(10**6)
