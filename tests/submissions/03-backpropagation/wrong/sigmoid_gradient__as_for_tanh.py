"""1 − σ², the rule for tanh.

loses: sigmoid_gradient
mentions: expected|tanh
"""

def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return 1 - p**2
