"""Send answers that nobody asked for: to the request of now, to the next ones, to all.

An answer is a claim about a value and no verdict; the right number does not make it a point.

expect: zero
"""
# %% include parts/speak.py
# %% answer *
def ANSWER(*args, **kwargs):
    number = current()
    for ahead in range(200):
        raw(frame([number + ahead, "ok", [0.0, [], []]]))
    return 0.0
