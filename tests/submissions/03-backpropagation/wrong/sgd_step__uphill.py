"""The gradient is added.

loses: sgd_step
mentions: uphill
"""

def sgd_step(params, grads, learning_rate):
    return {k: v + learning_rate * grads[k] for k, v in params.items()}
