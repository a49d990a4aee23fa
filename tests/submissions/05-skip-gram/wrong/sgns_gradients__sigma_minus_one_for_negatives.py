"""The factor σ − 1 for the negatives, too.

loses: sgns_gradients
mentions: σ − 1|noise
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w) - 1
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
