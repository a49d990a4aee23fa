"""Batches of 128 in the order of the text, both tables at random, negatives drawn batch by batch."""


def train_cbow(ids, vocab_size, dim, window, k, epochs, learning_rate, rng):
    W, C = (rng.uniform(-0.5, 0.5, (vocab_size, dim)) for _ in "WC")
    p = np.bincount(ids, minlength=vocab_size) ** 0.75
    p = p / p.sum()
    T = len(ids)
    around = np.array([d for d in range(-window, window + 1) if d])
    for _ in range(epochs):
        for start in range(0, T, 128):
            t = np.arange(start, min(start + 128, T))
            place = t[:, None] + around
            here = ((place >= 0) & (place < T)).astype(float)
            bag = ids[np.clip(place, 0, T - 1)]
            n = here.sum(axis=1)
            negatives = rng.choice(vocab_size, (len(t), k), p=p)
            while (same := negatives == ids[t, None]).any():
                negatives = np.where(same, rng.choice(vocab_size, negatives.shape, p=p), negatives)
            h = (here[..., None] * C[bag]).sum(axis=1) / n[:, None]
            pull = 1 / (1 + np.exp((h * W[ids[t]]).sum(axis=1)))
            push = 1 / (1 + np.exp(-np.einsum("td,tkd->tk", h, W[negatives])))
            dh = np.einsum("tk,tkd->td", push, W[negatives]) - pull[:, None] * W[ids[t]]
            np.add.at(W, ids[t], learning_rate * pull[:, None] * h)
            np.subtract.at(W, negatives, learning_rate * push[..., None] * h[:, None])
            np.subtract.at(C, bag, learning_rate * (here / n[:, None])[..., None] * dh[:, None])
    return W, C
