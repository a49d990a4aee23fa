"""The model sees the new tokens and the last of the context.

loses: generate
mentions: the model was shown
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids[len(context) - 1:])))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
