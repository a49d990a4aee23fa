"""Claim changes of arguments that were never passed, of other shapes, of other types, of huge size.

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
    [[0, ["a", "<f8", [5], True, bytes(40)]]], [[99, ["l", []]]], [[-1, ["l", []]]], [["0", 1]], [[0, ["=", 1]]], [[0, 0.0]] * 1000,
    [[0, ["d", ["L", ["x"]], ["L", [1]]]]], "changes", [[0]], [[0, ["l", [["=", 0]]]]],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [0.0, forms[next(turn) % len(forms)], []]]))
    time.sleep(0.02)
