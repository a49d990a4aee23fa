"""A loop overwrites dw: only the last negative is there.

loses: sgns_gradients
mentions: last negative|expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * c_pos + q[-1] * C_neg[-1], p * w, np.outer(q, w)
