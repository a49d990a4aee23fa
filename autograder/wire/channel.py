"""Messages over a stream socket, in bounded frames."""

from __future__ import annotations

import collections.abc
import math
import re
import select
import socket
import struct
import time

import msgpack

from .codec import MAX_FRAME_BYTES, TooLarge, WireError

#: What a message may take as Python objects: 192 million empty lists fit into a frame, and take 14 GB.
MAX_OBJECT_BYTES = 500_000_000
_HEADER = struct.Struct("!Q")


class Closed(WireError):
    """The other end is gone."""


class TimedOut(WireError):
    """The other end did not answer in time."""


#: Runs of msgpack's tokens: containers, one-byte scalars, numbers of two or three bytes, longer numbers,
#: short strings. Possessive (``++``), since there is nothing to go back to.
_RUNS = re.compile(
    rb"((?:[\x80-\x9f]|[\xdc\xde]..|[\xdd\xdf].{4})++)|([\x00-\x7f\xc0\xc2\xc3\xe0-\xff]++)|((?:[\xcc\xd0].|[\xcd\xd1]..)++)|"
    rb"((?:[\xca\xce\xd2].{4}|[\xcb\xcf\xd3].{8})++)|((?:"
    + b"|".join(b"%c.{%d}" % (0xA0 + size, size) for size in range(32))
    + rb")++)",
    re.DOTALL,
)
#: What a byte of such a run takes as objects, at most.
_COSTS = {1: 80, 2: 8, 3: 20, 4: 8, 5: 20}
_LENGTHS = {0xC4: 1, 0xC5: 2, 0xC6: 4, 0xD9: 1, 0xDA: 2, 0xDB: 4}  # bytes and strings: width of their length


def _refuse_costly(data: bytes) -> None:
    """Raise `TooLarge` for a message that would take too much memory once unpacked, `WireError` for one of
    unknown types.
    """
    if 80 * len(data) <= MAX_OBJECT_BYTES:
        return
    place, cost = 0, 0
    while place < len(data):
        run = _RUNS.match(data, place)
        if run is not None:
            cost += _COSTS[run.lastindex or 1] * (run.end() - place)
            place = run.end()
        else:
            first = data[place]
            width = _LENGTHS.get(first, 0)
            if not width and not 0xA0 <= first <= 0xBF:
                raise WireError("a message of unknown types")
            size = int.from_bytes(data[place + 1 : place + 1 + width], "big") if width else first & 31
            place += 1 + width + size
            cost += 60 + size
        if cost > MAX_OBJECT_BYTES:
            raise TooLarge("a message of too many parts")


class Channel:
    """Messages over a stream socket: eight bytes of length, then msgpack.

    Parameters
    ----------
    connection
        A connected stream socket.
    tick
        Called now and then while waiting (to watch memory, say); whatever it raises ends the wait.
    """

    def __init__(
        self, connection: socket.socket, tick: collections.abc.Callable[[], None] | None = None
    ) -> None:
        self._socket = connection
        self._socket.setblocking(False)
        self._tick = tick
        #: Bytes of all messages received.
        self.received = 0

    def send(self, message: list, deadline: float | None = None) -> None:
        """Send one message; `TooLarge`, `Closed` or `TimedOut` where that fails."""
        data = msgpack.packb(message, use_bin_type=True, unicode_errors="surrogatepass")
        if len(data) > MAX_FRAME_BYTES:
            raise TooLarge(f"a message of {len(data) / 1e6:.0f} MB")
        view = memoryview(_HEADER.pack(len(data)) + data)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
            except OSError as error:
                raise Closed(str(error)) from None

    def receive(self, deadline: float | None = None) -> list:
        """The next message; `TooLarge`, `Closed`, `TimedOut`, or `WireError` if it is none."""
        (size,) = _HEADER.unpack(self._read(_HEADER.size, deadline))
        if size > MAX_FRAME_BYTES:
            raise TooLarge(f"a message of {size / 1e6:.0f} MB")
        data = self._read(size, deadline)
        self.received += size
        _refuse_costly(data)
        try:
            message = msgpack.unpackb(
                data,
                raw=False,
                strict_map_key=True,
                unicode_errors="surrogatepass",
                max_map_len=10_000,
                max_ext_len=0,
            )
        except Exception as error:  # msgpack raises many kinds, all of them about bytes we did not write
            raise WireError(f"a message that cannot be read ({type(error).__name__})") from None
        if type(message) is not list or not message:
            raise WireError("a message that is no list")
        return message

    def _read(self, size: int, deadline: float | None) -> bytes:
        # Grown as bytes arrive: a sender that only announces a large frame gets no memory for it.
        data = bytearray()
        while len(data) < size:
            # Asked here too: who keeps sending never lets this end wait.
            if deadline is not None and time.monotonic() >= deadline:
                raise TimedOut("no end of an answer in time")
            if self._tick is not None:
                self._tick()
            try:
                part = self._socket.recv(min(size - len(data), 1 << 20))
            except BlockingIOError:
                self._wait(select.POLLIN, deadline)
                continue
            except OSError as error:
                raise Closed(str(error)) from None
            if not part:
                raise Closed("the connection ended")
            data += part
        return bytes(data)

    def _wait(self, event: int, deadline: float | None) -> None:
        poll = select.poll()
        poll.register(self._socket, event)
        while True:
            left = None if deadline is None else deadline - time.monotonic()
            if left is not None and left <= 0:
                raise TimedOut("no answer in time")
            pause = left if self._tick is None else min(0.05, left if left is not None else 0.05)
            ready = poll.poll(None if pause is None else math.ceil(pause * 1000))
            if ready:
                return
            if self._tick is not None:
                self._tick()

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()
