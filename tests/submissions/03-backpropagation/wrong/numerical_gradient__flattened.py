"""f is called with a flat copy of x.

loses: numerical_gradient
mentions: shape
"""

def numerical_gradient(f, x, eps=1e-6):
    flat = np.array(x, dtype=float).ravel()
    g = np.zeros_like(flat)
    for i in range(flat.size):
        e = np.zeros_like(flat)
        e[i] = eps
        g[i] = (f(flat + e) - f(flat - e)) / (2 * eps)
    return g.reshape(np.shape(x))
