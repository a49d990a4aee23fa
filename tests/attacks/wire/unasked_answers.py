"""Send answers that nobody asked for: to the request of now, to the next ones, to all.

An answer is a claim about a value and no verdict; the right number does not make it a point.

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

# %% answer *
def ANSWER(*args, **kwargs):
    number = current()
    for ahead in range(200):
        raw(frame([number + ahead, "ok", [0.0, [], []]]))
    return 0.0
