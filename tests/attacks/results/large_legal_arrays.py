"""Arrays just below the size that may cross, again and again.

expect: zero
"""
# %% answer *
import numpy as np

large = np.zeros((1500, 10_000))


def ANSWER(*args, **kwargs):
    return [large, large.tolist()[:20]][len(args) % 2]
