"""A new dict around the old arrays.

loses: sgd_step
mentions: must stay
"""

def sgd_step(params, grads, learning_rate):
    new = dict(params)
    for k in new:
        new[k] -= learning_rate * grads[k]
    return new
