"""Sample answers of log_softmax."""

# %% wrong: Always along the last axis | mentions: axis
def log_softmax(z, axis=-1):
    m = np.max(z, axis=-1, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=-1, keepdims=True))

# %% wrong: np.log10 of the sum, subtracted from natural exponents | mentions: base 10
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return z - m - np.log10(np.exp(z - m).sum(axis=axis, keepdims=True))

# %% wrong: Base 2 | mentions: base 2
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return (z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))) / np.log(2)

# %% wrong: z -= max works on the caller's logits | mentions: changed its argument|UFuncTypeError|cast
def log_softmax(z, axis=-1):
    if z.dtype.kind == "i":
        z = z.astype(float)
    z -= np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% wrong: axis=0 as default | mentions: wrong axis
def log_softmax(z, axis=0):
    m = np.max(z, axis=axis, keepdims=True)
    return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))

# %% wrong: log(softmax + 1e-12): no log-probability below -27.6 | mentions: small constant
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.log(e / e.sum(axis=axis, keepdims=True) + 1e-12)

# %% wrong: The result is written into np.empty_like(z) | mentions: integers
def log_softmax(z, axis=-1):
    out = np.empty_like(z)
    m = np.max(z, axis=axis, keepdims=True)
    out[...] = z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))
    return out

# %% wrong: The logarithm of the softmax: log 0 = -inf | mentions: -inf|inf|log of 0
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    with np.errstate(divide="ignore"):
        return np.log(e / e.sum(axis=axis, keepdims=True))

# %% wrong: Minus the log-probabilities | mentions: sign
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return m - z + np.log(np.exp(z - m).sum(axis=axis, keepdims=True))

# %% wrong: The maximum is subtracted in the sum only | mentions: maximum.*not added back|off by
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))

# %% wrong: z - max, without the sum | mentions: sum is missing
def log_softmax(z, axis=-1):
    return z - np.max(z, axis=axis, keepdims=True)

# %% wrong: One sum for the whole table | mentions: no axis
def log_softmax(z, axis=-1):
    m = np.max(z)
    return z - m - np.log(np.exp(z - m).sum())

# %% wrong: The maximum of the whole table | mentions: own maximum|inf
def log_softmax(z, axis=-1):
    m = np.max(z)
    with np.errstate(divide="ignore"):
        return z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True))

# %% wrong: z - log(sum(exp(z))) without the maximum | mentions: inf|overflow
def log_softmax(z, axis=-1):
    with np.errstate(all="ignore"):
        return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% wrong: The softmax, without a logarithm | mentions: logarithms are wanted
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% wrong: Probabilities are clipped at 1e-15 before the log | mentions: caps what
def log_softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.log(np.clip(e / e.sum(axis=axis, keepdims=True), 1e-15, 1))

# %% wrong: The softmax twice, the logarithm of the second | mentions: twice
def log_softmax(z, axis=-1):
    for _ in range(2):
        z = np.exp(z - z.max(axis=axis, keepdims=True))
        z = z / z.sum(axis=axis, keepdims=True)
    return np.log(z)

# %% wrong: Beyond 500 the maximum alone is taken for the log of the sum | mentions: off by the same amount
def log_softmax(z, axis=-1):
    m = np.max(z, axis=axis, keepdims=True)
    return np.where(m > 500, z - m, z - m - np.log(np.exp(z - m).sum(axis=axis, keepdims=True)))
