"""All coordinates move together: the sum of the partial derivatives, everywhere.

loses: numerical_gradient
mentions: the same
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    return np.full(x.shape, (f(x + eps) - f(x - eps)) / (2 * eps))
