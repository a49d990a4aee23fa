"""dc_pos first, dw second.

loses: sgns_gradients
mentions: expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * w, p * c_pos + q @ C_neg, np.outer(q, w)
