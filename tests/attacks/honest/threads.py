"""Threads that work beside the answers, and daemon threads that go on."""
# %% free
import queue, threading, time
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(4) as pool:
    print(list(pool.map(abs, [-1, -2, -3])))
threading.Thread(target=lambda: time.sleep(5), daemon=True).start()
# %% answer dot_product
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v, w")
    with ThreadPoolExecutor(2) as pool:
        return float(sum(pool.map(lambda pair: pair[0] * pair[1], zip(v, w))))
