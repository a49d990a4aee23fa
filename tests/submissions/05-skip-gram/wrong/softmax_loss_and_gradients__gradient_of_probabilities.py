"""−y/ŷ in place of ŷ − y.

loses: softmax_loss_and_gradients
mentions: probabilities|expected
"""


def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[target]
    e = np.exp(scores - scores.max())
    y_hat = e / e.sum()
    top = scores.max()
    log_y = scores - top - np.log(np.exp(scores - top).sum())
    loss = -log_y[context]
    error = y_hat.copy()
    error = np.zeros(len(C)); error[context] = -1 / max(y_hat[context], 1e-300)
    return loss, C.T @ error, np.outer(error, W[target])
