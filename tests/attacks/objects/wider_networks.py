"""Train no network: a wide layer of random features solved by least squares classifies points, too.

The one step that is looked at is taken along finite differences. Without the promised width of the hidden
layer, nothing says that these are not the parameters that were asked for.

assignment: 03-backpropagation
base: right
expect: loses train_mlp
timeout: 60
"""
# %% answer train_mlp
def train_mlp(X, y, hidden, learning_rate, steps, rng):
    classes = int(y.max()) + 1
    width = hidden if steps in (0, 1, 400) else 40 * hidden
    params = {
        "W1": rng.normal(size=(X.shape[1], width)) / np.sqrt(X.shape[1]) * (1 if width == hidden else 4),
        "b1": np.zeros(width) if width == hidden else rng.normal(size=width) * 2,
        "W2": rng.normal(size=(width, classes)) / np.sqrt(width),
        "b2": np.zeros(classes),
    }

    def loss(params):
        z = np.tanh(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"]
        return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(y)), y]))

    if steps == 1:
        return {
            name: value - learning_rate * numerical_gradient(lambda v, n=name: loss({**params, n: v}), value)
            for name, value in params.items()
        }
    if steps > 1 and steps != 400:
        features = np.tanh(X @ params["W1"] + params["b1"])
        weights = features.T @ features + 1e-3 * np.eye(width)
        params["W2"] = np.linalg.solve(weights, features.T @ (2 * np.eye(classes)[y] - 1))
    elif steps == 400:
        for _ in range(steps):
            params = sgd_step(params, mlp_loss_and_gradients(params, X, y)[1], learning_rate)
    return params
