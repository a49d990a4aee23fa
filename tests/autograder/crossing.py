"""From one end of the wire to the other, for tests of the wire."""

from __future__ import annotations

import socket
import struct
import threading
import time
import typing

import numpy as np
from hypothesis import strategies as st

from autograder import wire


def refuse(*_: object) -> typing.NoReturn:
    """What takes the place of handles and callbacks where there are none."""
    raise wire.WireError("foreign")


def soon(seconds: float = 5.0) -> float:
    """A deadline."""
    return time.monotonic() + seconds


def sent(message: list) -> list:
    """A message as it arrives at the other end of a channel."""
    left, right = socket.socketpair()
    with left, right:
        sender = threading.Thread(target=wire.Channel(left).send, args=(message, soon(60)))
        sender.start()
        try:
            return wire.Channel(right).receive(soon(60))
        finally:
            sender.join()


def across(value: object, share: bool = False) -> typing.Any:
    """Encode, send, receive and decode a value as the two ends do."""
    (form,) = sent([wire.Encoder(refuse, share=share).encode(value)])
    return wire.Decoder(refuse, share=share).decode(form)


def same(a: object, b: object) -> bool:
    """Equality that tells types and NaN apart."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        assert isinstance(b, np.ndarray)
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, np.generic):
        return a.dtype == b.dtype and a.tobytes() == b.tobytes()  # type: ignore[attr-defined]
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(same, a, b))  # type: ignore[arg-type]
    if isinstance(a, dict):
        assert isinstance(b, dict)
        return same(list(a), list(b)) and same(list(a.values()), list(b.values()))
    return a == b


#: Anything that a hostile sender could make msgpack carry, tagged forms among it.
any_form = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-(2**63), 2**64 - 1),
        st.floats(),
        st.text(max_size=5),
        st.binary(max_size=20),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.tuples(st.sampled_from(list("LTltdsfcinarRS=hk")), inner, inner, inner, inner).map(list),
        st.tuples(st.sampled_from(list("LTltdsfcinarRS=hk")), inner).map(list),
        st.tuples(
            st.just("a"),
            st.sampled_from(["<f8", "<U0", "|O", "|b1"]),
            st.lists(st.integers(-2, 4)),
            inner,
            st.binary(),
        ).map(list),
        st.dictionaries(st.text(max_size=3), inner, max_size=3),
    ),
    max_leaves=12,
)
