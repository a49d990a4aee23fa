"""Compute in children that live for a moment each and that nobody waits for.

base: right
timeout: 0.3
expect: loses one_hot
status one_hot: timeout
"""
# %% answer one_hot
import os, signal, time


def one_hot(*args):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        if os.fork() == 0:
            end = time.process_time() + 0.02
            while time.process_time() < end:
                pass
            os._exit(0)
        time.sleep(0.02)
