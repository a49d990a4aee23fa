"""The two points are exchanged.

loses: numerical_gradient
mentions: opposite sign
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x - e) - f(x + e)) / (2 * eps)
    return g
