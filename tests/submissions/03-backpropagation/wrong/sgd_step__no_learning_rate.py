"""The learning rate is left out.

loses: sgd_step
mentions: learning rate|expected
"""

def sgd_step(params, grads, learning_rate):
    return {k: v - grads[k] for k, v in params.items()}
