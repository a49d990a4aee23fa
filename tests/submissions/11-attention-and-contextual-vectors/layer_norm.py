"""Sample answers of layer_norm."""


# %% base: the variance as the mean square minus the squared mean of centred rows
def layer_norm(X, gain, bias, eps=1e-5):
    X = np.asarray(X, dtype=float)
    n = X.shape[-1]
    mean = X.sum(axis=-1, keepdims=True) / n
    variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
    return (X - mean) / (variance + eps) ** 0.5 * gain + bias


# %% wrong: Over the batch | mentions: first axis|column
# - mean = X.sum(axis=-1, keepdims=True) / n
# - variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
# + mean = X.mean(axis=0, keepdims=True)
# + variance = X.var(axis=0, keepdims=True)

# %% wrong: The unbiased variance | mentions: dim − 1
# - variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
# + variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / (n - 1)

# %% wrong: eps behind the root | mentions: under the root
# - return (X - mean) / (variance + eps) ** 0.5 * gain + bias
# + return (X - mean) / (variance**0.5 + eps) * gain + bias

# %% wrong: Everything at once | mentions: together
# - mean = X.sum(axis=-1, keepdims=True) / n
# - variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
# + mean = X.mean()
# + variance = X.var()

# %% wrong: Divided by the variance | mentions: root of it is wanted
# - return (X - mean) / (variance + eps) ** 0.5 * gain + bias
# + return (X - mean) / (variance + eps) * gain + bias

# %% wrong: Not centred, as RMSNorm | mentions: root mean square|mean is not subtracted
# - variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
# - return (X - mean) / (variance + eps) ** 0.5 * gain + bias
# + variance = (X**2).sum(axis=-1, keepdims=True) / n
# + return X / (variance + eps) ** 0.5 * gain + bias

# %% wrong: Right for two axes only | mentions: leading axes|shape|axis
# - mean = X.sum(axis=-1, keepdims=True) / n
# - variance = ((X - mean) ** 2).sum(axis=-1, keepdims=True) / n
# + X, shape = np.atleast_2d(X), X.shape
# + mean = X.mean(axis=1, keepdims=True)
# + variance = X.var(axis=1, keepdims=True)
# - return (X - mean) / (variance + eps) ** 0.5 * gain + bias
# + return ((X - mean) / (variance + eps) ** 0.5 * gain + bias).reshape(shape)
