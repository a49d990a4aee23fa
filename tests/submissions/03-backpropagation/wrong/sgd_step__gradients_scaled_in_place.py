"""The gradients are scaled in place.

loses: sgd_step
mentions: must stay
"""

def sgd_step(params, grads, learning_rate):
    for k in grads:
        grads[k] *= learning_rate
    return {k: v - grads[k] for k, v in params.items()}
