"""NumPy's random generators as a few numbers: where a stream is, and whether it has only moved on.

A generator crosses as the name of its bit generator, the key of its stream and its place in it. What comes
back from a student's process is never taken as a state: the draws between the two places are counted (by the
discrete logarithm of a congruential generator, or the difference of two counters), and the generator that is
here moves on by as many.
"""

from __future__ import annotations

import typing

import numpy as np

#: Draws between two looks at a generator. More than a process makes in a week.
MAX_DRAWS = 2**40
MAX_SPAWNED = 100_000

# The multipliers of the two linear congruential generators, modulo 2**128 (numpy/random/src/pcg64/pcg64.h).
_MULTIPLIERS = {
    "PCG64": 0x2360ED051FC65DA44385DF649FCCF645,
    "PCG64DXSM": 0xDA942042E4DD58B5,
}
_PHILOX = "Philox"
_NAMES = (*_MULTIPLIERS, _PHILOX)
_MASK = 2**128 - 1
#: Numbers that Philox makes from one value of its counter.
_WORDS = 4


class Place(typing.NamedTuple):
    """Where a generator is.

    Attributes
    ----------
    name
        Of the bit generator.
    key
        What tells its stream from others: 16 bytes.
    position
        The state of a congruential generator (16 bytes), or Philox's counter (32 bytes).
    used
        How many of the four numbers of that counter are used up; 0 without a counter.
    half
        Whether half of a 64-bit number is kept for the next 32-bit one, and which.
    spawned
        How many children it has.
    """

    name: str
    key: bytes
    position: bytes
    used: int
    half: tuple[int, int]
    spawned: int


def place_of(generator: np.random.Generator) -> Place:
    """Where a generator is. Raises `ValueError` for bit generators other than PCG64, PCG64DXSM and Philox."""
    state = generator.bit_generator.state
    name = state["bit_generator"]
    if name not in _NAMES:
        raise ValueError(f"a random generator of type {name}: one of {', '.join(_NAMES)} crosses")
    half = int(state["has_uint32"]), int(state["uinteger"])
    spawned = getattr(generator.bit_generator.seed_seq, "n_children_spawned", 0)
    inner = state["state"]
    if name == _PHILOX:
        key, counter = (np.asarray(inner[part], dtype="<u8").tobytes() for part in ("key", "counter"))
        return Place(name, key, counter, int(state["buffer_pos"]), half, spawned)
    key, position = (inner[part].to_bytes(16, "little") for part in ("inc", "state"))
    return Place(name, key, position, 0, half, spawned)


def generator_at(place: Place) -> np.random.Generator:
    """A new generator at that place. Raises `ValueError` for a place where none can be."""
    _check(place)
    # Children depend on the stream, and on how many there are already.
    seeds = np.random.SeedSequence(int.from_bytes(place.key, "little"), n_children_spawned=place.spawned)
    bits = getattr(np.random, place.name)(seeds)
    _move(bits, place)
    return np.random.Generator(bits)


def move_on(generator: np.random.Generator, there: Place) -> None:
    """Move a generator on to a place further along its own stream.

    Raises
    ------
    ValueError
        If drawing does not lead there: another stream, a step back, more than `MAX_DRAWS` draws or
        `MAX_SPAWNED` children.
    """
    _check(there)
    here = place_of(generator)
    if (here.name, here.key) != (there.name, there.key):
        raise ValueError("another stream of random numbers")
    draws = _draws_between(here, there)
    children = there.spawned - here.spawned
    if not 0 <= draws <= MAX_DRAWS or not 0 <= children <= MAX_SPAWNED:
        raise ValueError("a state that drawing does not lead to")
    bits = generator.bit_generator
    if draws:
        # Half a number that is left over is not believed: the next draw begins with a whole one.
        _move(bits, there._replace(half=(0, 0)))
    elif here.half[0] and not there.half[0]:
        _move(bits, here._replace(half=(0, 0)))
    if children:
        bits.seed_seq.spawn(children)  # type: ignore[attr-defined]


def _check(place: Place) -> None:
    counted = place.name == _PHILOX
    used = range(1, _WORDS + 1) if counted else range(1)
    if (
        place.name not in _NAMES
        or len(place.key) != 16
        or len(place.position) != (32 if counted else 16)
        or place.used not in used
        or place.half[0] not in (0, 1)
        or not 0 <= place.half[1] < 2**32
        or not 0 <= place.spawned < 2**31
        or (not counted and not place.key[0] & 1)
    ):
        raise ValueError("a malformed random generator")


def _move(bits: np.random.BitGenerator, place: Place) -> None:
    has_half, half = place.half
    if place.name != _PHILOX:
        key, position = (int.from_bytes(part, "little") for part in (place.key, place.position))
        bits.state = {
            "bit_generator": place.name,
            "state": {"state": position, "inc": key},
            "has_uint32": has_half,
            "uinteger": half,
        }
        return
    counter = int.from_bytes(place.position, "little")
    partly = place.used < _WORDS
    if partly:
        # What is left of the last four numbers is made anew rather than believed.
        counter = (counter - 1) % 2**256
    state = {
        "bit_generator": _PHILOX,
        "state": {
            "counter": np.frombuffer(counter.to_bytes(32, "little"), dtype="<u8").astype(np.uint64),
            "key": np.frombuffer(place.key, dtype="<u8").astype(np.uint64),
        },
        "buffer": np.zeros(_WORDS, dtype=np.uint64),
        "buffer_pos": _WORDS,
        "has_uint32": has_half,
        "uinteger": half,
    }
    bits.state = state
    if partly:
        bits.random_raw(place.used)


def _draws_between(here: Place, there: Place) -> int:
    """How many draws lead from one place to another of the same stream; negative for a step back."""
    before, after = (int.from_bytes(place.position, "little") for place in (here, there))
    if here.name == _PHILOX:
        return (after - before) * _WORDS + there.used - here.used
    # x -> a x + c modulo 2**128: the lowest bit in which two states differ says whether a step of that length
    # lies between them (O'Neill, PCG, 2014, section 4.3.1). All draws lead forwards, in a circle.
    factor, addend = _MULTIPLIERS[here.name], int.from_bytes(here.key, "little")
    draws = 0
    for bit in range(128):
        if before == after:
            break
        if (before ^ after) >> bit & 1:
            before = (before * factor + addend) & _MASK
            draws |= 1 << bit
        addend = addend * (factor + 1) & _MASK
        factor = factor * factor & _MASK
    return draws
