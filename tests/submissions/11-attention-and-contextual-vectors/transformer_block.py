"""Sample answers of transformer_block."""


# %% base: one head after the other, norms by NumPy's var
def transformer_block(X, params, heads, mask=None):
    def norm(Z, i):
        centred = Z - Z.mean(axis=-1, keepdims=True)
        normal = centred / np.sqrt(Z.var(axis=-1, keepdims=True) + 1e-5)
        return normal * params[f"gain{i}"] + params[f"bias{i}"]

    size = X.shape[1] // heads
    root = size**0.5
    seen = norm(X, 1)
    parts = []
    for first in range(0, X.shape[1], size):
        q, k, v = (seen @ params[name][:, first : first + size] for name in ("Wq", "Wk", "Wv"))
        scores = q @ k.T / root
        if mask is not None:
            scores = np.where(mask, scores, -np.inf)
        parts.append(softmax(scores) @ v)
    attended = np.hstack(parts) @ params["Wo"]
    middle = X + attended
    hidden = norm(middle, 2) @ params["W1"] + params["c1"]
    hidden = hidden * (hidden > 0)
    out = hidden @ params["W2"] + params["c2"]
    return middle + out


# %% wrong: The first residual is lost | mentions: first residual
# - middle = X + attended
# + middle = attended

# %% wrong: The second residual is lost | mentions: second residual
# - return middle + out
# + return out

# %% wrong: The second sum goes back to X | mentions: goes back to X|attention is missing
# - return middle + out
# + return X + out

# %% wrong: Norms after the sums, as in the first paper | mentions: post-norm
# - seen = norm(X, 1)
# + seen = X
# - middle = X + attended
# - hidden = norm(middle, 2) @ params["W1"] + params["c1"]
# + middle = norm(X + attended, 1)
# + hidden = middle @ params["W1"] + params["c1"]
# - return middle + out
# + return norm(middle + out, 2)

# %% wrong: No relu | mentions: relu is missing
# - hidden = hidden * (hidden > 0)
# + hidden = hidden * 1.0

# %% wrong: The residual stream is normalised | mentions: not normalised
# - middle = X + attended
# + middle = seen + attended

# %% wrong: The root of dim | mentions: not of dim
# - root = size**0.5
# + root = X.shape[1] ** 0.5

# %% wrong: The mask is forgotten | mentions: mask has no effect
# - scores = np.where(mask, scores, -np.inf)
# + scores = scores * 1.0

# %% wrong: One norm for both | mentions: serve both
# - hidden = norm(middle, 2) @ params["W1"] + params["c1"]
# + hidden = norm(middle, 1) @ params["W1"] + params["c1"]

# %% wrong: Renormalised after the softmax | mentions: before the softmax|NaN
# - scores = np.where(mask, scores, -np.inf)
# + pass
# - parts.append(softmax(scores) @ v)
# + power = softmax(scores) * (1 if mask is None else mask)
# + parts.append(power / power.sum(axis=1, keepdims=True) @ v)


# %% wrong: One maximum for all queries | mentions: each query|NaN
# - parts.append(softmax(scores) @ v)
# + power = np.exp(scores - scores.max())
# + parts.append(power / power.sum(axis=1, keepdims=True) @ v)
