"""Only the new tokens come back.

loses: generate
mentions: new tokens alone
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids[len(context):])
