"""Answer calls with what a verdict might look like.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
def ANSWER(*args, **kwargs):
    number = current()
    raw(frame([number, "ok", {"status": "passed", "points": 1000, "exercises": {}}]))
    raw(frame([number, "passed", 1000]))
    raw(frame(["passed"]))
