"""One-hot targets and einsum; masks by np.where."""

def softmax(z, axis=-1, temperature=1.0):
    if not temperature > 0:
        raise ValueError("the temperature has to be positive")
    rows = np.swapaxes(np.array(z, dtype=float), axis, -1)
    e = np.exp((rows - rows.max(-1)[..., None]) / temperature)
    return np.swapaxes(np.einsum("...v,...->...v", e, 1 / np.einsum("...v->...", e)), axis, -1)


def entropy(p):
    if (np.asarray(p) < 0).any():
        raise ValueError("p: negative probability")
    if not 1 - 1e-6 <= p.sum() <= 1 + 1e-6:
        raise ValueError("p: probabilities must sum to one")
    return -np.einsum("i,i->", p, np.log(np.where(p > 0, p, 1)))


def cross_entropy(p, q):
    for name in "pq":
        d = {"p": p, "q": q}[name]
        if (d < 0).any() or not 1 - 1e-6 <= d.sum() <= 1 + 1e-6:
            raise ValueError(f"argument {name} is no distribution")
    with np.errstate(all="ignore"):
        return -np.where(p == 0, 0.0, p * np.log(q)).sum()


def kl_divergence(p, q):
    for name in "pq":
        d = {"p": p, "q": q}[name]
        if (d < 0).any() or not 1 - 1e-6 <= d.sum() <= 1 + 1e-6:
            raise ValueError(f"argument {name} is no distribution")
    with np.errstate(all="ignore"):
        return np.where(p == 0, 0.0, p * np.log(p / q)).sum()


def cross_entropy_loss(logits, targets):
    one_hot = np.eye(logits.shape[1])[targets]
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_y = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return -np.einsum("bv,bv->", one_hot, log_y) / len(one_hot)


def cross_entropy_gradient(logits, targets):
    one_hot = np.zeros(logits.shape)
    np.put_along_axis(one_hot, targets[:, None], 1.0, axis=1)
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.einsum("bv,b->bv", e, 1 / e.sum(axis=1)) / len(e) - one_hot / len(e)


def perplexity(logits, targets):
    one_hot = np.eye(logits.shape[1])[targets]
    shifted = logits - logits.max(axis=1, keepdims=True)
    bits = (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))) / np.log(2)
    return 2.0 ** (-np.einsum("bv,bv->", one_hot, bits) / len(one_hot))
