"""Fill the memory: Python objects, arrays, shared mappings, many processes.

base: right
timeout: 15
memory: 256
expect: loses one_hot, dot_product, cosine_similarity, analogy
"""
# %% answer one_hot
import mmap, os, time

import numpy as np


def one_hot(*args):
    kept = []
    try:
        while True:
            kept.append(bytearray(10_000_000))
    finally:
        kept.clear()
# %% answer dot_product
def dot_product(v, w):
    shared = mmap.mmap(-1, 2_000_000_000)
    for place in range(0, len(shared), 4096):
        shared[place] = 1
    return 0.0
# %% answer cosine_similarity
def cosine_similarity(v, w):
    return np.ones(10**9).sum()
# %% answer analogy
def analogy(*args, **kwargs):
    for _ in range(20):
        if os.fork() == 0:
            kept = np.ones(12_500_000)
            time.sleep(100)
    os.wait()
    raise MemoryError("a process was killed")
