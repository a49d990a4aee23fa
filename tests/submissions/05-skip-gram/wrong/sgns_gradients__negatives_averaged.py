"""The gradient of a mean over the negatives.

loses: sgns_gradients
mentions: mean|averaged|1/2
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w) / len(C_neg)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
