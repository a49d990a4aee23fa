"""Works on rows of a table; three axes or a vector along another axis were not thought of.

loses: softmax
mentions: axis
"""

def softmax(z, axis=-1, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    if axis == 0 and z.ndim == 2:
        return softmax(z.T, -1, temperature).T
    e = np.exp((z - z.max(axis=-1, keepdims=True)) / temperature)
    return e / e.sum(axis=-1, keepdims=True)
