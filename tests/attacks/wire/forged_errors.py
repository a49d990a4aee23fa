"""Report errors of types that would end the judge itself, with messages of many megabytes.

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
kinds = ["SystemExit", "KeyboardInterrupt", "BaseException", "Ended", "StopIteration", "__import__", "UnicodeDecodeError", "\0", "GeneratorExit"]


def ANSWER(*args, **kwargs):
    kind = kinds[next(turn) % len(kinds)]
    raw(frame([current(), "err", [kind] * 1000, "passed " * 3_000_000, [kind * 100_000, "line 1 of " + "x" * 10_000_000]]))
    time.sleep(0.02)
