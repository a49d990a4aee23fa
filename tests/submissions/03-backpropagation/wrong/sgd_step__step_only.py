"""The step without the old parameters.

loses: sgd_step
mentions: step alone|expected
"""

def sgd_step(params, grads, learning_rate):
    return {k: -learning_rate * grads[k] for k in params}
