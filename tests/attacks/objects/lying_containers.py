"""Lists and dicts that show one content to a check's length, another to its loop.

expect: zero
"""
# %% answer *
class Liar(list):
    def __iter__(self): return iter([0] * 5)
    def __len__(self): return 5
    def __getitem__(self, key): return 0
    def __eq__(self, other): return True
    def __contains__(self, other): return True


class Bag(dict):
    def __missing__(self, key): return 0
    def __contains__(self, key): return True
    def keys(self): return [0, 1, 2]
    def items(self): raise StopIteration
    def __len__(self): return 3


def ANSWER(*args, **kwargs):
    return Liar([9, 9]) if len(args) < 3 else Bag({1: 2})
