"""Draws from a copy of the generator: the caller's never moves on.

loses: generate
mentions: moves on
"""


def generate(context, n_tokens, distribution, rng):
    import copy

    ids, rng = list(context), copy.deepcopy(rng)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
