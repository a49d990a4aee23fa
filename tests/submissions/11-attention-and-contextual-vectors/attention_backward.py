"""Sample answers of attention_backward."""


# %% base: the Jacobian of each softmax, written out
def attention_backward(dO, Q, K, V, weights):
    jacobian = np.einsum("...nj,jk->...njk", weights, np.eye(weights.shape[-1]))
    jacobian = jacobian - np.einsum("...nj,...nk->...njk", weights, weights)
    dA = np.einsum("...nv,...mv->...nm", dO, V)
    dS = np.einsum("...njk,...nj->...nk", jacobian, dA)
    dS = dS / Q.shape[-1] ** 0.5
    dQ = np.einsum("...nm,...md->...nd", dS, K)
    dK = np.einsum("...nm,...nd->...md", dS, Q)
    dV = np.einsum("...nm,...nv->...mv", weights, dO)
    return dQ, dK, dV


# %% wrong: The Jacobian is taken as diagonal | mentions: diagonal
# - dS = np.einsum("...njk,...nj->...nk", jacobian, dA)
# + dS = weights * (1 - weights) * dA

# %% wrong: The softmax is passed over | mentions: passed over
# - dS = np.einsum("...njk,...nj->...nk", jacobian, dA)
# + dS = dA

# %% wrong: The root is forgotten in dK | mentions: root of d_k is forgotten
# - dK = np.einsum("...nm,...nd->...md", dS, Q)
# + dK = np.einsum("...nm,...nd->...md", dS, Q) * Q.shape[-1] ** 0.5

# %% wrong: The root is forgotten everywhere | mentions: root of d_k is forgotten
# - dS = dS / Q.shape[-1] ** 0.5
# + dS = dS * 1.0

# %% wrong: Divided by d_k | mentions: square root
# - dS = dS / Q.shape[-1] ** 0.5
# + dS = dS / Q.shape[-1]

# %% wrong: The average has no weights | mentions: no weights
# - dS = np.einsum("...njk,...nj->...nk", jacobian, dA)
# + dS = weights * (dA - dA.mean(axis=-1, keepdims=True))

# %% wrong: dQ and dK in the other order | mentions: changed places
# - return dQ, dK, dV
# + return dK, dQ, dV


# %% wrong: Right for one sentence only | mentions: several sentences
def attention_backward(dO, Q, K, V, weights):
    dA = dO @ V.T
    dS = weights * (dA - (weights * dA).sum(axis=1, keepdims=True)) / np.sqrt(Q.shape[1])
    return dS @ K, dS.T @ Q, weights.T @ dO
