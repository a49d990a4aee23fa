"""σ(1 − σ) in place of 1 − σ.

loses: sgns_gradients
mentions: one σ too many|expected
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = -sigmoid(c_pos @ w) * (1 - sigmoid(c_pos @ w))
    q = sigmoid(C_neg @ w) * (1 - sigmoid(C_neg @ w))
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
