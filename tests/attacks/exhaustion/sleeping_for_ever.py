"""Wait for what never comes: a sleep, a lock that is held, an empty pipe.

base: right
timeout: 0.3
expect: loses one_hot, dot_product
status one_hot: timeout
status dot_product: timeout
"""
# %% answer one_hot
import threading


def one_hot(*args):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
# %% answer dot_product
import os


def dot_product(*args):
    os.read(os.pipe()[0], 1)
