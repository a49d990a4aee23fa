"""Messages arrive whole or not at all, and hostile bytes raise `WireError` and nothing else."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import tempfile
import threading
import tracemalloc

import msgpack
import pytest
from crossing import any_form, soon
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder import wire
from autograder.wire.channel import MAX_HEADER_BYTES


@pytest.fixture
def pair():
    """Return a channel and the raw socket at its other end."""
    mine, theirs = socket.socketpair()
    yield wire.Channel(mine), theirs
    mine.close()
    theirs.close()


def test_messages_of_any_size_arrive_whole() -> None:
    left, right = socket.socketpair()
    message = [1, "ok", wire.Buffer(bytes(30_000_000)), list(range(1000)), "long" * 1_000_000]
    with left, right:
        sender = threading.Thread(target=wire.Channel(left).send, args=(message, soon(60)))
        sender.start()
        channel = wire.Channel(right)
        assert channel.receive(soon(60)) == message
        assert channel.received > 30_000_000
        sender.join()


@settings(max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=60),
        any_form.map(lambda form: msgpack.packb([1, form], unicode_errors="surrogatepass")),
    )
)
def test_hostile_bytes_raise_wire_errors_only(data: bytes) -> None:
    left, right = socket.socketpair()
    with left, right:
        left.sendall(struct.pack("!Q", len(data)) + data)
        left.close()
        try:
            message = wire.Channel(right).receive(soon())
        except wire.WireError:
            return
        assert isinstance(message, list)
        assert message


@pytest.mark.parametrize("size", [wire.MAX_FRAME_BYTES + 1, 2**64 - 1])
def test_an_announced_giant_is_refused_at_once(pair, size: int) -> None:
    channel, other = pair
    other.sendall(struct.pack("!Q", size))
    with pytest.raises(wire.TooLarge):
        channel.receive(soon())


def test_extension_types_are_refused(pair) -> None:
    channel, other = pair
    data = msgpack.packb([1, msgpack.ExtType(5, b"x")])
    other.sendall(struct.pack("!Q", len(data)) + data)
    with pytest.raises(wire.WireError):
        channel.receive(soon())


def test_the_other_end_may_go_away(pair) -> None:
    channel, other = pair
    other.sendall(b"\0\0\0")
    other.close()
    with pytest.raises(wire.Closed):
        channel.receive(soon())


def test_waiting_ends_at_the_deadline(pair) -> None:
    channel, _ = pair
    with pytest.raises(wire.TimedOut):
        channel.receive(soon(0.05))
    with pytest.raises(wire.TimedOut):
        channel.send([wire.Buffer(bytes(20_000_000))], soon(0.05))


def test_whatever_the_tick_raises_ends_the_wait() -> None:
    left, right = socket.socketpair()

    def tick() -> None:
        raise KeyError("over")

    with left, right, pytest.raises(KeyError):
        wire.Channel(left, tick=tick).receive(soon())


def test_a_header_of_many_parts_is_refused_before_it_arrives(pair) -> None:
    channel, other = pair
    other.sendall(struct.pack("!Q", MAX_HEADER_BYTES + 1))
    with pytest.raises(wire.TooLarge, match="parts"):
        channel.receive(soon())


def test_the_sender_refuses_what_the_receiver_would(pair) -> None:
    channel, _ = pair
    for message in (
        [[]] * (MAX_HEADER_BYTES + 1),
        [wire.Buffer(bytes(100_000_000))] * 2,
    ):
        with pytest.raises(wire.TooLarge):
            channel.send(message, soon())


@pytest.mark.parametrize(
    "sizes", [[(1, wire.MAX_FRAME_BYTES + 1)], [(1, 2**64 - 1)], [(1, 100_000_000)] * 2, [(2, 64_000_001)]]
)
def test_too_much_beside_a_header_is_refused_before_it_arrives(pair, sizes: list) -> None:
    channel, other = pair
    marks = [msgpack.ExtType(code, struct.pack("!Q", size)) for code, size in sizes]
    data = msgpack.packb(marks)
    other.sendall(struct.pack("!Q", len(data)) + data)
    with pytest.raises(wire.TooLarge):
        channel.receive(soon())


def test_what_is_beside_a_header_takes_no_memory_before_it_arrives(pair) -> None:
    channel, other = pair
    data = msgpack.packb([msgpack.ExtType(1, struct.pack("!Q", 190_000_000))])
    other.sendall(struct.pack("!Q", len(data)) + data + b"x")
    tracemalloc.start()
    try:
        with pytest.raises(wire.TimedOut):
            channel.receive(soon(0.05))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "header",
    [
        b"\xdd" + struct.pack("!I", MAX_HEADER_BYTES - 5) + b"\x90" * (MAX_HEADER_BYTES - 5),
        b"\xdd"
        + struct.pack("!I", (MAX_HEADER_BYTES - 5) // 3)
        + b"\x81\xa0\x90" * ((MAX_HEADER_BYTES - 5) // 3),
    ],
    ids=["lists", "maps of lists"],
)
def test_the_costliest_header_takes_a_bounded_amount_of_memory(header: bytes) -> None:
    with tempfile.TemporaryFile() as file:
        file.write(struct.pack("!Q", len(header)) + header)
        file.seek(0)
        command = [sys.executable, "-c", RECEIVE]
        said = subprocess.run(command, stdin=file, capture_output=True, text=True, check=True).stdout
    entries, kilobytes = map(int, said.split())
    assert entries > 1_000_000
    assert kilobytes < 600_000


#: In a process of its own, whose peak is that of this message: bytes in, entries and kilobytes out.
RECEIVE = """
import resource, socket, sys, threading, time
from autograder import wire
content = sys.stdin.buffer.read()
left, right = socket.socketpair()
sender = threading.Thread(target=left.sendall, args=(content,))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sender.start()
message = wire.Channel(right).receive(time.monotonic() + 600)
print(len(message), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
sender.join()
"""
