"""Prints, warnings, logging and writes to standard error, in cells and in answers."""
# %% free
import logging, sys, warnings

logging.basicConfig(level=logging.DEBUG)
logging.getLogger().info("starting")
warnings.warn("careful")
print("to standard error", file=sys.stderr)
sys.stdout.write("no line break")
sys.stdout.flush()
# %% answer dot_product
def dot_product(v, w):
    warnings.warn("a warning in an answer", DeprecationWarning)
    print("v =", v)
    print("w =", w, file=sys.stderr)
    logging.warning("dot product of %s", len(v))
    if v.shape != w.shape:
        raise ValueError(f"v and w: {v.shape} and {w.shape}")
    return np.float64(np.log(np.zeros(1))[0] * 0 if False else (v * w).sum())
