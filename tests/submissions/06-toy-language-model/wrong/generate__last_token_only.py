"""The model is shown the last token only, as if it were always a bigram model.

loses: generate
mentions: was shown
"""


def generate(context, n_tokens, distribution, rng):
    ids = list(context)
    for _ in range(n_tokens):
        p = np.asarray(distribution(np.array(ids[-1:])))
        ids.append(int(rng.choice(len(p), p=p)))
    return np.array(ids)
