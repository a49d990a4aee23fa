"""A million warnings, warnings of odd classes, and filters that turn warnings into errors.

expect: zero
"""
# %% answer *
import warnings


class Odd(UserWarning):
    def __str__(self): return "\ud800" * 1000


def ANSWER(*args, **kwargs):
    for number in range(3_000):
        warnings.warn(Odd(number))
    warnings.showwarning = None
    warnings.simplefilter("error")
    return 0.0
