"""Mixes the model's probabilities with the uniform distribution.

loses: generate
mentions: expected about|probability 0|expected
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=0.5 * p + 0.5 / len(p))))
    return np.array(ids)
