"""Lets NumPy raise on every floating-point error, and warnings raise too, outside of the answers."""
# %% free
import warnings

np.seterr(all="raise")
warnings.simplefilter("error")
warnings.warn("now an error")
