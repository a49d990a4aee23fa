"""Have the check's own function compute with arrays of 24 MB, and answer right afterwards.

assignment: 03-backpropagation
expect: zero
timeout: 10
"""
# %% answer numerical_gradient
_done = []


def numerical_gradient(f, x, eps=1e-6):
    if not _done:
        _done.append(True)
        try:
            f(np.ones(3_000_000))
        except Exception:
            pass
    x = np.array(x, dtype=float)
    result = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        result[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return result
