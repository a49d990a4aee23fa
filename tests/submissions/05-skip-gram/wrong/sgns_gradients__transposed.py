"""dC_neg has one column a negative.

loses: sgns_gradients
mentions: transposed|shape|exchanged
"""


def sigmoid(x):
    return 0.5 * (1 + np.tanh(0.5 * x))


def sgns_gradients(w, c_pos, C_neg):
    p = sigmoid(c_pos @ w) - 1
    q = sigmoid(C_neg @ w)
    return p * c_pos + q @ C_neg, p * w, np.outer(w, q)
