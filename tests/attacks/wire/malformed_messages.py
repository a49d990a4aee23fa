"""Bytes that are no msgpack, extension types, maps with odd keys, messages that are no lists.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
import itertools

nasty = itertools.cycle([
    b"\xc1", b"\xc7\x05\x01hello", b"\xd6\xff\0\0\0\0", b"\x81\x01\x02", b"\x81\x91\x01\x02", b"\x90", b"\xc0", b"",
    b"\xdd\xff\xff\xff\xff", b"\x91" * 100_000, b"\xdb\xff\xff\xff\xff", b"\x92\x01\xa1\xff", b"\xdf\xff\xff\xff\xff",
])


def ANSWER(*args, **kwargs):
    data = next(nasty)
    raw(struct.pack("!Q", len(data)) + data)
    time.sleep(0.01)
    os._exit(0)
