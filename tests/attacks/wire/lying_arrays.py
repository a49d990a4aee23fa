"""Array headers that claim other sizes than their bytes have, empty strings by the thousand million, objects.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
import itertools

turn = itertools.count()
forms = [
    ["a", "<U0", [2**33], True, b""], ["a", "<f8", [2**40, 0], True, b""], ["a", "|O", [1], True, bytes(8)], ["a", "<f8", [-1], True, b""],
    ["a", "<f8", [5], True, b""], ["a", "<f8", [1] * 60, True, bytes(8)], ["a", "|V8", [1], True, bytes(8)], ["n", "<M8[ns]", bytes(8)],
    ["a", "f8,O", [1], True, bytes(16)], ["a", "<U999999999", [0], True, b""], ["a", "<f8", {"5": 1}, True, b""], ["i", bytes(10**6)],
    ["R", 0, 10**18, 1], ["R", 0, 1, 0], ["r", "MT19937", b"", b"", 0, 0], ["r", "PCG64", bytes(16), bytes(16), 7, -1],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [forms[next(turn) % len(forms)], [], []]]))
    time.sleep(0.02)
