"""Fork as fast as it goes, in a cell and in an answer.

expect: zero
timeout: 0.3
"""
# %% free
import os

while True:
    try:
        os.fork()
    except OSError:
        pass
# %% answer one_hot
import os


def one_hot(*args):
    while True:
        try:
            os.fork()
        except OSError:
            pass
