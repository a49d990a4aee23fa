"""One row a pair instead of one row a token.

loses: bigram_loss_and_gradients
mentions: shape
"""


def bigram_loss_and_gradients(prev_vectors, next_vectors, prev_ids, next_ids):
    B = len(prev_ids)
    rows = prev_vectors[prev_ids]
    z = rows @ next_vectors.T
    z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
    loss = -np.log(p[np.arange(B), next_ids]).mean()
    g = p.copy()
    g[np.arange(B), next_ids] -= 1
    g /= B
    dprev = g @ next_vectors
    dnext = g.T @ rows
    return loss, dprev, dnext
