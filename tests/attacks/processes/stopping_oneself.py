"""Stop the process without ending it.

base: right
timeout: 0.4
expect: loses one_hot
status one_hot: timeout
"""
# %% answer one_hot
import os, signal


def one_hot(*args):
    os.kill(os.getpid(), signal.SIGSTOP)
