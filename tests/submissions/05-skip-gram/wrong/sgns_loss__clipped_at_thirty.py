"""Dot products are clipped to ±30.

loses: sgns_loss
mentions: logaddexp
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    f = lambda x: np.clip(x, -30, 30)
    return softplus(-f(c_pos @ w)) + softplus(f(C_neg @ w)).sum()
