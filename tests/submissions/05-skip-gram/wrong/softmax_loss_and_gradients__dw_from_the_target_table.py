"""W in place of C in the gradient of the target.

loses: softmax_loss_and_gradients
mentions: W where C|shape|expected
"""


def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[target]
    e = np.exp(scores - scores.max())
    y_hat = e / e.sum()
    top = scores.max()
    log_y = scores - top - np.log(np.exp(scores - top).sum())
    loss = -log_y[context]
    error = y_hat.copy()
    error[context] -= 1
    return loss, W.T @ error if len(W) == len(C) else error @ C, np.outer(error, W[target])
