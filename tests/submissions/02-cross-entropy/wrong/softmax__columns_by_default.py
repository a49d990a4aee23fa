"""axis=0 as default: columns add up to 1.

loses: softmax
mentions: wrong axis
"""

def softmax(z, axis=0, temperature=1.0):
    if temperature <= 0:
        raise ValueError("temperature must be positive")
    e = np.exp((z - z.max(axis=axis, keepdims=True)) / temperature)
    return e / e.sum(axis=axis, keepdims=True)
