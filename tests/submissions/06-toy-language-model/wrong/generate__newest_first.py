"""New tokens are put in front.

loses: generate
mentions: reverse|order|expected|shown
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.insert(0, int(rng.choice(len(p), p=p)))
    return np.array(ids)
