"""A softmax over the elements.

loses: sigmoid
mentions: softmax|expected
"""

def sigmoid(x):
    e = np.exp(x - x.max())
    return e / e.sum()
