"""Only the context pulls the target.

loses: softmax_loss_and_gradients
mentions: only the positive|expected
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
    return loss, error[context] * C[context], np.outer(error, W[target])
