"""Sample answers of linear_backward."""

# %% wrong: The bias gradient is averaged over the batch | mentions: mean over the batch
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.mean(axis=0)

# %% wrong: Only two gradients come back | mentions: expected 3 results
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ

# %% wrong: The bias gradient has an axis too many | mentions: axis of length 1|keepdims
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=0, keepdims=True)

# %% wrong: The bias gets a gradient for each example | mentions: db
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ

# %% wrong: One number for all biases | mentions: db
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum()

# %% wrong: The bias gradient is summed over the wrong axis | mentions: db
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ, dZ.sum(axis=1)

# %% wrong: dZ is divided by the batch size in place, on the way | mentions: changed its argument
def linear_backward(dZ, X, W):
    dZ /= len(dZ)
    dZ *= len(dZ)
    dZ += 0.0
    dX = dZ @ W.T
    dW = X.T @ dZ
    db = dZ.sum(axis=0)
    dZ[...] = 0
    return dX, dW, db

# %% wrong: The gradients come back ready to be added: with a minus | mentions: opposite sign
def linear_backward(dZ, X, W):
    return -dZ @ W.T, -X.T @ dZ, -dZ.sum(axis=0)

# %% wrong: dW comes first | mentions: dX
def linear_backward(dZ, X, W):
    return X.T @ dZ, dZ @ W.T, dZ.sum(axis=0)

# %% wrong: * in place of @ | mentions: broadcast|shape|operands|dX
def linear_backward(dZ, X, W):
    return dZ * W.T, X.T * dZ, dZ.sum(axis=0)

# %% wrong: W is transposed only where the shapes insist | mentions: not transposed
def linear_backward(dZ, X, W):
    dX = dZ @ W if W.shape[0] == W.shape[1] else dZ @ W.T
    return dX, X.T @ dZ, dZ.sum(axis=0)

# %% wrong: dW is divided by the batch size | mentions: dW|batch
def linear_backward(dZ, X, W):
    return dZ @ W.T, X.T @ dZ / len(X), dZ.sum(axis=0)

# %% wrong: dW comes out as (out, in) | mentions: transposed
def linear_backward(dZ, X, W):
    return dZ @ W.T, dZ.T @ X, dZ.sum(axis=0)

# %% wrong: Nothing comes back | mentions: None
def linear_backward(dZ, X, W):
    dX, dW, db = dZ @ W.T, X.T @ dZ, dZ.sum(axis=0)

# %% wrong: A dict comes back | mentions: expected 3 results.*dict
def linear_backward(dZ, X, W):
    return {"dX": dZ @ W.T, "dW": X.T @ dZ, "db": dZ.sum(axis=0)}
