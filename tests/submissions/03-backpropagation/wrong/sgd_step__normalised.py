"""Each gradient is scaled to length 1.

loses: sgd_step
mentions: length 1|expected
"""

def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] / (np.linalg.norm(grads[k]) + 1e-12) for k, v in params.items()}
