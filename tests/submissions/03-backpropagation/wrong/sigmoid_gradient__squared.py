"""σ² in place of σ(1 − σ).

loses: sigmoid_gradient
mentions: expected
"""

def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return p * p
