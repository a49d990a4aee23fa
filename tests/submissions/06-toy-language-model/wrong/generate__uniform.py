"""Draws without the probabilities.

loses: generate
mentions: expected|weights|first difference
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(np.flatnonzero(p > 0))))
    return np.array(ids)
