"""Each pair read backwards: previous and next exchanged.

loses: bigram_loss_and_gradients
mentions: backwards|exchanged|other target
"""


def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    prev_ids, next_ids = next_ids, prev_ids
    B = len(prev_ids)
    rows = prev_vectors[prev_ids]
    z = rows @ next_vectors.T
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(B), next_ids]).mean()
    g = p.copy()
    g[np.arange(B), next_ids] -= 1
    g /= B
    dprev = np.zeros_like(prev_vectors)
    np.add.at(dprev, prev_ids, g @ next_vectors)
    dnext = g.T @ rows
    return loss, dprev, dnext
