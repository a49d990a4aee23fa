"""Arrays of objects, records, dates and strings, some with a million axes' worth of zeros.

expect: zero
"""
# %% answer *
import numpy as np

odd = [
    np.array([object()] * 5),
    np.zeros(5, dtype=[("a", "f8"), ("b", "O")]),
    np.zeros(5, dtype="M8[ns]"),
    np.zeros(5, dtype="V8"),
    np.array(["0", "1", "0", "0", "0"]),
    np.zeros((0, 10**9)),
    np.zeros((1,) * 32),
    np.ma.masked_all(5),
    np.zeros(5, dtype=np.longdouble),
    np.zeros(5, dtype=">f2"),
]
turn = iter(odd * 100)


def ANSWER(*args, **kwargs):
    return next(turn)
