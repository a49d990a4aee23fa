"""Only the context's row of C has a gradient.

loses: softmax_loss_and_gradients
mentions: every row|expected
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
    return loss, C.T @ error, np.outer(np.eye(len(C))[context] * error, W[target])
