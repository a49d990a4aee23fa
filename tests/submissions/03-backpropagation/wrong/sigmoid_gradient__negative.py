"""The minus of exp(−x) is differentiated, that of the exponent −2 is forgotten.

loses: sigmoid_gradient
mentions: opposite sign|sign
"""

def sigmoid_gradient(x):
    s = np.exp(-np.abs(x))
    p = np.where(x >= 0, 1.0, s) / (1 + s)
    return -p * (1 - p)
