"""What may cross between the judge and a student's process: plain data.

A value is packed by msgpack after every container has been given a tag, so that nothing but the types below
can come out at the other end: None, bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset,
range, slice, NumPy scalars and arrays of numbers, booleans and strings, and `numpy.random.Generator`.
Everything else stays where it is and crosses as a *handle* (an object of the student's) or a *callback* (a
function of the judge's). Nothing is pickled and nothing is evaluated: a hostile sender can only make the
decoder raise `WireError`. Instances of subclasses cross as the data of their base, so that no overridden
method (an ``__eq__`` that is always true, say) reaches the judge.

None, booleans, floats, strings, bytes, and integers of 64 bits stand for themselves. Everything else is a
list that begins with its tag:

==========  ==========================================================================================
``l t``     list, tuple: a list of forms
``L T``     the same of plain scalars, without a form each: as they are; as a type and the bytes of an
            array; or as ``"U"``, the strings' lengths, and all of them in one text
``d``       dict: two lists, keys and values
``s f``     set, frozenset: one list
``c i``     complex: its two parts; a larger integer: its bytes, big-endian
``n a``     NumPy scalar: type and bytes; array: type, shape, whether it may be written to, bytes
``r``       random generator: what `Place` holds
``R S``     range, slice: start, stop, step
``=``       an object that the message, or the other end, has already: its number
``h k``     handle, callback: what the judge and the executor make of them
==========  ==========================================================================================
"""

from __future__ import annotations

#: A message's arrays and texts together. A 2,000 × 2,000 matrix of doubles takes 32 MB; the course promises
#: 64 MB a value.
MAX_FRAME_BYTES = 192_000_000
#: What stays in a message's header; anything longer is sent beside it, as bytes that need no parsing.
MAX_INLINE_BYTES = 256
#: Containers and their elements in one message, where they are not numbers in an array or a flat list.
MAX_NODES = 2_000_000
MAX_DEPTH = 60
#: Keys that are no strings hash predictably; a crafted dict of many would keep the judge busy for minutes.
MAX_ODD_KEYS = 20_000
MAX_INT_BYTES = 1_000
#: Numbers, and strings, in lists of nothing else: a float in a list takes 32 bytes, a string 60 and more.
MAX_LISTED = 8_000_000
MAX_WORDS = 2_000_000
#: Texts of one message, in bytes: a single rare character makes each of the others take four in memory.
MAX_TEXT_BYTES = 64_000_000
#: Characters that the strings of a value take side by side in one array, where each takes as much as the
#: longest.
MAX_PADDED_CHARACTERS = 200_000_000
MAX_ITEMSIZE = 1_000_000

ARRAY_KINDS = "biufcSU"
SCALARS = frozenset({type(None), bool, float, str})
FLAT = SCALARS | {int}
#: Lists of one of these types cross as an array of the type beside.
PACKED = {float: "<f8", int: "<i8", bool: "|b1"}


class WireError(Exception):
    """A value or message that may not cross."""


class TooLarge(WireError):
    """A value beyond the limits of size, number or depth."""


class Buffer:
    """Bytes that cross beside a message's header.

    Attributes
    ----------
    data
        The bytes; writable and nobody else's where they were received.
    is_text
        Whether they are UTF-8, to come out of the channel as a string.
    """

    __slots__ = ("data", "is_text")

    def __init__(self, data: bytes | bytearray | memoryview, is_text: bool = False) -> None:
        self.data = data
        self.is_text = is_text

    @classmethod
    def of_text(cls, text: str) -> Buffer:
        """The UTF-8 of a string, lone surrogates included."""
        return cls(text.encode("utf-8", "surrogatepass"), is_text=True)

    def __len__(self) -> int:
        return len(self.data)

    def __eq__(self, other: object) -> bool:
        return (
            type(other) is Buffer and self.is_text == other.is_text and bytes(self.data) == bytes(other.data)
        )

    __hash__ = None  # type: ignore[assignment]


def refuse_long_range(numbers: range) -> None:
    """Raise `TooLarge` for a range of too many numbers."""
    # Three numbers on the wire, and as much memory as you like for a check that makes an array of them.
    if max(abs(numbers.start), abs(numbers.stop), abs(numbers.step)) >= 2**62 or len(numbers) > MAX_NODES:
        raise TooLarge(f"a range of more than {MAX_NODES:,} numbers")
