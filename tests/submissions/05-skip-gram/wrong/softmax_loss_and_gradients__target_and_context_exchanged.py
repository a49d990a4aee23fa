"""Target and context are exchanged.

loses: softmax_loss_and_gradients
mentions: exchanged|expected
"""


def softmax_loss_and_gradients(target, context, W, C):
    scores = C @ W[context]
    log_sum = np.logaddexp.reduce(scores)
    error = np.exp(scores - log_sum)
    error[target] -= 1
    return log_sum - scores[target], C.T @ error, np.outer(error, W[context])
