"""Handles of objects that do not exist, of odd numbers and names, of a thousand kinds.

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
import itertools

turn = itertools.count()
forms = [
    ["h", -1, "x", True, True], ["h", 2**63, "\0", False, False], ["h", 1, "x" * 100_000_0, True, False], ["h", "1", "x", True, True],
    ["h", 1, 1, 1, 1], ["h"], ["h", 1, "a.b.<script>", True, True, True], ["k", 1], ["=", 0], ["=", -1], ["h", True, "x", True, True],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [forms[next(turn) % len(forms)], [], []]]))
    time.sleep(0.02)
