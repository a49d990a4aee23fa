"""Gumbel noise, heapq, masks and searchsorted; the temperature as a power."""


import heapq


def next_token_distribution(prev_id, prev_vectors, next_vectors, temperature=1.0):
    if temperature <= 0.0:
        raise ValueError("a temperature is positive")
    z = np.einsum("d,vd->v", prev_vectors[prev_id], next_vectors)
    p = np.exp(z) / np.exp(z).sum()
    return p ** (1 / temperature) / np.sum(p ** (1 / temperature))


def top_k_filter(p, k):
    if k <= 0:
        raise ValueError("k: at least one token has to survive")
    best = heapq.nlargest(k, range(len(p)), key=lambda i: (p[i], -i))
    mask = np.isin(np.arange(len(p)), best)
    return np.where(mask, p, 0.0) / p[mask].sum()


def top_p_filter(p, mass):
    if mass > 1 or mass <= 0:
        raise ValueError("mass is a share of 1")
    order = p.argsort()[::-1]
    n = np.searchsorted(p[order].cumsum(), mass) + 1
    q = p.copy()
    q[order[n:]] = 0
    return q / q.sum()


def generate(context, n_tokens, distribution, rng):
    ids = tuple(context)
    while len(ids) < len(context) + n_tokens:
        with np.errstate(divide="ignore"):
            scores = np.log(distribution(np.array(ids))) + rng.gumbel(size=len(distribution(np.array(ids))))
        ids += (int(np.argmax(scores)),)
    return ids


def context_windows(ids, size, pad_id):
    X = np.full((len(ids), size), pad_id)
    for back in range(1, size + 1):
        X[back:, size - back] = ids[: max(len(ids) - back, 0)]
    return X, ids.copy()
