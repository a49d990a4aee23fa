"""Writes the first new token over the caller's context.

loses: generate
mentions: changed
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    if n_tokens:
        context[-1] = ids[-1]
    return np.array(ids)
