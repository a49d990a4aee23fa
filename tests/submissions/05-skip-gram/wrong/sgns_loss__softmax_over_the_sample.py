"""A softmax over positive and negatives.

loses: sgns_loss
mentions: softmax|expected
"""


def sigmoid(x):
    return np.where(x >= 0, 1 / (1 + np.exp(-np.abs(x))), np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))))


def softplus(x):
    return np.logaddexp(0, x)


def sgns_loss(w, c_pos, C_neg):
    s = np.concatenate([[c_pos @ w], C_neg @ w])
    return np.logaddexp.reduce(s) - s[0]
