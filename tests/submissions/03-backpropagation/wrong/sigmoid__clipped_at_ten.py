"""x is clipped to ±10, which cuts the tails off.

loses: sigmoid
mentions: clipped
"""

def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -10, 10)))
