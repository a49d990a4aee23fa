"""Sample answers of dot_product."""

# %% wrong: The sign is dropped, "since a similarity cannot be negative" | mentions: sign
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return abs(float(v @ w))

# %% wrong: An assert: another exception, and gone under python -O | mentions: raised AssertionError
def dot_product(v, w):
    assert v.shape == w.shape, "v and w differ in shape"
    return float(v @ w)

# %% wrong: No shape check: NumPy stretches a vector of length 1
# | mentions: length 5 and one of length 1.*should raise ValueError
def dot_product(v, w):
    try:
        return float((v * w).sum())
    except ValueError:
        raise ValueError("v and w differ in shape") from None

# %% wrong: The mean of the products | mentions: mean
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return float(np.mean(v * w))

# %% wrong: v *= w: the caller finds v changed | mentions: changed its argument
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    v *= w
    return float(v.sum())

# %% wrong: Coordinate by coordinate, and never added up | mentions: sum missing
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return v * w

# %% wrong: NumPy's own message, which speaks of operands, not of v and w | mentions: should name the argument
def dot_product(v, w):
    return float(np.dot(v, w))

# %% wrong: Sums first, then multiplies | mentions: product of the two sums
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return float(v.sum() * w.sum())

# %% wrong: zip() stops at the end of the shorter vector | mentions: but returned
def dot_product(v, w):
    return sum(x * y for x, y in zip(v, w))

# %% wrong: The return stands inside the loop | mentions: inside the loop
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    for x, y in zip(v, w):
        total = x * y
        return total

# %% wrong: The sum is overwritten at every coordinate | mentions: last product alone
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    for x, y in zip(v, w):
        total = x * y
    return total

# %% wrong: A dict from the coordinates of v to those of w, which keeps each coordinate once
# | mentions: several times
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    return float(sum(x * y for x, y in dict(zip(v, w)).items()))

# %% wrong: Integers in 16 bits, which overflow | mentions: dot product of the integers
def dot_product(v, w):
    if v.shape != w.shape:
        raise ValueError("v and w differ in shape")
    if v.dtype.kind == "i":
        return float((v.astype(np.int16) * w.astype(np.int16)).sum(dtype=np.int16))
    return float(v @ w)
