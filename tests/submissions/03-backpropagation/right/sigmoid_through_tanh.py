"""σ(x) = (1 + tanh(x/2))/2, and s(1 − s) for its slope."""

def sigmoid(x):
    return 0.5 * (1.0 + np.tanh(0.5 * x))

def sigmoid_gradient(x):
    s = 0.5 * (1.0 + np.tanh(0.5 * x))
    return s * (1.0 - s)

def numerical_gradient(f, x, eps=1e-6):
    x = np.asarray(x, dtype=np.float64)
    g = np.empty(x.size)
    for i in range(x.size):
        up, down = x.copy(), x.copy()
        up.flat[i] += eps
        down.flat[i] -= eps
        g[i] = (f(up) - f(down)) / (2.0 * eps)
    return g.reshape(x.shape)
