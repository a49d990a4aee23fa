"""Announce a large message and send nothing more of it.

expect: zero
timeout: 0.4
"""
# %% include parts/speak.py
# %% answer one_hot
def one_hot(*args):
    raw(struct.pack("!Q", 190_000_000) + b"x")
    time.sleep(100)
