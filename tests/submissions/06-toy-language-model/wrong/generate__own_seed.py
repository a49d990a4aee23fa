"""A generator of its own with a fixed seed.

loses: generate
mentions: seed of your own
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    rng = np.random.default_rng(0)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
