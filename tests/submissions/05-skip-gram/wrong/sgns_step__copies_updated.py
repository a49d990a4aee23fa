"""The tables are copied first; nothing changes.

loses: sgns_step
mentions: copy|copies|as it was
"""


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
    W, C = W.copy(), C.copy()
    np.subtract.at(W, targets, learning_rate * dw)
    np.subtract.at(C, contexts, learning_rate * dc)
    np.subtract.at(C, negatives, learning_rate * dn)
    return loss / len(targets)
