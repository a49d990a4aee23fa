"""Sample answers of softmax."""

# %% base: the largest subtracted before the division by the temperature
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis, keepdims=True)

# %% wrong: Always along the last axis | mentions: axis
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + e = np.exp((z - z.max(axis=-1, keepdims=True)) / temperature)
# + return e / e.sum(axis=-1, keepdims=True)

# %% wrong: z -= max works on the caller's logits | mentions: changed its argument|UFuncTypeError|cast
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + if z.dtype.kind == "i":
# +     z = z.astype(float)
# + z -= z.max(axis=axis, keepdims=True)
# + e = np.exp(z / temperature)

# %% wrong: axis=0 as default: columns add up to 1 | mentions: wrong axis
# - def softmax(z, axis=-1, temperature=1.0):
# + def softmax(z, axis=0, temperature=1.0):

# %% wrong: The logits are divided by their maximum instead of shifted by it | mentions: divided by their maximum
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp(z / np.abs(z).max(axis=axis, keepdims=True) / temperature)

# %% wrong: No keepdims: shapes do not fit, or fit by accident | mentions: broadcast|differ
# - return e / e.sum(axis=axis, keepdims=True)
# + return e / e.sum(axis=axis)

# %% wrong: np.clip(z, -500, 500) against the overflow: two large logits become equal
# | mentions: -1e4|-10000|10000
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp(np.clip(z / temperature, -500, 500))

# %% wrong: One sum for the whole table | mentions: no axis|whole table|as a whole
# - return e / e.sum(axis=axis, keepdims=True)
# + e = np.exp((z - z.max()) / temperature)
# + return e / e.sum()

# %% wrong: The logits themselves are normalised | mentions: exponential is missing
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + z = z / temperature
# + return z / z.sum(axis=axis, keepdims=True)

# %% wrong: The exponentials, not divided by their sum | mentions: not yet divided|normalisation
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + return np.exp(z / temperature)

# %% wrong: The maximum of the whole table: rows of small logits become 0/0 | mentions: own maximum|NaN
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp((z - z.max()) / temperature)

# %% wrong: e^z without subtracting the maximum: inf / inf at 10,000 | mentions: overflow|NaN|maximum
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + z = z / temperature
# + return np.exp(z) / np.exp(z).sum(axis=axis, keepdims=True)

# %% wrong: A sigmoid for each logit | mentions: sigmoid
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + return 1 / (1 + np.exp(-z / temperature))

# %% wrong: e^-z: the smallest logit gets the largest probability | mentions: sign|smallest
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp(-(z - z.min(axis=axis, keepdims=True)) / temperature)

# %% wrong: The probabilities are divided by the temperature | mentions: probabilities were divided
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# - return e / e.sum(axis=axis, keepdims=True)
# + e = np.exp(z - z.max(axis=axis, keepdims=True))
# + return e / e.sum(axis=axis, keepdims=True) / temperature

# %% wrong: The temperature is checked and then forgotten | mentions: ignored
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp(z - z.max(axis=axis, keepdims=True))

# %% wrong: The logits are multiplied by the temperature | mentions: multiplied
# - e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
# + e = np.exp((z - z.max(axis=axis, keepdims=True)) * temperature)

# %% wrong: The result is written into np.zeros_like(z): integers in, zeros out | mentions: integers
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    out = np.zeros_like(z)
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    out[...] = e / e.sum(axis=axis, keepdims=True)
    return out

# %% wrong: NaN from the overflow is replaced by 0 | mentions: softmax of|add up to
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    with np.errstate(all="ignore"):
        e = np.exp(z / temperature)
        return np.nan_to_num(e / e.sum(axis=axis, keepdims=True))

# %% wrong: Works on rows of a table; three axes or a vector along another axis were not thought of
# | mentions: axis
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    if axis == 0 and z.ndim == 2:
        return softmax(z.T, -1, temperature).T
    e = np.exp((z - z.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)

# %% wrong: A temperature of 0 or below is accepted | mentions: temperature 0.*should raise ValueError
def softmax(z, axis=-1, temperature=1.0):
    with np.errstate(all="ignore"):
        e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
        return e / e.sum(axis=axis, keepdims=True)

# %% wrong: Probabilities are treated as logits: divided by the temperature, softmax again
# | mentions: applied to probabilities
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    def once(z):
        e = np.exp(z - z.max(axis=axis, keepdims=True))
        return e / e.sum(axis=axis, keepdims=True)
    return once(z) if temperature == 1 else once(once(z) / temperature)

# %% wrong: Temperature 0 returns a one-hot vector, negative ones are refused
# | mentions: temperature 0.*should raise ValueError
def softmax(z, axis=-1, temperature=1.0):
    if temperature < 0:
        raise ValueError("temperature must not be negative")
    if temperature == 0:
        return (z == z.max(axis=axis, keepdims=True)).astype(float)
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis, keepdims=True)

# %% wrong: The softmax twice | mentions: twice
def softmax(z, axis=-1, temperature=1.0):
    if not temperature > 0:
        raise ValueError("temperature must be positive")
    z = z / temperature
    for _ in range(2):
        z = np.exp(z - z.max(axis=axis, keepdims=True))
        z = z / z.sum(axis=axis, keepdims=True)
    return z

# %% wrong: Exponents below -30 are cut off | mentions: clip nothing
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature has to be above 0")
    shifted = (z - np.max(z, axis=axis, keepdims=True)) / temperature
    e = np.exp(np.clip(shifted, -30, 0))
    return e / e.sum(axis=axis, keepdims=True)

# %% wrong: Integers are divided by `//` | mentions: not `//`
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature has to be above 0")
    z = z // temperature if z.dtype.kind == "i" else z / temperature
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% wrong: Axis 0 by way of a transpose that goes back for tables only | mentions: transposed
def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature has to be above 0")
    rows = z.T if axis == 0 else z
    along = -1 if axis == 0 else axis
    e = np.exp((rows - np.max(rows, axis=along, keepdims=True)) / temperature)
    e = e / e.sum(axis=along, keepdims=True)
    return e.T if axis == 0 and z.ndim == 2 else e
