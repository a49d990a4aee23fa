"""The second fraction as it stands: inf/inf at +1000.

loses: sigmoid
mentions: NaN|overflow
"""

def sigmoid(x):
    return np.exp(x) / (1 + np.exp(x))
