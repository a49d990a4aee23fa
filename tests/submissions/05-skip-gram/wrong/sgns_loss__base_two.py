"""Logarithm with base 2.

loses: sgns_loss
mentions: base
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    return (softplus(-c_pos @ w) + softplus(C_neg @ w).sum()) / np.log(2)
