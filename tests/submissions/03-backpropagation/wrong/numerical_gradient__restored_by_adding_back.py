"""x is moved back by adding eps again, which leaves rounding errors in it, and fails on integers.

loses: numerical_gradient
mentions: changed by the call
"""

def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        down = f(x)
        x[i] += eps
        g[i] = (up - down) / (2 * eps)
    return g
