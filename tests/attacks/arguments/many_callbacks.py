"""Call the check's own function tens of thousands of times, and answer right afterwards.

assignment: 03-backpropagation
expect: zero
timeout: 60
"""
# %% answer numerical_gradient
_done = []


def numerical_gradient(f, x, eps=1e-6):
    for _ in range(0 if _done else 21_000):
        try:
            f(x)
        except Exception:
            pass
    _done.append(True)
    x = np.array(x, dtype=float)
    result = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        result[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return result
