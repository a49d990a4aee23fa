"""Call the check's own function tens of thousands of times, and answer right afterwards.

assignment: 03-backpropagation
expect: zero
timeout: 60
"""
# %% answer numerical_gradient
def numerical_gradient(f, x, eps=1e-6):
    for _ in range(21_000):
        try:
            f(x)
        except Exception:
            pass
    x = np.array(x, dtype=float)
    result = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        step = np.zeros_like(x)
        step[index] = eps
        result[index] = (f(x + step) - f(x - step)) / (2 * eps)
    return result
