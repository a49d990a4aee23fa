"""n_tokens counts the context, too.

loses: generate
mentions: missing at the end|items? (expected|missing)
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens - len(context)):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
