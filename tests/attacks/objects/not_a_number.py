"""Return NaN or infinity everywhere: comparisons with NaN are false, so a careless check never fails.

expect: zero
"""
# %% answer *
import numpy as np


def ANSWER(*args, **kwargs):
    sizes = [len(a) for a in args if hasattr(a, "__len__")]
    whole = [a for a in args if isinstance(a, int)]
    if len(sizes) == 2 and np.ndim(args[0]) == 2:
        return np.full(sizes, np.nan)
    return np.full(max(whole), np.inf) if len(whole) == 2 else np.float64("nan")
