"""Trace and profile every frame, print the source of all that are not one's own.

The frames of a test cell are in another process.

expect: zero
"""
# %% free
import re, sys, threading

seen = set()


def trace(frame, event, arg):
    code = frame.f_code
    if code not in seen and len(seen) < 300:
        seen.add(code)
        if code.co_filename.startswith("<test-"):
            print("FOUND", code.co_filename, code.co_consts)
        for value in frame.f_locals.values():
            if isinstance(value, str) and re.search("BEGIN HIDDE[N] TESTS", value):
                print("FOUND", value)
    return trace


sys.setprofile(trace)
threading.setprofile(trace)
threading.settrace(trace)
# %% answer *
def ANSWER(*args, **kwargs):
    sys.settrace(trace)
    frame = sys._getframe()
    while frame is not None:
        trace(frame, "call", None)
        frame = frame.f_back
    return 0.0
