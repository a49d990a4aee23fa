"""Boolean masks for the two branches of the sigmoid."""

def sigmoid(x):
    x = np.asarray(x, dtype=float)
    out = np.empty_like(x)
    up = x >= 0
    out[up] = 1 / (1 + np.exp(-x[up]))
    e = np.exp(x[~up])
    out[~up] = e / (1 + e)
    return out

def sigmoid_gradient(x):
    s = sigmoid(x)
    return s * (1 - s)

def train_mlp(X, y, hidden, learning_rate, steps, rng):
    sizes = [X.shape[1], hidden, int(np.max(y)) + 1]
    params = {}
    for i, (a, b) in enumerate(zip(sizes, sizes[1:]), 1):
        bound = 1 / math.sqrt(a)
        params[f"W{i}"] = rng.uniform(-bound, bound, size=(a, b))
        params[f"b{i}"] = rng.uniform(-bound, bound, size=b)
    for step in range(steps):
        loss, grads = mlp_loss_and_gradients(params, X, y)
        params = sgd_step(params, grads, learning_rate)
    return params
