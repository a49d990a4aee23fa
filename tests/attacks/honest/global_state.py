"""Seeds the global generator, changes print options, error states and the recursion limit."""
# %% free
import random, sys

np.random.seed(0)
random.seed(0)
np.set_printoptions(precision=2, suppress=True, threshold=5)
np.seterr(all="warn")
sys.setrecursionlimit(5000)
sys.stdout.reconfigure if hasattr(sys.stdout, "reconfigure") else None
