"""Updates summed by products with one-hot matrices."""

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
    one_hot = np.eye(len(W))
    flat = np.eye(len(C))
    W -= learning_rate * one_hot[targets].T @ dw
    C -= learning_rate * (flat[contexts].T @ dc + np.tensordot(flat[negatives], dn, axes=([0, 1], [0, 1])))
    return loss / len(targets)


def softmax_loss_and_gradients(target, context, W, C):
    y = np.eye(len(C))[context]
    s = np.inner(C, W[target])
    s = s - s.max()
    y_hat = np.exp(s) / np.exp(s).sum()
    loss = np.log(np.exp(s).sum()) - s[context]
    return np.float64(loss), ((y_hat - y)[:, None] * C).sum(0), (y_hat - y)[:, None] * W[target][None]


def sgns_loss(w, c_pos, C_neg):
    x = np.vstack([c_pos, C_neg]) @ w
    x[1:] *= -1
    return np.sum(np.log1p(np.exp(-np.abs(x))) + np.maximum(-x, 0))


def skipgram_pairs(ids, window):
    i, j = np.indices((len(ids), len(ids)))
    near = (i != j) & (np.abs(i - j) <= window)
    return np.stack([ids[i[near]], ids[j[near]]], axis=-1)
