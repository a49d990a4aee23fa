"""Short NumPy, other names, everything in other words."""

def numerical_gradient(f, x, eps=1e-6):
    x = np.asarray(x, float)
    basis = np.eye(x.size).reshape(x.size, *x.shape) * eps
    return np.array([(f(x + e) - f(x - e)) / (2 * eps) for e in basis]).reshape(x.shape)

def sigmoid(x):
    return np.exp(-np.logaddexp(0.0, -x))

def sigmoid_gradient(x):
    return np.exp(-np.logaddexp(0.0, -x) - np.logaddexp(0.0, x))

def linear_backward(dZ, X, W):
    return np.einsum("bo,io->bi", dZ, W), np.einsum("bi,bo->io", X, dZ), np.einsum("bo->o", dZ)

def mlp_loss_and_gradients(params, X, y):
    A = np.tanh(np.einsum("bi,ih->bh", X, params["W1"]) + params["b1"])
    Z = np.einsum("bh,hc->bc", A, params["W2"]) + params["b2"]
    L = Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)
    Y = np.eye(Z.shape[1])[y]
    G = (np.exp(L) - Y) / len(X)
    D = np.einsum("bc,hc,bh->bh", G, params["W2"], 1 - A * A)
    grads = dict(W1=np.einsum("bi,bh->ih", X, D), b1=D.sum(0), W2=np.einsum("bh,bc->hc", A, G), b2=G.sum(0))
    return -(Y * L).sum() / len(X), grads

def sgd_step(params, grads, learning_rate):
    return dict(zip(params, (params[k] - learning_rate * grads[k] for k in params)))
