"""Replace the comparisons of NumPy by ones that always agree.

The judge compares with its own NumPy.

expect: zero
"""
# %% free
import numpy, numpy.testing

yes = lambda *a, **k: True
for name in ("isclose", "allclose", "array_equal", "isfinite"):
    setattr(numpy, name, yes)
for name in dir(numpy.testing):
    if name.startswith("assert"):
        setattr(numpy.testing, name, lambda *a, **k: None)
