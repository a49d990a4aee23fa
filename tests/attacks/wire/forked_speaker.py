"""A child keeps the connection and speaks for its parent, which is gone.

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

# %% answer one_hot
def one_hot(*args):
    number = current()
    if os.fork():
        os._exit(0)
    os.setsid()
    for _ in range(50):
        raw(frame([number, "ok", [["a", "<f8", [5], True, bytes(40)], [], []]]))
        time.sleep(0.02)
# %% answer dot_product
def dot_product(*args):
    if not os.fork():
        while True:
            raw(frame([current(), "ok", [12.0, [], []]]))
            time.sleep(0.01)
    return 12.0
