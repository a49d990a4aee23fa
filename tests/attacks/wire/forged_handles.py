"""Handles of objects that do not exist, of odd numbers and names, of a thousand kinds.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
import itertools

turn = itertools.count()
forms = [
    ["h", -1, "x", True, True], ["h", 2**63, "\0", False, False], ["h", 1, "x" * 100_000_0, True, False], ["h", "1", "x", True, True],
    ["h", 1, 1, 1, 1], ["h"], ["h", 1, "a.b.<script>", True, True, True], ["k", 1], ["=", 0], ["=", -1], ["h", True, "x", True, True],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [forms[next(turn) % len(forms)], [], []]]))
    time.sleep(0.02)
