"""Dot products are clipped to ±6.

loses: sgns_loss
mentions: logaddexp|expected
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    f = lambda x: np.clip(x, -6, 6)
    return softplus(-f(c_pos @ w)) + softplus(f(C_neg @ w)).sum()
