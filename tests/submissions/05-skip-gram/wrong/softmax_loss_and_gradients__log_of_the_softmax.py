"""The log of a probability that has become 0.

loses: softmax_loss_and_gradients
mentions: finite|inf
"""


def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[target]
    e = np.exp(scores - scores.max())
    y_hat = e / e.sum()
    top = scores.max()
    log_y = scores - top - np.log(np.exp(scores - top).sum())
    loss = -np.log(y_hat[context])
    error = y_hat.copy()
    error[context] -= 1
    return loss, C.T @ error, np.outer(error, W[target])
