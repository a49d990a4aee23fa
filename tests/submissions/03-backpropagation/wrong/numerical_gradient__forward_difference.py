"""Forward differences: half the work, a thousand times the error.

loses: numerical_gradient
mentions: forward|one side
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    base = f(x)
    for i in np.ndindex(x.shape):
        xp = x.copy()
        xp[i] += eps
        g[i] = (f(xp) - base) / eps
    return g
