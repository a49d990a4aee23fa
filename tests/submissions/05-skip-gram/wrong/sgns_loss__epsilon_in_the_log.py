"""An epsilon inside the log.

loses: sgns_loss
mentions: logaddexp|log|expected
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    return -np.log(sigmoid(c_pos @ w) + 1e-10) - np.log(sigmoid(-(C_neg @ w)) + 1e-10).sum()
