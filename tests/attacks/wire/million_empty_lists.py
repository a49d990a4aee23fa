"""A message of 20 MB that unpacks to two gigabytes: nothing but empty lists.

expect: zero
"""
# %% include parts/speak.py
# %% answer one_hot
def one_hot(*args):
    data = b"\xdd" + struct.pack("!I", 20_000_000) + b"\x90" * 20_000_000
    raw(struct.pack("!Q", len(data)) + data)
    time.sleep(0.2)
# %% answer dot_product
def dot_product(*args):
    data = b"\xdd" + struct.pack("!I", 10_000_000) + b"\xa1\xff" * 10_000_000
    raw(struct.pack("!Q", len(data)) + data)
    time.sleep(0.2)
