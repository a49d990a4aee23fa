"""The positive does not move the target.

loses: sgns_gradients
mentions: positive is missing|expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return q @ C_neg, p * w, np.outer(q, w)
