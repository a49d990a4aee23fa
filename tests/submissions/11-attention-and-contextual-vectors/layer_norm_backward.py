"""Sample answers of layer_norm_backward."""


# %% base: vector by vector, with the whole Jacobian
def layer_norm_backward(dY, X, gain, eps=1e-5):
    n = X.shape[-1]
    dX, dgain, dbias = [], np.zeros(n), np.zeros(n)
    for dy, x in zip(dY.reshape(-1, n), X.reshape(-1, n)):
        centred = x - x.mean()
        s = np.sqrt((centred**2).mean() + eps)
        normal = centred / s
        jacobian = (np.eye(n) - 1 / n - np.outer(normal, normal) / n) / s
        dX.append(jacobian @ (gain * dy))
        dgain += normal * dy
        dbias += dy
    return np.array(dX).reshape(X.shape), dgain, dbias


# %% wrong: Mean and variance are constants | mentions: held constant
# - jacobian = (np.eye(n) - 1 / n - np.outer(normal, normal) / n) / s
# + jacobian = np.eye(n) / s

# %% wrong: The variance is a constant | mentions: variance is held constant
# - jacobian = (np.eye(n) - 1 / n - np.outer(normal, normal) / n) / s
# + jacobian = (np.eye(n) - 1 / n) / s

# %% wrong: Sums in place of means | mentions: are sums
# - jacobian = (np.eye(n) - 1 / n - np.outer(normal, normal) / n) / s
# + jacobian = (np.eye(n) - 1 - np.outer(normal, normal)) / s

# %% wrong: The gain is forgotten | mentions: gain is missing
# - dX.append(jacobian @ (gain * dy))
# + dX.append(jacobian @ dy)

# %% wrong: The gain comes last | mentions: at the end
# - dX.append(jacobian @ (gain * dy))
# + dX.append(gain * (jacobian @ dy))

# %% wrong: x itself in dgain | mentions: x stands where x̂ belongs
# - dgain += normal * dy
# + dgain += x * dy

# %% wrong: Averaged over the tokens | mentions: averaged
# - return np.array(dX).reshape(X.shape), dgain, dbias
# + tokens = X.size // n
# + return np.array(dX).reshape(X.shape), dgain / tokens, dbias / tokens

# %% wrong: Not added up | mentions: not added up
# - return np.array(dX).reshape(X.shape), dgain, dbias
# + mean, s = X.mean(axis=-1, keepdims=True), np.sqrt(X.var(axis=-1, keepdims=True) + eps)
# + return np.array(dX).reshape(X.shape), dY * (X - mean) / s, dY
