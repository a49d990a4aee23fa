"""Answer calls with what a verdict might look like.

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
    raw(frame([number, "ok", {"status": "passed", "points": 1000, "exercises": {}}]))
    raw(frame([number, "passed", 1000]))
    raw(frame(["passed"]))
