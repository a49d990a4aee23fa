"""Call back functions that the judge never passed, with every kind of argument.

expect: zero
timeout: 0.4
"""
# %% include parts/speak.py
# %% answer *
def ANSWER(*args, **kwargs):
    for number in (0, 1, 2, -1, "eval", None, [1]):
        raw(frame([current(), "callback", number, ["l", []], ["d", ["L", []], ["L", []]]]))
        print(channel.receive(time.monotonic() + 1))
    raw(frame([current(), "callback"]))
