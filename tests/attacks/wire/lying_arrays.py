"""Array headers that claim other sizes than their bytes have, empty strings by the thousand million, objects.

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
    ["a", "<U0", [2**33], True, b""], ["a", "<f8", [2**40, 0], True, b""], ["a", "|O", [1], True, bytes(8)], ["a", "<f8", [-1], True, b""],
    ["a", "<f8", [5], True, b""], ["a", "<f8", [1] * 60, True, bytes(8)], ["a", "|V8", [1], True, bytes(8)], ["n", "<M8[ns]", bytes(8)],
    ["a", "f8,O", [1], True, bytes(16)], ["a", "<U999999999", [0], True, b""], ["a", "<f8", {"5": 1}, True, b""], ["i", bytes(10**6)],
    ["R", 0, 10**18, 1], ["R", 0, 1, 0], ["r", "MT19937", b"", b"", 0, 0], ["r", "PCG64", bytes(16), bytes(16), 7, -1],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [forms[next(turn) % len(forms)], [], []]]))
    time.sleep(0.02)
