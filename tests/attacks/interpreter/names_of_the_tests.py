"""Define every name that a test cell might use, in the hope that it is taken from here.

A test cell's names come from the judge first, from Python second, and from the notebook last.

expect: zero
"""
# %% free
class Agreeable:
    def __call__(self, *a, **k):
        return self

    def __getattr__(self, name):
        return self

    __enter__ = __call__

    def __exit__(self, *a):
        return True


agreeable = Agreeable()
for name in ("part", "np", "fresh_rng", "rng", "math", "expected", "what", "known_mistakes", "hint", "_", "__builtins__", "assert_"):
    globals()[name] = agreeable
for name in dir(__import__("coursekit.checks").checks):
    globals()[name] = agreeable
