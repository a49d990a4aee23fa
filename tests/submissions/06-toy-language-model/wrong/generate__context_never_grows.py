"""Every token is drawn after the original context.

loses: generate
mentions: expected|shown|3, 4
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(context)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
