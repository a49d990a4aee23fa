"""x(1 − x): the argument is taken for the sigmoid's value.

loses: sigmoid_gradient
mentions: x\(1 − x\)
"""

def sigmoid_gradient(x):
    return x * (1 - x)
