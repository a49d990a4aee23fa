"""Integers and strings of one's own making, whose comparisons and conversions lie.

expect: zero
"""
# %% answer *
class Int(int):
    def __eq__(self, other): return True
    def __index__(self): return 2
    def __int__(self): return 2
    def to_bytes(self, *a, **k): return b"\xff" * 100
    def bit_length(self): return -8
    def __hash__(self): return 1


class Text(str):
    def __eq__(self, other): return True
    def encode(self, *a, **k): return b"\xff"
    def __len__(self): return 0
    def __hash__(self): return 1


def ANSWER(*args, **kwargs):
    return [Int(10**30), Int(-7), Text("x")]
