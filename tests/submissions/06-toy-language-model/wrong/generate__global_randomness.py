"""np.random instead of the generator.

loses: generate
mentions: same seed
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(np.random.choice(len(p), p=p)))
    return np.array(ids)
