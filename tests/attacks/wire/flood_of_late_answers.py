"""Send stale answers without a pause, from a thread, so that the judge never comes to wait.

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

chunk = frame([0]) * 20_000


def flood():
    while True:
        raw(chunk)
# %% answer one_hot
def one_hot(*args):
    flood()
# %% free
# While a cell runs no alarm watches over a test cell.
threading.Thread(target=flood, daemon=True).start()
time.sleep(100)
