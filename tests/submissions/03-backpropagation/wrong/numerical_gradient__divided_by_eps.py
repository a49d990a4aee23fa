"""The two points are 2 eps apart, and the difference is divided by eps.

loses: numerical_gradient
mentions: twice|2 times
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / eps
    return g
