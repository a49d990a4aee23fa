"""Only arrays with one axis are differentiated coordinate by coordinate.

loses: numerical_gradient
mentions: gradient of Σ
"""

def numerical_gradient(f, x, eps=1e-6):
    x = np.array(x, dtype=float)
    g = np.zeros_like(x)
    for i in range(len(x)):
        e = np.zeros_like(x)
        e[i] = eps
        g[i] = (f(x + e) - f(x - e)) / (2 * eps)
    return g
