"""Biases stay as they are.

loses: sgd_step
mentions: b1
"""

def sgd_step(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] if k.startswith('W') else v.copy() for k, v in params.items()}
