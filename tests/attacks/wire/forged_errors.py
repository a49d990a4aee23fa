"""Report errors of types that would end the judge itself, with messages of many megabytes.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
import itertools

turn = itertools.count()
kinds = ["SystemExit", "KeyboardInterrupt", "BaseException", "Ended", "StopIteration", "__import__", "UnicodeDecodeError", "\0", "GeneratorExit"]


def ANSWER(*args, **kwargs):
    kind = kinds[next(turn) % len(kinds)]
    raw(frame([current(), "err", [kind] * 1000, "passed " * 3_000_000, [kind * 100_000, "line 1 of " + "x" * 10_000_000]]))
    time.sleep(0.02)
