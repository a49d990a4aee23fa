"""eps is set inside, whatever the caller asks for.

loses: numerical_gradient
mentions: eps is not used
"""

def numerical_gradient(f, x, eps=1e-6):
    h = 1e-5
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        g[i] = (f(x + e) - f(x - e)) / (2 * h)
    return g
