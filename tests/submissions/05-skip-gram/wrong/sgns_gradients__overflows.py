"""1 / (1 + exp(−x)) times exp(x): NaN for large dot products.

loses: sgns_gradients
mentions: finite|nan|overflow
"""


def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(q, w)
