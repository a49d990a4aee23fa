"""A message of 20 MB that unpacks to two gigabytes: nothing but empty lists.

expect: zero
"""
# %% free
import gc, os, struct, sys, threading, time
import msgpack
from autograder import wire
from autograder.student import executor

channel = next(o for o in gc.get_objects() if isinstance(o, wire.Channel))
wired = channel._socket


def current():
    """The number of the request that is being answered."""
    return next(o for o in gc.get_objects() if isinstance(o, executor.Executor))._current


def raw(data):
    wired.setblocking(True)
    wired.sendall(data)


def frame(message):
    data = msgpack.packb(message)
    return struct.pack("!Q", len(data)) + data

# %% answer one_hot
def one_hot(*args):
    data = b"\xdd" + struct.pack("!I", 20_000_000) + b"\x90" * 20_000_000
    raw(struct.pack("!Q", len(data)) + data)
    time.sleep(0.2)
# %% answer dot_product
def dot_product(*args):
    data = b"\xdd" + struct.pack("!I", 10_000_000) + b"\xa1\xff" * 10_000_000
    raw(struct.pack("!Q", len(data)) + data)
    time.sleep(0.2)
