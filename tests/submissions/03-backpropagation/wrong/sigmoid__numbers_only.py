"""math.exp takes one number, not an array.

loses: sigmoid
mentions: truth value|ambiguous|array
"""

def sigmoid(x):
    if x >= 0:
        return 1 / (1 + math.exp(-x))
    return math.exp(x) / (1 + math.exp(x))
