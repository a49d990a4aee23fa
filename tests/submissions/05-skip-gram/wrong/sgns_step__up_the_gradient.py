"""The gradient is added.

loses: sgns_step
mentions: up the gradient|subtract
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
    np.add.at(W, targets, learning_rate * dw)
    np.add.at(C, contexts, learning_rate * dc)
    np.add.at(C, negatives, learning_rate * dn)
    return loss / len(targets)
