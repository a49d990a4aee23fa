"""The likeliest token every time: greedy decoding.

loses: generate
mentions: argmax
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids)))
        ids.append(int(np.argmax(p)))
    return np.array(ids)
