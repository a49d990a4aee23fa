"""The log of a sigmoid: σ(−800) is 0.

loses: sgns_loss
mentions: finite|inf
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    return -np.log(sigmoid(c_pos @ w)) - np.log(sigmoid(-(C_neg @ w))).sum()
