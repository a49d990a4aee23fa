"""Plain Python loops over single numbers; lists come back where they may."""

def numerical_gradient(f, x, eps=1e-6):
    work = np.array(x).astype(float)
    out = np.zeros(work.shape)
    it = np.nditer(work, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        i = it.multi_index
        old = work[i]
        work[i] = old + eps
        up = f(work)
        work[i] = old - eps
        down = f(work)
        work[i] = old
        out[i] = (up - down) / (2 * eps)
        it.iternext()
    return out

def _one(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    return math.exp(t) / (1 + math.exp(t))

def sigmoid(x):
    return np.array([_one(t) for t in x.ravel().tolist()]).reshape(x.shape)

def sigmoid_gradient(x):
    return np.array([_one(t) * _one(-t) for t in x.ravel().tolist()]).reshape(x.shape)

def linear_backward(dZ, X, W):
    B, n = X.shape
    m = W.shape[1]
    dX = [[sum(dZ[b, o] * W[i, o] for o in range(m)) for i in range(n)] for b in range(B)]
    dW = [[sum(X[b, i] * dZ[b, o] for b in range(B)) for o in range(m)] for i in range(n)]
    db = [sum(dZ[b, o] for b in range(B)) for o in range(m)]
    return dX, dW, db

def mlp_loss_and_gradients(params, X, y):
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    total = 0.0
    for x, c in zip(X, y):
        a = np.tanh(x @ W1 + b1)
        z = a @ W2 + b2
        m = max(z)
        p = np.exp(z - m)
        s = p.sum()
        total += math.log(s) + m - z[c]
        g = p / s
        g[c] -= 1
        h = (W2 @ g) * (1 - a**2)
        grads["W2"] += np.outer(a, g)
        grads["b2"] += g
        grads["W1"] += np.outer(x, h)
        grads["b1"] += h
    return total / len(X), {k: v / len(X) for k, v in grads.items()}

def sgd_step(params, grads, learning_rate):
    new = {}
    for name in params:
        new[name] = params[name].copy()
        new[name] -= learning_rate * grads[name]
    return new
