"""tanh in place of the sigmoid.

loses: sigmoid
mentions: tanh|expected
"""

def sigmoid(x):
    return np.tanh(x)
