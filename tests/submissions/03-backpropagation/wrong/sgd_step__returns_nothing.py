"""Nothing comes back.

loses: sgd_step
mentions: None|iterable
"""

def sgd_step(params, grads, learning_rate):
    {k: v - learning_rate * grads[k] for k, v in params.items()}
