"""The wire between the judge and a student's process: plain data only, in bounded messages."""

from .channel import Channel, Closed, TimedOut
from .codec import MAX_FRAME_BYTES, Decoder, Encoder, TooLarge, WireError

__all__ = ["MAX_FRAME_BYTES", "Channel", "Closed", "Decoder", "Encoder", "TimedOut", "TooLarge", "WireError"]
