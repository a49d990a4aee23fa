"""An iterator whose items are itself, to any depth and without an end.

expect: zero
timeout: 0.4
"""
# %% answer one_hot
class Down:
    def __iter__(self): return self
    def __next__(self): return self
    def __len__(self): return 10**9
    def __getitem__(self, key): return self


def one_hot(*args):
    return Down()
# %% answer nearest_neighbors
def nearest_neighbors(*args, **kwargs):
    return Down()
# %% answer analogy
class Wider(Down):
    def __next__(self): return Wider()


def analogy(*args, **kwargs):
    return Wider()
