"""The distribution is asked for once, before the loop.

loses: generate
mentions: for the second|expected|right items|first difference|3, 4
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    p = np.asarray(distribution(np.array(ids))) if n_tokens else None
    for _ in range(n_tokens):
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
