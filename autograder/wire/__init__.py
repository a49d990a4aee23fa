"""The wire between the judge and a student's process: plain data only, in bounded messages."""

from .channel import Channel, Closed, TimedOut, long_texts_beside
from .decoder import Decoder
from .encoder import Encoder
from .forms import MAX_FRAME_BYTES, Buffer, TooLarge, WireError
from .generators import Place, move_on, place_of

__all__ = [
    "MAX_FRAME_BYTES",
    "Buffer",
    "Channel",
    "Closed",
    "Decoder",
    "Encoder",
    "Place",
    "TimedOut",
    "TooLarge",
    "WireError",
    "long_texts_beside",
    "move_on",
    "place_of",
]
