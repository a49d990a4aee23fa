"""The old arrays are changed in place, and the old dict comes back.

loses: sgd_step
mentions: must stay
"""

def sgd_step(params, grads, learning_rate):
    for k in params:
        params[k] -= learning_rate * grads[k]
    return params
