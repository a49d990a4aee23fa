"""The old dict is filled with new arrays.

loses: sgd_step
mentions: must stay
"""

def sgd_step(params, grads, learning_rate):
    for k in params:
        params[k] = params[k] - learning_rate * grads[k]
    return params
