"""Each coordinate is moved in place and not moved back.

loses: numerical_gradient
mentions: changed by the call
"""

def numerical_gradient(f, x, eps=1e-6):
    g = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += eps
        up = f(x)
        x[i] -= 2 * eps
        g[i] = (up - f(x)) / (2 * eps)
    return g
