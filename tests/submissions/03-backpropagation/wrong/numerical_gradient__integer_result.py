"""The result has the type of x, so an integer x gives a truncated gradient.

loses: numerical_gradient
mentions: integers
"""

def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g
