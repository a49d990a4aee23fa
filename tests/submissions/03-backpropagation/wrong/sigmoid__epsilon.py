"""An epsilon against overflow, which is not where the overflow is.

loses: sigmoid
mentions: σ|sigmoid
"""

def sigmoid(x):
    s = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, s) / (1 + s) + 1e-7
