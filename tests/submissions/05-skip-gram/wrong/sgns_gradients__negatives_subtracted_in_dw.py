"""The sign of the negative term in dw is reversed.

loses: sgns_gradients
mentions: subtract|expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * c_pos - q @ C_neg, p * w, np.outer(q, w)
