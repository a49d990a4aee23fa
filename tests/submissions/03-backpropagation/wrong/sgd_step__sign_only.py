"""Only the sign of the gradient counts.

loses: sgd_step
mentions: sign|expected
"""

def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * np.sign(grads[k]) for k, v in params.items()}
