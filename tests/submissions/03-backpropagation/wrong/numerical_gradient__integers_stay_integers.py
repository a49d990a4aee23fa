"""An integer array stays one, so x + eps is truncated to x.

loses: numerical_gradient
mentions: integer
"""

def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] = x[i] + eps
        down[i] = x[i] - eps
        g[i] = (f(up) - f(down)) / (2 * eps)
    return g
