"""A floor under the slope, so that it never vanishes.

loses: sigmoid_gradient
mentions: clipped|epsilon
"""

def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return np.maximum(p * (1 - p), 1e-8)
