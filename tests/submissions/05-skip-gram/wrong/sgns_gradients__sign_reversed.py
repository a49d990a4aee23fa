"""The steps in place of the gradients.

loses: sgns_gradients
mentions: sign
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = 1 - sigmoid(c_pos @ w)
    q = -sigmoid(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
