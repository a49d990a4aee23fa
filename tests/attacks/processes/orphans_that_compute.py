"""Compute in grandchildren whose parents have gone, while the process itself only sleeps.

base: right
timeout: 0.3
expect: loses one_hot
status one_hot: timeout
"""
# %% answer one_hot
import os, time


def one_hot(*args):
    for _ in range(2):
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                while True:
                    pass
            os._exit(0)
    time.sleep(10**6)
