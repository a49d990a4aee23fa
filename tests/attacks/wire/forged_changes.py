"""Claim changes of arguments that were never passed, of other shapes, of other types, of huge size.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
import itertools

turn = itertools.count()
forms = [
    [[0, ["a", "<f8", [5], True, bytes(40)]]], [[99, ["l", []]]], [[-1, ["l", []]]], [["0", 1]], [[0, ["=", 1]]], [[0, 0.0]] * 1000,
    [[0, ["d", ["L", ["x"]], ["L", [1]]]]], "changes", [[0]], [[0, ["l", [["=", 0]]]]],
]


def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", [0.0, forms[next(turn) % len(forms)], []]]))
    time.sleep(0.02)
