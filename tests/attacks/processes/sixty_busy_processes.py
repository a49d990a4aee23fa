"""Sixty processes that compute for ever, left running by a cell and started by an answer that waits beside them.

base: right
timeout: 1
expect: loses one_hot
status one_hot: timeout
"""
# %% free
import os, time


def crowd():
    for _ in range(60):
        try:
            if os.fork() == 0:
                while True:
                    pass
        except OSError:
            break


crowd()
# %% answer one_hot
def one_hot(*args):
    crowd()
    time.sleep(10**6)
