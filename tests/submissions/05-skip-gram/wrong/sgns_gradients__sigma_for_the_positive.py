"""The factor σ for the positive, too.

loses: sgns_gradients
mentions: real pair|σ − 1|expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w)
    q = sigmoid(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
