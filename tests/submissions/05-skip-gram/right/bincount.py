"""Updates summed with np.bincount, column by column."""

def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def gradients(W, C, targets, contexts, negatives):
    w, c, n = W[targets], C[contexts], C[negatives]
    x, y = (w * c).sum(-1), (w[:, None] * n).sum(-1)
    p, q = sigmoid(x) - 1, sigmoid(y)
    loss = np.logaddexp(0, -x).sum() + np.logaddexp(0, y).sum()
    dw = p[:, None] * c + (q[..., None] * n).sum(1)
    return loss, dw, p[:, None] * w, q[..., None] * w[:, None]


def sgns_step(W, C, targets, contexts, negatives, learning_rate):
    batch = targets, contexts, negatives
    loss, dw, dc, dn = gradients(W, C, *batch)
    words = np.concatenate([contexts, negatives.ravel()])
    grads = np.concatenate([dc, dn.reshape(-1, C.shape[1])])
    for j in range(W.shape[1]):
        W[:, j] -= learning_rate * np.bincount(targets, dw[:, j], len(W))
        C[:, j] -= learning_rate * np.bincount(words, grads[:, j], len(C))
    return loss / len(targets)


def noise_distribution(counts, power=0.75):
    with np.errstate(divide="ignore"):
        logs = power * np.log(counts)
    return np.exp(logs - np.logaddexp.reduce(logs))


def sample_negatives(positives, k, noise, rng):
    q = np.tile(noise, (len(positives), 1))
    q[np.arange(len(positives)), positives] = 0
    bounds = np.cumsum(q, axis=1)
    u = rng.random((len(positives), k)) * bounds[:, -1:]
    return (u[:, :, None] >= bounds[:, None, :]).sum(-1)


def skipgram_pairs(ids, window):
    pairs = []
    for i, word in enumerate(ids):
        context = list(ids[max(0, i - window) : i]) + list(ids[i + 1 : i + 1 + window])
        pairs += [(word, c) for c in context]
    return np.array(pairs) if pairs else np.zeros((0, 2), dtype=np.int64)
