"""The difference is taken downwards only.

loses: numerical_gradient
mentions: one side|forward
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        xm = x.copy()
        xm[i] -= eps
        g[i] = (f(x) - f(xm)) / eps
    return g
