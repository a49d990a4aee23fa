"""Messages over a stream socket, in bounded frames.

A frame is the length of a header (eight bytes), the header, and whatever stands beside it. The header is a
small list in msgpack; arrays, texts and lists of numbers are no part of it but follow as bytes, each behind a
mark in the header that gives its length. So nothing large is ever parsed, and what a message takes in memory
is a small multiple of what it has in bytes.
"""

from __future__ import annotations

import collections.abc
import math
import select
import socket
import struct
import time
import typing

import msgpack

from .forms import MAX_FRAME_BYTES, MAX_INLINE_BYTES, MAX_TEXT_BYTES, Buffer, TooLarge, WireError

#: A byte of msgpack can become 72 bytes of Python's (an empty list in a list), so that a header takes up to
#: 300 MB.
MAX_HEADER_BYTES = 4_000_000
#: Pieces of bytes beside one header.
MAX_BUFFERS = 200_000
_LENGTH = struct.Struct("!Q")
#: Extension types of msgpack: marks for bytes and for text beside the header.
_BYTES, _TEXT = 1, 2
#: Pieces smaller than this are sent together.
_SMALL = 1 << 16
#: What most headers fit into. By itself msgpack asks for 256 KB each time, a page at a time.
_HEADER_ROOM = 1 << 12


class Closed(WireError):
    """The other end is gone."""


class TimedOut(WireError):
    """The other end did not answer in time."""


class Channel:
    """Messages over a stream socket.

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
        self._read_ahead = bytearray()
        # Bytes arrive in the same memory each time: to be given new memory takes longer than a message.
        self._arriving = memoryview(bytearray(_SMALL))
        #: Bytes of all messages received.
        self.received = 0

    def send(self, message: list, deadline: float | None = None) -> None:
        """Send one message; `TooLarge`, `Closed` or `TimedOut` where that fails."""
        pieces: list[bytes | bytearray | memoryview] = []

        def mark(value: typing.Any) -> msgpack.ExtType:
            if type(value) is not Buffer:
                raise TypeError(f"a {type(value).__name__} in a message")
            pieces.append(value.data)
            return msgpack.ExtType(_TEXT if value.is_text else _BYTES, _LENGTH.pack(len(value)))

        message = [long_texts_beside(part) if type(part) is str else part for part in message]
        packer = msgpack.Packer(default=mark, unicode_errors="surrogatepass", buf_size=_HEADER_ROOM)
        header = packer.pack(message)
        size = sum(map(len, pieces))
        if len(header) > MAX_HEADER_BYTES or len(pieces) > MAX_BUFFERS:
            raise TooLarge(f"a message of too many parts ({len(header) / 1e6:.0f} MB of them)")
        if size > MAX_FRAME_BYTES:
            raise TooLarge(f"a message of {size / 1e6:.0f} MB")
        waiting = bytearray(_LENGTH.pack(len(header)) + header)
        for piece in pieces:
            if len(waiting) + len(piece) > _SMALL:
                self._send(waiting, deadline)
                waiting = bytearray()
            if len(piece) > _SMALL:
                self._send(piece, deadline)
            else:
                waiting += piece
        self._send(waiting, deadline)

    def _send(self, data: bytes | bytearray | memoryview, deadline: float | None) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[self._socket.send(view) :]
            except BlockingIOError:
                self._wait(select.POLLOUT, deadline)
            except OSError as error:
                raise Closed(str(error)) from None

    def receive(self, deadline: float | None = None) -> list:
        """The next message; `TooLarge`, `Closed`, `TimedOut`, or `WireError` if it is none."""
        (size,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline))
        if size > MAX_HEADER_BYTES:
            raise TooLarge(f"a message of too many parts ({size / 1e6:.0f} MB of them)")
        header = self._read(size, deadline)
        self.received += size
        marked: list[tuple[Buffer, int]] = []

        def meet(code: int, data: bytes) -> Buffer:
            if code not in (_BYTES, _TEXT) or len(data) != _LENGTH.size:
                raise ValueError("an unknown extension type")
            buffer = Buffer(b"", is_text=code == _TEXT)
            marked.append((buffer, _LENGTH.unpack(data)[0]))
            return buffer

        try:
            message = msgpack.unpackb(
                header,
                raw=False,
                strict_map_key=True,
                unicode_errors="surrogatepass",
                max_map_len=10_000,
                max_ext_len=_LENGTH.size,
                ext_hook=meet,
            )
        except Exception as error:
            # msgpack raises many kinds, all of them about bytes we did not write.
            raise WireError(f"a message that cannot be read ({type(error).__name__})") from None
        if type(message) is not list or not message:
            raise WireError("a message that is no list")
        if marked:
            self._read_beside(marked, deadline)
            if any(buffer.is_text for buffer, _ in marked):
                _put_texts(message)
        return message

    def _read_beside(self, marked: list[tuple[Buffer, int]], deadline: float | None) -> None:
        total = sum(size for _, size in marked)
        texts = sum(size for buffer, size in marked if buffer.is_text)
        if total > MAX_FRAME_BYTES or texts > MAX_TEXT_BYTES or len(marked) > MAX_BUFFERS:
            raise TooLarge(f"a message of {total / 1e6:.0f} MB")
        for buffer, size in marked:
            buffer.data = self._read(size, deadline)
            self.received += size

    def _read(self, size: int, deadline: float | None) -> bytearray:
        # Grown as bytes arrive: a sender that only announces a large frame gets no memory for it.
        data = self._read_ahead[:size]
        del self._read_ahead[:size]
        expected = bool(data)
        while len(data) < size:
            # Asked here too: who keeps sending never lets this end wait.
            if deadline is not None and time.monotonic() >= deadline:
                raise TimedOut("no end of an answer in time")
            if self._tick is not None:
                self._tick()
            if not expected:
                # A message is hardly ever there when it is asked for; the rest of one often is.
                self._wait(select.POLLIN, deadline)
            try:
                count = self._socket.recv_into(self._arriving)
            except BlockingIOError:
                expected = False
                continue
            except OSError as error:
                raise Closed(str(error)) from None
            if not count:
                raise Closed("the connection ended")
            expected = True
            part = self._arriving[:count]
            missing = size - len(data)
            data += part[:missing]
            self._read_ahead += part[missing:]
        return data

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


def long_texts_beside(value: typing.Any) -> typing.Any:
    """The same lists, dicts and scalars, their long strings marked to cross beside the header."""
    if type(value) is str and len(value) > MAX_INLINE_BYTES:
        return Buffer.of_text(value)
    if type(value) is list:
        return [long_texts_beside(item) for item in value]
    if type(value) is dict:
        return {key: long_texts_beside(item) for key, item in value.items()}
    return value


def _put_texts(message: list) -> None:
    """Put the strings that came beside the header where their marks are."""
    waiting: list[list | dict] = [message]
    while waiting:
        container = waiting.pop()
        entries = container.items() if type(container) is dict else enumerate(container)
        for key, item in list(entries):
            kind = type(item)
            if kind is Buffer and item.is_text:
                try:
                    container[key] = str(item.data, "utf-8", "surrogatepass")
                except UnicodeDecodeError:
                    raise WireError("a text that is no UTF-8") from None
            elif kind is list or kind is dict:
                waiting.append(item)
