"""Exceptions with ten thousand causes, groups of groups, and tracebacks a thousand frames deep.

expect: zero
"""
# %% free
try:
    error = ValueError("innermost")
    for number in range(3_000):
        error, cause = ValueError(number), error
        error.__cause__ = cause
    raise error
except ValueError:
    raise
# %% answer *
def ANSWER(*args, **kwargs):
    group = ExceptionGroup("group", [ValueError(1)])
    for _ in range(500):
        group = ExceptionGroup("group", [group, ValueError(2)])
    raise group
