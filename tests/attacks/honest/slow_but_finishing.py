"""A cell that takes a while, and an answer that is slow at its first call."""
# %% free
import time

time.sleep(0.5)
# %% answer dot_product
ready = []


def dot_product(v, w):
    if not ready:
        time.sleep(0.5)
        ready.append(True)
    if v.shape != w.shape:
        raise ValueError("v, w")
    return float(v @ w)
