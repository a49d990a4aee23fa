"""Call back functions that the judge never passed, with every kind of argument.

expect: zero
timeout: 1
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
    for number in (0, 1, 2, -1, "eval", None, [1]):
        raw(frame([current(), "callback", number, ["l", []], ["d", ["L", []], ["L", []]]]))
        print(channel.receive(time.monotonic() + 1))
    raw(frame([current(), "callback"]))
