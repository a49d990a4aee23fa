"""Answer several calls at once with too many results, with none, or with results of no call.

expect: zero
"""
# %% include parts/speak.py
# %% free
import itertools

forged = itertools.cycle([
    [["ok", [1.0, [], [], []]]] * 1000,
    [],
    [["ok", 1.0]],
    [["passed"], 7, None],
    ["ok", 1.0],
    [["err", ["CheckFailed"], "", ["", ""]]],
])
# %% answer *
def ANSWER(*args, **kwargs):
    raw(frame([current(), "ok", next(forged)]))
